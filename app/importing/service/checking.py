"""Holding the rows of an import against the book: which are right, and what is wrong where."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from app.db import db
from app.domain.actors import Actor
from app.domain.importing.checking import Checker, distinct, key_of
from app.domain.importing.encodings import Encoding
from app.domain.importing.lines import Checked, Known, Line, Meanings, Problem
from app.domain.importing.people import sign_of
from app.domain.importing.states import TwinDecision, Verdict
from app.domain.importing.targets import Target, lacking
from app.domain.importing.twins import Days, Earlier
from app.domain.importing.values import Meant, propose_category, propose_result
from app.importing.intake import decode_rows
from app.importing.models import ImportRow, RegisterImport
from app.importing.service.known import days_known, known_of, teams_by_words

Row = tuple[int, Sequence[str], TwinDecision | None]
"""A row of the sheet: its number, its cells as words, what was decided of a twin."""
DOUBTED = 5
"""One in so many lines whose number is given already: the numbers are not those of a book."""
KINDS = {Target.RESULT: "result", Target.CATEGORY: "category", Target.TEAM: "team"}
"""The columns whose words a person says the meaning of."""
ROWS = ImportRow.__table__


def matching_of(one: RegisterImport) -> list[Target | None]:
    return [Target(code) if code else None for code in one.matching]


def meanings_of(one: RegisterImport) -> Meanings:
    given = one.meanings
    return Meanings(
        results={key: Meant(code) for key, code in given.get("result", {}).items() if code},
        categories={key: code for key, code in given.get("category", {}).items() if code},
        teams={key: UUID(code) for key, code in given.get("team", {}).items() if code},
    )


def lacking_of(one: RegisterImport) -> list[str]:
    return lacking(matching_of(one), has_team=one.team_id is not None)


def decoded_rows(
    one: RegisterImport, rows: Iterable[tuple[int, Sequence[str], TwinDecision | None]]
) -> list[Row]:
    guesses, rows = [Encoding(code) for code in one.guesses], list(rows)
    decoded = decode_rows([cells for _, cells, _ in rows], guesses)
    return [
        (number, texts, decision)
        for (number, _, decision), texts in zip(rows, decoded, strict=True)
    ]


def rows_of(one: RegisterImport) -> list[Row]:
    """All rows as words; ten thousand of them take a few tens of MB."""
    kept = db.select(ImportRow.row, ImportRow.cells, ImportRow.decision)
    kept = kept.where(ImportRow.import_id == one.id).order_by(ImportRow.row)
    return decoded_rows(one, db.session.execute(kept))


def words_in(
    one: RegisterImport, rows: Sequence[Row], target: Target
) -> dict[str, tuple[str, int]]:
    """The different words of a column, the most frequent first; "" for what is empty."""
    if target not in (matching := matching_of(one)):
        return {}
    place = matching.index(target)
    return distinct(cells[place] if place < len(cells) else "" for _, cells, _ in rows)


def propose_meanings(one: RegisterImport, rows: Sequence[Row], *, by: Actor) -> None:
    """Add what words most likely mean, where nobody has said so yet."""
    teams = teams_by_words(by)
    proposals = {
        "result": propose_result,
        "category": propose_category,
        "team": lambda text: str(found) if (found := teams.get(key_of(text))) else None,
    }
    meanings = {kind: dict(one.meanings.get(kind, {})) for kind in KINDS.values()}
    for target, kind in KINDS.items():
        for key, (text, _) in words_in(one, rows, target).items():
            if key and key not in meanings[kind]:
                meanings[kind][key] = proposals[kind](text) or ""
    if meanings != one.meanings:
        one.meanings = meanings


def check_rows(
    one: RegisterImport, rows: Sequence[Row], *, today: date, by: Actor
) -> list[dict[str, Any]]:
    """The verdict of each row as columns of :class:`ImportRow`; notes on the import itself
    whether rows could be checked at all."""
    one.is_checked = not lacking_of(one)
    if not one.is_checked:
        return [_unknown(number) for number, _, _ in rows]
    return _verdicts(one, rows, known_of(one, today=today, by=by), by)


def recheck(one: RegisterImport, *, today: date, by: Actor) -> None:
    """Check every row anew, in the transaction of the caller."""
    rows = rows_of(one)
    propose_meanings(one, rows, by=by)
    found = check_rows(one, rows, today=today, by=by)
    write = (
        db.update(ROWS)
        .where(ROWS.c.import_id == one.id, ROWS.c.row == db.bindparam("of_row"))
        .values({name: db.bindparam(name) for name in _unknown(0) if name != "row"})
    )
    if found:
        db.session.connection().execute(
            write, [{"of_row": verdict.pop("row"), **verdict} for verdict in found]
        )


def _verdicts(
    one: RegisterImport, rows: Sequence[Row], known: Known, by: Actor
) -> list[dict[str, Any]]:
    checker = Checker(matching_of(one), meanings_of(one), known)
    checked = [checker.check(cells) for _, cells, _ in rows]
    lines = [found.line for found in checked if found.line]
    days = days_known({line.received_on for line in lines}, by=by)
    return [
        _verdict(number, decision, found, checker, days, known)
        for (number, _, decision), found in zip(rows, checked, strict=True)
    ]


def _verdict(
    number: int,
    decision: TwinDecision | None,
    found: Checked,
    checker: Checker,
    days: Days,
    known: Known,
) -> dict[str, Any]:
    if found.line is None:
        verdict = Verdict.LEFT_OUT if found.is_left_out else Verdict.WRONG
        return _told(number, verdict, found.problems)
    line, sign = found.line, sign_of(found.line.people)
    given = checker.number_given(line)
    twin = days.twin(line.received_on, sign)
    days.add(line.received_on, Earlier(sign, row=number))
    is_taken = twin is None or decision is TwinDecision.TAKE
    if given and is_taken:
        return _told(number, Verdict.WRONG, (given,), twin)
    if is_taken:
        _give(line, known)
    return _told(number, Verdict.RIGHT if twin is None else Verdict.TWIN, (), twin)


def _give(line: Line, known: Known) -> None:
    if line.number is not None:
        known.numbers.add((line.team_id, line.received_on.year, line.number))


def _told(
    number: int, verdict: Verdict, problems: Sequence[Problem], twin: Earlier | None = None
) -> dict[str, Any]:
    return {
        "row": number,
        "verdict": verdict,
        "problems": [[one.column, one.sentence] for one in problems] or None,
        "twin_case_id": twin and twin.case_id,
        "twin_row": twin and twin.row,
    }


def _unknown(number: int) -> dict[str, Any]:
    return {
        "row": number, "verdict": None, "problems": None, "twin_case_id": None, "twin_row": None,
    }  # fmt: skip


def are_numbers_doubtful(one: RegisterImport, found: Sequence[Mapping[str, Any]]) -> bool:
    """Whether the numbers begin anew within the file too often to be those of the book."""
    if Target.NUMBER not in (matching := matching_of(one)):
        return False
    column = matching.index(Target.NUMBER)
    given = sum(
        any(place == column and "đã có trong sổ" in told for place, told in one["problems"] or ())
        for one in found
    )
    return given * DOUBTED > len(found)

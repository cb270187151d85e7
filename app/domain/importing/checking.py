"""One line of an old register against the book: what goes in, and what is wrong in which column."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from uuid import UUID

from app.domain.calendar import show
from app.domain.importing.files import MOST_LETTERS
from app.domain.importing.lines import Checked, Known, Line, Meanings, Problem, TeamKnown
from app.domain.importing.people import LONGEST, Person, both_sides, names_in, people_in
from app.domain.importing.targets import Target
from app.domain.importing.values import Meant, Unreadable, is_ticked, read_day, read_number
from app.domain.mediation.parties import Side
from app.domain.words import fold

OLDEST = 120
"""Years of age that nobody passes."""
NO_END = "Sổ cũ không ghi ngày kết thúc; lấy ngày nhận vụ, việc."
_SIDES = (
    (Target.SIDE_A, Target.ADDRESS_A, Side.A),
    (Target.SIDE_B, Target.ADDRESS_B, Side.B),
    (Target.RELATED, None, Side.RELATED),
)


@lru_cache(maxsize=4096)
def key_of(text: str) -> str:
    """By which words of a cell are known again: without marks, capitals and double spaces."""
    return " ".join(fold(text).split())


class Checker:
    """Checks lines one after the other, in the order of the sheet; each as wide as its head."""

    def __init__(self, matching: Sequence[Target | None], meanings: Meanings, known: Known):
        self._columns: dict[Target, list[int]] = {}
        for place, target in enumerate(matching):
            if target is not None:
                self._columns.setdefault(target, []).append(place)
        self._first = {target: places[0] for target, places in self._columns.items()}
        self._meanings, self._known = meanings, known

    def check(self, cells: Sequence[str]) -> Checked:
        problems: list[Problem] = []
        meant = self._result(cells, problems)
        if meant is Meant.LEAVE_OUT:
            return Checked(None, is_left_out=True)
        received_on = self._day(cells, Target.RECEIVED_ON, problems, is_needed=True)
        ended_on = self._day(cells, Target.ENDED_ON, problems)
        team = self._team(cells, received_on, problems)
        people = self._people(cells, problems)
        summary, words = self._text(cells, Target.SUMMARY), self._text(cells, Target.WORDS)
        notes = [self._text(cells, Target.NOTE)]
        self._lengths(cells, problems)
        if not people and not summary and not problems:
            problems.append(Problem(None, "Dòng không có các bên, cũng không có nội dung"))
        if received_on is not None and ended_on is not None:
            self._order(received_on, ended_on, meant, problems)
        number = self._number(cells, notes, problems)
        if problems or team is None or received_on is None or meant is None:
            return Checked(None, tuple(problems))
        if meant is not Meant.UNDER_WAY and ended_on is None:
            ended_on = received_on
            notes.append(NO_END)
        mediator = self._mediator(cells, team, notes)
        category = self._category(cells, notes)
        self._note_result(cells, meant, notes)
        note = "\n".join(one for one in notes if one)
        line = Line(
            team.id, received_on, meant, ended_on, number, people, summary, category, words,
            mediator, note,
        )  # fmt: skip
        return Checked(line)

    def _cell(self, cells: Sequence[str], target: Target) -> str:
        place = self._first.get(target)
        return cells[place] if place is not None else ""

    def _text(self, cells: Sequence[str], target: Target) -> str:
        """All texts of a fact that may stand in several columns."""
        places = self._columns.get(target, ())
        if len(places) == 1:
            return cells[places[0]]
        return "\n".join(cells[one] for one in places if cells[one])

    def _column(self, target: Target) -> int | None:
        return self._first.get(target)

    def _day(
        self, cells: Sequence[str], target: Target, problems: list[Problem], is_needed: bool = False
    ) -> date | None:
        try:
            day = read_day(self._cell(cells, target), self._known.today)
        except Unreadable as problem:
            problems.append(Problem(self._column(target), str(problem)))
            return None
        if day is None and is_needed:
            problems.append(Problem(self._column(target), "trống; sổ cần ngày nhận vụ, việc"))
        return day

    def _order(
        self, received_on: date, ended_on: date, meant: Meant | None, problems: list[Problem]
    ) -> None:
        column = self._column(Target.ENDED_ON)
        if ended_on < received_on:
            told = f"{show(ended_on)} ở trước ngày nhận {show(received_on)}"
            problems.append(Problem(column, told))
        elif meant is Meant.UNDER_WAY:
            told = f"kết quả là chưa kết thúc mà có ngày kết thúc {show(ended_on)}"
            problems.append(Problem(column, told))

    def _team(
        self, cells: Sequence[str], received_on: date | None, problems: list[Problem]
    ) -> TeamKnown | None:
        column, text = self._column(Target.TEAM), self._cell(cells, Target.TEAM)
        team_id = self._meanings.teams.get(key_of(text)) if text else self._known.team_id
        team = self._known.teams.get(team_id) if team_id else None
        if team is None:
            told = f"“{text}” chưa được ghép với tổ hòa giải nào" if text else "chưa rõ tổ hòa giải"
            problems.append(Problem(column, told))
        elif received_on is not None and (team.closed_on or self._known.closed):
            year = received_on.year
            if team.closed_on is not None and team.closed_on <= received_on:
                told = f"{team.name} đã giải thể ngày {show(team.closed_on)}"
                problems.append(Problem(self._column(Target.RECEIVED_ON), told))
            elif (team.id, year) in self._known.closed:
                told = f"sổ năm {year} của {team.name} đã khóa; muốn nhập, hãy mở lại sổ"
                problems.append(Problem(self._column(Target.RECEIVED_ON), told))
        return team

    def _people(self, cells: Sequence[str], problems: list[Problem]) -> tuple[Person, ...]:
        text = self._cell(cells, Target.PARTIES)
        people = both_sides(text) if text else ()
        for target, address, side in _SIDES:
            if name := self._cell(cells, target):
                people += people_in(name, side, self._cell(cells, address) if address else "")
        earliest = self._known.today.year - OLDEST
        for one in people:
            if one.birth_year and not earliest <= one.birth_year <= self._known.today.year:
                column = self._column(Target.PARTIES)
                told = f"năm sinh {one.birth_year} của {one.name} không đúng"
                problems.append(Problem(column, told))
            if len(one.name) > LONGEST or len(one.address or "") > LONGEST:
                column = self._column(Target.PARTIES)
                column = self._column(Target.SIDE_A) if column is None else column
                told = f"họ tên hoặc địa chỉ dài quá {LONGEST} ký tự; hãy tách ra"
                problems.append(Problem(column, told))
                break
        return people

    def _lengths(self, cells: Sequence[str], problems: list[Problem]) -> None:
        if max(map(len, cells), default=0) <= MOST_LETTERS:
            return
        for place, text in enumerate(cells):
            if len(text) > MOST_LETTERS:
                problems.append(Problem(place, "dài quá 20.000 ký tự; hãy rút gọn"))

    def _result(self, cells: Sequence[str], problems: list[Problem]) -> Meant | None:
        """What the words of the result mean; else the column that is ticked."""
        text = self._cell(cells, Target.RESULT)
        if text and (meant := self._meanings.results.get(key_of(text))):
            return meant
        ticked = {
            meant
            for target, meant in (
                (Target.SETTLED, Meant.SETTLED),
                (Target.NOT_SETTLED, Meant.NOT_SETTLED),
            )
            if is_ticked(self._cell(cells, target))
        }
        if len(ticked) == 1:
            return ticked.pop()
        if ticked:
            column = self._column(Target.NOT_SETTLED)
            problems.append(Problem(column, "đánh dấu cả thành và không thành"))
        elif text:
            column = self._column(Target.RESULT)
            problems.append(Problem(column, f"chưa rõ “{text[:40]}” nghĩa là gì"))
        elif (meant := self._meanings.results.get("")) is not None:
            return meant
        else:
            columns = (Target.RESULT, Target.SETTLED, Target.NOT_SETTLED)
            column = next((self._first[one] for one in columns if one in self._first), None)
            problems.append(Problem(column, "trống; chưa rõ kết quả hòa giải"))
        return None

    def _number(
        self, cells: Sequence[str], notes: list[str], problems: list[Problem]
    ) -> int | None:
        text = self._cell(cells, Target.NUMBER)
        if not self._known.keeps_numbers:
            if text:
                notes.append(f"Số trong sổ cũ: {text[:40]}.")
            return None
        try:
            return read_number(text)
        except Unreadable as problem:
            problems.append(Problem(self._column(Target.NUMBER), str(problem)))
            return None

    def number_given(self, line: Line) -> Problem | None:
        """What is wrong with a line that is right but for its number, which the book has already;
        it may be the very same case."""
        year = line.received_on.year
        if (line.team_id, year, line.number) not in self._known.numbers:
            return None
        name = self._known.teams[line.team_id].name
        told = f"số {line.number:02d}/{year} đã có trong sổ của {name}"
        return Problem(self._column(Target.NUMBER), told)

    def _mediator(self, cells: Sequence[str], team: TeamKnown, notes: list[str]) -> UUID | None:
        """The first whom the name names exactly in the team; where that is not all that stands
        there, the words stay."""
        text = self._text(cells, Target.MEDIATORS)
        names = names_in(text) if text else ()
        ids = [self._known.mediators.get((team.id, key_of(name))) for name in names]
        if ids and (len(ids) > 1 or ids[0] is None):
            notes.append(f"Hòa giải viên theo sổ cũ: {', '.join(names)}.")
        return next((one for one in ids if one is not None), None)

    def _category(self, cells: Sequence[str], notes: list[str]) -> str | None:
        text = self._cell(cells, Target.CATEGORY)
        if not text:
            return None
        notes.append(f"Loại việc theo sổ cũ: {text}.")
        return self._meanings.categories.get(key_of(text))

    def _note_result(self, cells: Sequence[str], meant: Meant, notes: list[str]) -> None:
        """Words that say more than the result, such as where the parties were sent."""
        text = self._cell(cells, Target.RESULT)
        if text and key_of(text) not in ("thanh", "khong thanh", key_of(meant.label), "x"):
            notes.append(f"Kết quả theo sổ cũ: {text}.")


def distinct(texts: Iterable[str]) -> dict[str, tuple[str, int]]:
    """Each word as it is first written, and how often; the most frequent first."""
    first: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text, count in Counter(texts).items():
        key = key_of(text)
        first.setdefault(key, text)
        counts[key] += count
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {key: (first[key], count) for key, count in ordered}

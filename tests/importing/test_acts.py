"""From the file to the book and out of it again."""

import pytest

from app.attachments import store
from app.db import db
from app.domain.errors import RuleViolation
from app.domain.importing.states import ImportState, TwinDecision, Verdict
from app.domain.mediation.states import CaseResult, CaseState
from app.importing.models import ImportRow, RegisterImport
from app.importing.service import acts, reading, taking, undoing
from app.importing.service.progress import row_count
from app.mediation import service
from app.mediation.models import Agreement, Assignment, Book, MediationCase, Party, Round
from app.mediation.service.reminders import waiting
from app.records.journal import JournalEntry
from app.records.ledger.tables import LedgerRecord
from app.records.search.index import SearchEntry
from tests.factories import TODAY
from tests.importing import registers
from tests.importing.conftest import keyed
from tests.importing.doing import all_of, take_all, undo_all, verdicts
from tests.importing.typing import to_tcvn3, to_vni

ALIKE = {
    "unicode-xlsx": lambda made: registers.xlsx(made),
    "tcvn3-xls": lambda made: registers.xls(made, to_tcvn3),
    "vni-ods": lambda made: registers.ods(made, to_vni),
}


@pytest.mark.parametrize("write", ALIKE.values(), ids=ALIKE)
def test_a_messy_register_goes_in_and_out_again(write, uploaded, officer, team):
    content = write(registers.official())
    one = uploaded(content)
    assert verdicts(one) == {
        6: Verdict.RIGHT,
        7: Verdict.RIGHT,
        8: Verdict.WRONG,
        9: Verdict.WRONG,
        10: Verdict.RIGHT,
        11: Verdict.RIGHT,
    }
    rows, _ = reading.rows_page(one, Verdict.WRONG, after=0, today=TODAY, by=officer)
    told = {row.number: [(one.column, one.sentence) for one in row.faults] for row in rows}
    assert told == {
        8: [("Ngày, tháng, năm nhận vụ việc", "trống; sổ cần ngày nhận vụ, việc")],
        9: [("Ngày, tháng, năm nhận vụ việc", "31/02/2019 không có trong lịch")],
    }

    taken = take_all(one, officer)
    assert taken.state is ImportState.TAKEN
    cases = all_of(MediationCase)
    assert sorted(case.book_number for case in cases) == [1, 2, 5, 6]
    first = min(cases, key=lambda case: case.book_number)
    assert (first.state, first.result) == (CaseState.CLOSED, CaseResult.SETTLED)
    assert first.ended_on == first.received_on
    assert "không ghi ngày kết thúc" in first.note
    assert first.summary == "Tranh chấp ranh giới đất nương, mỗi bên một ý"
    names = {party.name for party in all_of(Party) if party.case_id == first.id}
    assert names == set(registers.people(1))
    assert {a.case_id for a in all_of(Assignment)} == {case.id for case in cases}
    assert [book.year for book in all_of(Book)] == [2019]
    assert waiting(officer, today=TODAY) == []

    undone = undo_all(taken, officer)
    assert undone.state is ImportState.UNDONE
    assert [all_of(m) for m in (MediationCase, Party, Assignment, Round, Agreement, Book)] == [
        [], [], [], [], [], [],
    ]  # fmt: skip
    assert store.read(undone.sha256) == content
    kept = db.session.scalars(db.select(ImportRow).where(ImportRow.row == 6)).one()
    assert kept.taken_out["mediation_case"][0]["summary"] == first.summary
    assert len(kept.taken_out["party"]) == 2


@pytest.mark.usefixtures("both_databases")
def test_what_goes_in_is_in_journal_ledger_and_search_and_what_goes_out_is_not(
    uploaded, officer, team
):
    taken = take_all(uploaded(registers.xlsx(registers.official())), officer)
    case = all_of(MediationCase)[0]
    entry = db.session.scalars(
        db.select(JournalEntry).where(JournalEntry.subject_id == case.id)
    ).one()
    assert entry.act == "import"
    assert entry.reason == "Nhập từ sổ cũ “so-2019.xlsx”, dòng 6."
    assert entry.changes["received_on"] == [None, case.received_on.isoformat()]
    found = db.select(SearchEntry).where(SearchEntry.record_id == case.id)
    assert "nuong" in db.session.scalars(found).one().words
    kept = db.select(LedgerRecord).where(LedgerRecord.record_id == case.id)
    assert b'"body":null' not in db.session.scalars(kept).one().raw

    undo_all(taken, officer)
    assert db.session.scalars(found).all() == []
    assert b'"settled"' not in db.session.scalars(kept).one().raw
    acts_told = db.session.scalars(
        db.select(JournalEntry.act)
        .where(JournalEntry.subject_id == case.id)
        .order_by(JournalEntry.sequence)
    )
    assert list(acts_told) == ["import", "take_out"]


def test_what_somebody_worked_on_since_stays_and_is_named(uploaded, officer, team):
    taken = take_all(uploaded(registers.xlsx(registers.official())), officer)
    touched = min(all_of(MediationCase), key=lambda case: case.book_number)
    service.reopen_case(
        touched.id, reason="Xem lại", revision=touched.revision, today=TODAY, by=keyed(officer)
    )
    undone = undo_all(taken, officer)
    assert [case.id for case in all_of(MediationCase)] == [touched.id]
    assert [(row.row, row.case_id) for row in undoing.still_in(undone.id)] == [(6, touched.id)]
    assert [book.year for book in all_of(Book)] == [2019]


def test_the_same_file_again_is_proposed_as_twins(uploaded, officer, team):
    content = registers.xlsx(registers.official())
    take_all(uploaded(content), officer)
    again = uploaded(content)
    assert verdicts(again)[6] is Verdict.TWIN
    assert row_count(again.id, taking.is_to_take()) == 0
    with pytest.raises(RuleViolation, match="Không có dòng nào đúng"):
        taking.begin(again.id, revision=again.revision, by=keyed(officer))
    decided = acts.decide(
        again.id,
        TwinDecision.TAKE,
        row=6,
        revision=again.revision,
        today=TODAY,
        by=keyed(officer),
    )
    rows, _ = reading.rows_page(decided, Verdict.WRONG, after=0, today=TODAY, by=officer)
    assert "số 01/2019 đã có trong sổ" in rows[0].faults[0].sentence


def test_names_nearly_alike_on_one_day_are_twins_within_a_file(uploaded, team):
    head = ("STT", "Ngày", "Bên A", "Bên B", "Nội dung", "Kết quả")
    made = registers.Register(
        [
            head,
            ("1", "5/3/2019", "Lò Văn Pâng", "Tẩn A Lù", "Đất", "thành"),
            ("2", "5/3/2019", "Lò Văn Pẩng", "Tẩn A Lù", "Đất", "thành"),
            ("3", "6/3/2019", "Lò Văn Pâng", "Tẩn A Lù", "Đất", "thành"),
        ]
    )
    one = uploaded(registers.xlsx(made))
    assert verdicts(one) == {2: Verdict.RIGHT, 3: Verdict.TWIN, 4: Verdict.RIGHT}


def test_where_a_row_is_refused_half_way_nothing_stays(uploaded, officer, team, monkeypatch):
    monkeypatch.setattr(taking, "AT_ONCE", 2)
    one = uploaded(registers.xlsx(registers.official()))
    begun = taking.begin(one.id, revision=one.revision, by=keyed(officer))
    write = taking.enter_old_cases
    pieces = []

    def refuse_the_second(*given, **told):
        pieces.append(1)
        if len(pieces) == 2:
            raise RuleViolation("Sổ năm 2019 của tổ đã khóa.")
        return write(*given, **told)

    monkeypatch.setattr(taking, "enter_old_cases", refuse_the_second)
    taking.take_in(begun.id, today=TODAY, by=officer)
    db.session.expire_all()
    stopped = db.session.get_one(RegisterImport, one.id)
    assert (stopped.state, stopped.why_stopped) == (
        ImportState.CHECKING,
        "Sổ năm 2019 của tổ đã khóa.",
    )
    assert all_of(MediationCase) == []
    assert row_count(one.id, taking.is_to_take()) == 4
    monkeypatch.setattr(taking, "enter_old_cases", write)
    take_all(stopped, officer)
    assert len(all_of(MediationCase)) == 4


def test_a_dropped_import_is_not_taken_in(uploaded, officer, team):
    one = uploaded(registers.xlsx(registers.official()))
    dropped = acts.drop(one.id, revision=one.revision, by=keyed(officer))
    with pytest.raises(RuleViolation, match="Đã bỏ"):
        taking.begin(dropped.id, revision=dropped.revision, by=keyed(officer))
    assert all_of(MediationCase) == []

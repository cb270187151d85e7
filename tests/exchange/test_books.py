"""A and B become C by decree: their books go on at C, whole, and the office stays level."""

import pytest

from app.attachments import store
from app.attachments.models import Attachment
from app.db import db, transaction
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.domain.units import VillageKind
from app.exchange import books
from app.exchange.book_sheets import taken_from
from app.mediation import service as mediation
from app.mediation.models import MediationCase
from app.mediation.service.parties import parties_of
from app.records import journal
from app.records.handed import TAKEN
from app.records.ledger import SqlLedger
from app.records.locking import NotHere
from app.units import service as units
from app.units.models import Village
from tests.barred import barred
from tests.conftest import LAI_CHAU
from tests.exchange.conftest import administrator
from tests.exchange.merger import SECRET, A, B, C, officer_of_c
from tests.factories import an_officer
from tests.mediation.cases import SUMMARY, TODAY, a_version, a_village_with_team


@pytest.mark.usefixtures("both_databases")
def test_both_books_go_on_at_the_new_commune_whole_and_the_office_stays_level(merger):
    before = {unit: merger.sums(None, unit) for unit in (A, B)}
    merger.hand_over_both()
    assert all(one.complete for one in merger.sync(C))
    assert {unit: merger.sums(None, unit) for unit in (A, B)} == before
    with merger.at(C):
        for unit in (A, B):
            case = db.session.get(MediationCase, merger.cases[unit])
            assert (case.unit, case.summary) == (unit[0], SUMMARY)
            assert {one.name for one in parties_of(case.id)} == {"Lò Văn Pâng", "Tẩn A Lù"}
            paper = db.session.scalar(db.select(Attachment).where(Attachment.unit == unit[0]))
            assert paper.caption == SECRET
            assert store.read(paper.sha256) == b"photo of " + unit[1].encode()
            assert journal.history("mediation_case", [case.id])


@pytest.mark.usefixtures("both_databases")
def test_the_new_commune_goes_on_with_an_open_case_and_everybody_is_level(merger):
    merger.hand_over_both()
    case_id = merger.cases[A]
    with merger.at(C):
        facts = a_version(told_no_paper=True)
        by = officer_of_c().on_behalf_of("Vàng A Sùng")
        case = mediation.settle_case(case_id, facts=facts, today=TODAY, by=by)
        assert case.unit == A[0]
    (report,) = merger.sync(C)
    assert report.complete
    for unit in (A, B, C):
        assert merger.sums(C, unit) == merger.sums(None, unit)
    with merger.office.inside():
        assert db.session.get(MediationCase, case_id).state is not CaseState.IN_MEDIATION
        db.session.remove()
    held = merger.sums(None, A)
    merger.sync(A)  # the old machine may still send: it covers nothing
    assert merger.sums(None, A) == held


def test_what_never_leaves_a_commune_is_at_the_new_one_and_nowhere_at_the_office(merger):
    merger.hand_over_both()
    merger.sync(C)
    folders = {C: merger.apps[C[0]], None: merger.office.app}
    for unit, app in folders.items():
        folder = app.extensions["instance"].folder
        found = any(
            word.encode() in file.read_bytes()
            for file in folder.rglob("*")
            if file.is_file()
            for word in (SECRET, SUMMARY, "photo of ")
        )
        assert found is (unit is C)


def test_the_book_that_was_handed_over_is_closed_with_a_sentence(merger):
    merger.hand_over(A)
    with merger.at(A), pytest.raises(RuleViolation, match=f"Sổ đã bàn giao cho {C[1]}"):
        facts = a_version(told_no_paper=True)
        by = an_officer().on_behalf_of("Vàng A Sùng")
        mediation.settle_case(merger.cases[A], facts=facts, today=TODAY, by=by)
    file, sheet = merger.hand_over(A)  # the stick was lost: it can be written again
    assert merger.take_over(file, sheet.code).records == sheet.records


def changed_at(file, place):
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


SPOILED = {
    "truncated": (lambda file: file.write_bytes(file.read_bytes()[:-10]), "thiếu phần cuối"),
    "cut to its head": (lambda file: file.write_bytes(file.read_bytes()[:40]), "thiếu phần cuối"),
    "altered piece": (lambda file: changed_at(file, -5), "hỏng hoặc đã bị sửa"),
    "altered cover": (lambda file: changed_at(file, 150), "hỏng hoặc đã bị sửa"),
    "other sender": (lambda file: changed_at(file, 40), "hỏng hoặc đã bị sửa"),
    "other recipient": (lambda file: changed_at(file, 5), "niêm phong cho máy khác"),
    "more behind": (lambda file: file.write_bytes(file.read_bytes() + b"x"), "bị sửa"),
    "no book": (lambda file: file.write_bytes(b"SHL2" + bytes(200)), "không phải tệp bàn giao"),
}


def test_a_spoiled_file_and_a_wrong_code_are_refused_and_change_nothing(merger):
    file, sheet = merger.hand_over(A)
    whole = file.read_bytes()
    for spoil, sentence in SPOILED.values():
        file.write_bytes(whole)
        spoil(file)
        with pytest.raises(RuleViolation, match=sentence):
            merger.take_over(file, sheet.code)
    file.write_bytes(whole)
    with pytest.raises(RuleViolation, match="Mã ghi trên biên bản"):
        merger.take_over(file, sheet.code[::-1])
    with merger.at(C):
        assert taken_from(A[0]) is None
        assert db.session.scalar(db.select(Attachment)) is None


def test_a_file_that_is_lost_or_not_given_out_keeps_no_book_from_being_handed_over(
    merger, monkeypatch
):
    with merger.at(A):
        path = store.path_of(db.session.scalar(db.select(Attachment.sha256)))
    with barred(monkeypatch, path):
        file, sheet = merger.hand_over(A)
    assert (sheet.lost, sheet.files) == (1, 1)
    path.unlink()
    assert merger.hand_over(A)[1].lost == 1
    file, sheet = merger.hand_over(A)
    assert merger.take_over(file, sheet.code) == sheet
    with merger.at(C):
        paper = db.session.scalar(db.select(Attachment).where(Attachment.unit == A[0]))
        with pytest.raises(store.Lost):
            store.read(paper.sha256)


def test_a_book_is_taken_once(merger):
    file, sheet = merger.hand_over(A)
    merger.take_over(file, sheet.code)
    with pytest.raises(RuleViolation, match="đã được tiếp nhận ngày 20/03/2026"):
        merger.take_over(file, sheet.code)


def test_only_the_decree_says_whose_book_comes_to_whom(merger):
    file, sheet = merger.hand_over(A)
    with merger.at(C), transaction():
        for period in units.periods_of(A[0]):
            period.successor_code = None
    with pytest.raises(RuleViolation, match="không được nhập vào đơn vị này"):
        merger.take_over(file, sheet.code)
    with merger.at(C), pytest.raises(RuleViolation, match="chưa ghi đơn vị này được nhập"):
        books.hand_over(file, books.own_key(), today=TODAY, by=administrator(C[0]))


def test_a_stranger_s_case_stays_out_of_reach_and_a_predecessor_s_does_not(merger):
    merger.hand_over_both()
    with merger.at(C):
        with pytest.raises(NotHere):
            mediation.settle_case(merger.cases[A], facts=a_version(), today=TODAY, by=an_officer())
        assert units.books_of(C[0]) == {A[0], B[0]}
        assert units.units_today({A[0], C[0], "99999"}) == {
            A[0]: C[0],
            C[0]: C[0],
            "99999": "99999",
        }
        assert units.lines_of({A[0]}) == {A[0]: [A[0], C[0], LAI_CHAU[0]]}


def test_no_record_of_another_unit_is_written_over(merger):
    with merger.at(C):
        own = a_village_with_team("Nà Khiu").team
        village_id = own.village_id
    with merger.at(A), transaction() as session:  # a file that somebody has put together
        row = {
            "id": village_id,
            "unit": A[0],
            "revision": 1,
            "name": "Kẻ lạ",
            "kind": VillageKind.BAN,
        }
        session.add(Village(**row, valid_from=TODAY))
    file, sheet = merger.hand_over(A)
    with pytest.raises(RuleViolation, match="trùng mã với hồ sơ của đơn vị khác"):
        merger.take_over(file, sheet.code)
    with merger.at(C):
        assert db.session.get(Village, village_id).name == "Nà Khiu"
        assert taken_from(A[0]) is None


def test_what_was_edited_here_is_kept_and_gets_what_it_lacks(merger):
    """As after a restore: the office gave back what it held, the book comes a second time."""
    file, sheet = merger.hand_over(A)
    merger.take_over(file, sheet.code)
    other, its_sheet = merger.hand_over(B)
    merger.take_over(other, its_sheet.code)
    case_id = merger.cases[A]
    with merger.at(C):
        by = officer_of_c().on_behalf_of("Vàng A Sùng")
        mediation.settle_case(case_id, facts=a_version(told_no_paper=True), today=TODAY, by=by)
        kept = db.session.get(MediationCase, case_id).state
        with transaction() as session:
            SqlLedger().put(TAKEN + A[0], None)
            own = MediationCase.id == case_id
            session.execute(db.update(MediationCase).where(own).values(summary=None))
    taken = merger.take_over(file, sheet.code)
    assert taken.kept_own >= 1
    with merger.at(C):
        case = db.session.get(MediationCase, case_id)
        assert (case.state, case.summary) == (kept, SUMMARY)
    (report,) = merger.sync(C)
    assert report.complete
    assert merger.sums(C, A) == merger.sums(None, A)

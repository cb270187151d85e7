"""What erasing takes, what it leaves, and what stands against it."""

from datetime import timedelta

import pytest

from app.accounts.models import Account, AccountAct
from app.attachments import store
from app.attachments.intake import Painted
from app.attachments.models import Attachment
from app.attachments.service import attach, verify_files
from app.audit import watch
from app.db import Base, db, now, transaction
from app.domain.actors import Role
from app.domain.attachments import DocumentKind, MediaType
from app.domain.errors import RuleViolation
from app.domain.mediation.parties import Side
from app.domain.privacy.names import ERASED
from app.domain.words import fold
from app.drafts.models import FormDraft
from app.mediation.models import Party
from app.mediation.record import MEDIATION_CASE
from app.mediation.service import PartyFacts
from app.mediation.service.parties import change_party, parties_of
from app.papers.types import Ask
from app.periodic.service.counting import figures_of
from app.privacy.facts import HoldFacts
from app.privacy.models import Erasure
from app.privacy.papers.report import build_report
from app.privacy.service import erasing, holds, requests
from app.privacy.service.catalogue import closed_columns, kinds, personal_columns
from app.privacy.service.finding import LINES
from app.records.journal import JournalEntry, note
from app.records.model import FieldClass
from app.search.models import SavedFilter
from app.search.upkeep import check
from tests.privacy.conftest import (
    CLERK,
    LEADER,
    NAME,
    PHONE,
    TODAY,
    asked,
    do,
    erased,
    granted,
    marked,
)

PROOF = {"data_request", "made_paper", "account"}


def everything(but=PROOF):
    """Every value of every table as one text, the tables of proof left out."""
    told = []
    for table in Base.metadata.sorted_tables:
        if table.name not in but:
            for row in db.session.execute(db.select(*table.columns)):
                told += [f"{table.name} {_shown(value)}" for value in row if value]
    return told


def _shown(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def naming(name=NAME):
    wanted = fold(name)
    return {line.split(" ", 1)[0] for line in everything() if wanted in fold(line)}


@pytest.mark.usefixtures("both_databases")
def test_the_person_is_nowhere_and_the_figures_stay(case, monkeypatch):
    before = figures_of(TODAY - timedelta(days=60), TODAY, today=TODAY, by=CLERK)
    assert {"party", "mediation_case", "journal", "search_entry"} <= naming()
    one = erased(asked())
    db.session.expire_all()
    # the request itself can be found by its person's name: it is the proof of the erasure
    left = {line for line in everything() if fold(NAME) in fold(line)}
    assert {line.split(" ", 1)[0] for line in left} <= {"journal", "search_entry"}
    rest = [line for line in everything(PROOF | {"journal", "search_entry"}) if PHONE in line]
    assert rest == []
    assert figures_of(TODAY - timedelta(days=60), TODAY, today=TODAY, by=CLERK) == before
    party = db.session.scalar(db.select(Party).where(Party.name == ERASED))
    assert (party.birth_year, party.address, party.phone) == (None, None, None)
    other = db.session.scalar(db.select(Party).where(Party.name == "Tẩn A Lù"))
    assert other is not None
    assert "Tẩn A Lù" in db.session.get(MEDIATION_CASE.model, case.id).summary
    stones = db.session.scalars(db.select(Erasure).order_by(Erasure.id)).all()
    assert {stone.subject_kind for stone in stones} >= {"party", "mediation_case"}
    assert all(stone.paper == f"Yêu cầu số {one.full_number}" for stone in stones)
    assert check(lambda number: None).is_good


def test_the_journal_keeps_its_lines_without_the_values(case):
    erased(asked())
    about = db.select(Base.metadata.tables["journal"]).where(
        Base.metadata.tables["journal"].c.subject == "party"
    )
    lines = db.session.execute(about).all()
    assert [line.act for line in lines].count("erase") == 1
    assert not [line for line in lines if fold(NAME) in fold(str(line.changes))]
    assert [line for line in lines if "Tẩn A Lù" in str(line.changes)]


@pytest.fixture
def quick(monkeypatch):
    """No painting: what is sent is kept as it is."""

    def paint(content):
        return Painted(MediaType.JPEG, 1, content, b"small " + content)

    monkeypatch.setattr("app.attachments.service.paint_anew", paint)


def test_drafts_and_chosen_papers_go_and_other_papers_stay(case, browser, quick):
    browser(Role.COMMUNE_OFFICER)
    account = db.session.scalar(db.select(Account))
    for key, text in (
        ("a" * 32, f"Ông {NAME}"),
        ("b" * 32, "Việc khác"),
        ("c" * 32, "Gọi 0912 345 678"),
    ):
        draft = FormDraft(account_id=account.id, request_key=key, address="/x", saved_at=now())
        draft.fields = [["summary", text]]
        db.session.add(draft)
    db.session.commit()
    kept, gone = (
        attach(
            MEDIATION_CASE,
            case.id,
            size.encode(),
            document=DocumentKind.OTHER,
            caption=NAME,
            today=TODAY,
            by=CLERK,
        )
        for size in ("một", "hai")
    )
    path, other = store.path_of(gone.sha256), store.path_of(kept.sha256)
    erased(asked(), papers=(gone.id,))
    assert not path.exists()
    assert other.exists()
    held = db.session.get(Attachment, gone.id)
    assert (held.sha256, held.caption, held.withdrawn_on) == (None, None, TODAY)
    assert held.outgoing() is None
    assert verify_files() == []
    assert db.session.scalars(db.select(FormDraft.request_key)).all() == ["b" * 32]


def test_a_hold_stands_against_it_and_says_for_whom(case):
    facts = HoldFacts(reason="Vụ án", authority="Tòa án khu vực 1", placed_on=TODAY)
    hold = holds.place_hold("mediation_case", case.id, facts, today=TODAY, by=LEADER)
    with pytest.raises(RuleViolation, match="Tòa án khu vực 1"):
        erased(asked())
    assert db.session.scalar(db.select(Party.name).where(Party.phone == PHONE)) == NAME
    with pytest.raises(RuleViolation, match="đang được giữ nguyên rồi"):
        holds.place_hold("mediation_case", case.id, facts, today=TODAY, by=LEADER)
    do(holds.lift_hold, hold, "Án đã xong")
    assert erased(asked()).done_on == TODAY


def test_only_a_granted_erasure_erases(case):
    one = marked(asked())
    with pytest.raises(RuleViolation, match="đã chấp nhận"):
        do(erasing.erase_person, one, ())


def test_the_report_tells_of_that_person_only(case):
    one = marked(asked())
    told = str(build_report(one, Ask(CLERK, TODAY)))
    assert "Năm sinh: 1968" in told
    assert PHONE in told
    assert "có nhắc tên 1 lần" in told
    assert "Tẩn A Lù" not in told
    assert "nương ngô" not in told
    assert "Không mục nào nêu ở trên được gửi lên cơ quan cấp trên" in told


def test_every_kind_about_one_human_being_names_the_column(commune):
    """A record with a closed name of its own would else never be emptied as a whole."""
    closed = {FieldClass.RESTRICTED, FieldClass.SENSITIVE}
    for kind in kinds():
        named = {one.key for one, field in kind.model.fields() if field.field_class in closed}
        if named & {"name", "speaker", "representatives"}:
            assert kind.person is not None, kind.key
            assert personal_columns(kind)[0][0].key == kind.person.key
    columns = {one.key for one, _ in closed_columns(Party)}
    assert columns == {
        "name", "birth_year", "address", "phone", "needs", "support_needs", "person_id"
    }  # fmt: skip


def said(line):
    return fold(str((line.changes, line.reason)))


def journal():
    return db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.sequence)).all()


@pytest.mark.usefixtures("both_databases")
def test_what_only_the_journal_still_tells_goes_where_it_is_marked(case):
    """Somebody wrote the person down where it was another, and set it right."""
    other = next(one for one in parties_of(case.id) if one.name == "Tẩn A Lù")
    for name in (NAME, "Tẩn A Lù"):
        change_party(other.id, PartyFacts(Side.B, name), today=TODAY, by=CLERK)
    one = marked(asked())
    (mark,) = [mark for mark in one.marks if mark["id"] == str(other.id)]
    assert (mark["columns"], mark["whole"]) == ([LINES], False)
    (hit,) = [hit for hit in erasing.outlook_of(one, today=TODAY, by=LEADER).own if hit.former]
    assert hit.labels == "Nhật ký, nội dung trước khi sửa"
    do(erasing.erase_person, granted(one), ())
    about = [line for line in journal() if line.subject_id == other.id]
    assert [line.salt is None for line in about] == [False, True, True]
    assert not [line for line in about if fold(NAME) in said(line)]
    assert other.name == "Tẩn A Lù"
    stone = db.session.scalar(db.select(Erasure).where(Erasure.subject_id == other.id))
    assert stone.emptied == ["Dòng nhật ký"]
    assert watch.look_through(whole=True)[0] == []


def test_whom_nobody_marked_stays_in_the_journal(case):
    """Of the same name, and another person."""
    other = next(one for one in parties_of(case.id) if one.name == "Tẩn A Lù")
    for name in (NAME, "Tẩn A Lù"):
        change_party(other.id, PartyFacts(Side.B, name), today=TODAY, by=CLERK)
    one = asked()
    do(requests.look_for, one, "Giải quyết yêu cầu", by=CLERK)
    found = requests.found_for(one, today=TODAY, by=CLERK).hits
    mine = [hit.key for hit in found if hit.record_id != other.id]
    do(requests.mark_records, one, mine, by=CLERK)
    do(erasing.erase_person, granted(one), ())
    assert [line for line in journal() if line.subject_id == other.id and fold(NAME) in said(line)]


@pytest.mark.usefixtures("both_databases")
def test_what_was_noted_about_no_record_goes_and_who_signs_in_stays(case):
    for subject, reason in (
        ("export", f"Ông {NAME} xin bản sao"),
        ("export", "Họp giao ban"),
        ("account", f"Tài khoản của {NAME}"),
    ):
        with transaction():
            note(AccountAct.CREATE, by=CLERK, subject=subject, changes={}, reason=reason)
    erased(asked())
    noted = [line for line in journal() if line.subject in ("export", "account")]
    assert [line.reason for line in noted] == [None, "Họp giao ban", f"Tài khoản của {NAME}"]
    left = {line.subject for line in journal() if fold(NAME) in said(line)}
    assert left == {"data_request", "account"}
    assert watch.look_through(whole=True)[0] == []


def test_filters_of_lists_that_name_the_person_go(case, browser):
    browser(Role.COMMUNE_OFFICER)
    account = db.session.scalar(db.select(Account))
    for name, address in (
        ("Nhà ông LO VAN PANG", "/hoa-giai/?nam=2026"),
        ("Người ấy", "/hoa-giai/?tim=L%C3%B2+V%C4%83n+P%C3%A2ng&nam=2026"),
        ("Điện thoại", f"/hoa-giai/?tim={PHONE}"),
        ("Năm nay", "/hoa-giai/?nam=2026"),
    ):
        db.session.add(SavedFilter(account_id=account.id, name=name, address=address))
    db.session.commit()
    one = erased(asked())
    assert db.session.scalars(db.select(SavedFilter.name)).all() == ["Năm nay"]
    assert "bỏ 3 bộ lọc đã lưu" in one.done_words

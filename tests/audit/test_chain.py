"""The chain of the journal: what was changed behind the back of the program is found and named."""

import hashlib
import json
from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError
from uuid6 import uuid7

from app import revive
from app.audit import watch
from app.db import db, now, transaction
from app.domain.actors import Role
from app.health import service as health
from app.records import journal
from app.records.chain.binding import bind, unbound
from app.records.chain.forgetting import forget_values
from app.records.chain.noted import last_check, note_above
from app.records.chain.proving import digests, hash_at
from app.records.chain.sealing import head
from app.records.journal import JournalEntry
from app.units import service
from app.units.models import Village
from tests.factories import a_mediator, a_team, a_village, an_officer
from tests.tampering import behind_the_back

ROOT = Path(__file__).resolve().parents[2]
EVERYWHERE = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def book(commune):
    """A small book of six lines: villages, a team and a mediator."""
    village = a_village(name="Tả Lèng")
    a_mediator(a_team(village_id=village.id))
    for name in ("Nà Phầy", "Bản Chát", "Pá Khôm"):
        a_village(name=name)
    return village


def found():
    return [one.sentence for one in watch.look_through(whole=True)[0]]


def last():
    return head()[0]


@EVERYWHERE
def test_a_book_that_nobody_touched_is_whole(book):
    assert found() == []
    assert [row.sequence for row in lines()] == list(range(1, last() + 1))


def lines():
    return db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.sequence)).all()


def test_the_chain_is_what_its_description_says(book):
    """Computed once more with nothing but the standard library."""

    def spelled(value):
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode()

    before = bytes(32)
    for line in lines():
        said = {"changes": line.changes, "reason": line.reason}
        content = hashlib.sha256(line.salt + spelled(said)).hexdigest()
        told = {
            "sequence": line.sequence,
            "written_at": line.written_at.isoformat(),
            "act": line.act,
            "subject": line.subject,
            "subject_id": line.subject_id and str(line.subject_id),
            "unit": line.unit,
            "revision": line.revision,
            "acted_by": line.acted_by,
            "recorded_by": line.recorded_by,
            "account_id": line.account_id and str(line.account_id),
            "request_key": line.request_key,
            "content": content,
            "state_salt": line.state_salt and hashlib.sha256(line.state_salt).hexdigest(),
            "state": line.state and line.state.hex(),
        }
        before = hashlib.sha256(before + hashlib.sha256(spelled(told)).digest()).digest()
        assert line.hash == before
    assert head() == (len(lines()), before)


@EVERYWHERE
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET acted_by = 'Người khác' WHERE sequence = 2",
        "UPDATE journal SET changes = '{}' WHERE sequence = 2",
        "UPDATE journal SET changes = '{}', reason = NULL, salt = NULL, unit = '99999'",
        "DELETE FROM journal WHERE sequence = 2",
    ],
)
def test_the_database_refuses_to_change_the_journal(book, statement):
    with pytest.raises(DBAPIError), db.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    assert found() == []


EDITS = {
    "a cell": ("UPDATE journal SET acted_by = 'X' WHERE sequence = 2", "Dòng số 2 "),
    "a moment": ("UPDATE journal SET written_at = '2020-01-01 00:00:00.000000' "
                 "WHERE sequence = 3", "Dòng số 3 "),
    "what was said": ("""UPDATE journal SET changes = '{"a": 1}' WHERE sequence = 3""",
                      "Dòng số 3 "),
    "a hash": ("UPDATE journal SET hash = salt WHERE sequence = 2", "Dòng số 2 "),
    "the salt of a record": ("UPDATE journal SET state_salt = salt WHERE sequence = 2",
                             "Dòng số 2 "),
    "the middle": ("DELETE FROM journal WHERE sequence BETWEEN 2 AND 3",
                   "các dòng từ số 2 đến số 3"),
    "the beginning": ("DELETE FROM journal WHERE sequence = 1", "Thiếu dòng số 1"),
    "the end": ("DELETE FROM journal WHERE sequence > 3", "chỉ còn đến dòng số 3"),
    "the head": ("UPDATE journal_head SET sequence = 3", "chèn vào cuối"),
    "erased unasked": ("UPDATE journal SET changes = '{}', reason = NULL, salt = NULL "
                       "WHERE sequence = 2", "Nội dung của dòng số 2 đã bị xóa"),
    "a record": ("UPDATE village SET name = 'Bản khác'", "đã bị sửa ngoài phần mềm"),
    "a record gone": ("DELETE FROM mediator", "không còn trong sổ"),
}  # fmt: skip


@EVERYWHERE
@pytest.mark.parametrize("edit", EDITS)
def test_each_way_to_alter_the_book_is_found_and_named(book, edit):
    statement, said = EDITS[edit]
    behind_the_back(statement)
    assert any(said in one for one in found()), found()


def test_rubbish_in_a_cell_does_not_stop_the_check(book):
    id_ = book.id
    behind_the_back(
        "UPDATE journal SET changes = 'x', subject_id = 'y' WHERE sequence = 2",
        "UPDATE village SET kind = 'z' WHERE name = 'Tả Lèng'",
    )
    told = found()
    assert any("Dòng số 2 " in one for one in told)
    assert any("đã bị sửa" in one and id_.hex in one for one in told), told


def test_a_truth_that_is_neither_is_told(book):
    """Read as true it is what was written; a count of what is true leaves it out."""
    behind_the_back("UPDATE mediator SET is_minority = 2 WHERE is_minority = 1")
    assert any("Hòa giải viên" in one and "đã bị sửa" in one for one in found()), found()


def test_guards_taken_off_are_told(book):
    with db.engine.begin() as connection:
        connection.exec_driver_sql("DROP TRIGGER journal_stays")
    assert found() == ["Bộ chặn sửa, xóa nhật ký trong cơ sở dữ liệu đã bị gỡ."]


def test_a_record_put_in_by_hand_is_told(book):
    new = uuid7().hex
    behind_the_back(
        "INSERT INTO village SELECT " + ", ".join(
            {"id": f"'{new}'"}.get(one.name, one.name) for one in Village.__table__.columns
        ) + f" FROM village WHERE id = '{book.id.hex}'"
    )  # fmt: skip
    (told,) = found()
    assert "chèn vào ngoài phần mềm" in told


def everything(changes, reason):
    return True


def renamed(book, name="Bản Mới"):
    facts = {"kind": book.kind, "valid_from": book.valid_from, "valid_to": None}
    service.change_village(book.id, name=name, revision=book.revision, by=an_officer(), **facts)


@EVERYWHERE
def test_what_is_erased_on_request_leaves_a_chain_that_holds(book):
    renamed(book)
    with transaction():
        erased = forget_values(
            "village",
            [book.id],
            tells=lambda changes, reason: "valid_from" in changes,
            by=an_officer(),
            reason="QĐ số 1",
        )
    newest, oldest = journal.history("village", [book.id])
    assert erased == [oldest.sequence]
    assert (oldest.changes, oldest.salt, len(oldest.state_salt)) == ({}, None, 32)
    assert newest.changes["name"] == ["Tả Lèng", "Bản Mới"]
    assert len(newest.state_salt) == 16
    told = lines()[-1]
    assert (told.act, told.reason, told.changes["lines"][1]) == ("forget", "QĐ số 1", erased)
    assert found() == []
    edit = """UPDATE journal SET changes = '{"a": 1}' WHERE sequence = %d"""
    behind_the_back(edit % erased[0])
    assert any("đã bị sửa sau khi ghi" in one for one in found())


@EVERYWHERE
def test_records_bound_many_to_a_line_are_held_to_it(book):
    behind_the_back("UPDATE journal SET state = NULL, state_salt = NULL")  # before the chain
    with transaction():
        assert bind(Village, unbound(Village), by=an_officer()) >= 1
    binding = last()
    renamed(book)
    with transaction():
        forget_values("village", [book.id], tells=everything, by=an_officer(), reason="QĐ số 1")
    assert not any("Nội dung của dòng" in one for one in found())
    (emptied,) = [line for line in lines() if line.sequence == binding]
    assert (emptied.changes, emptied.salt) == ({}, None)
    behind_the_back("UPDATE village SET name = 'Bản khác' WHERE name = 'Nà Phầy'")
    assert any("Thôn" in one and "đã bị sửa ngoài phần mềm" in one for one in found())


def test_an_erasure_does_not_bind_what_somebody_altered(book):
    """Whoever shares a line with an erased record is bound as they stood, not as they stand."""
    with transaction():
        bind(Village, Village.id.is_not(None), by=an_officer())
    renamed(book)
    behind_the_back("UPDATE village SET name = 'Bản khác' WHERE name = 'Nà Phầy'")
    with transaction():
        forget_values("village", [book.id], tells=everything, by=an_officer(), reason="QĐ số 1")
    (told,) = found()
    assert "đã bị sửa ngoài phần mềm" in told


@EVERYWHERE
def test_what_the_superior_holds_is_asked_as_well(book):
    with transaction():
        note_above(last() + 5, bytes(32))
    assert any("cấp trên giữ dấu của dòng số" in one for one in found())
    with transaction():
        note_above(2, bytes(32))
    assert "Dòng số 2 không khớp dấu mà cấp trên đang giữ." in found()


def test_digests_lead_from_one_head_to_the_next(book):
    end = hash_at(2)
    for one in digests(2, last()):
        end = hashlib.sha256(end + one).digest()
    assert (last(), end) == head()


def test_a_break_is_shown_red_to_who_must_know(book, browser):
    assert watch.check(whole=True).breaks == 0
    behind_the_back("UPDATE village SET name = 'Bản khác'")
    assert watch.check(whole=False).breaks == 0, "only the end is looked at"
    assert watch.check(whole=True).breaks >= 1
    assert watch.check(whole=False).breaks >= 1, "what was found stays until all is looked at"
    (finding,) = health.book_trouble()
    assert "đã bị sửa ngoài phần mềm" in finding.sentence
    for role, sees in ((Role.COMMUNE_LEADER, True), (Role.COMMUNE_OFFICER, False)):
        assert ("đã bị sửa ngoài phần mềm" in browser(role).get("/").text) is sees
    acts = db.session.scalars(db.select(JournalEntry.act)).all()
    assert acts.count("find_break") == 1


def test_when_it_is_time_to_look_at_everything(commune):
    assert watch.is_due(None, now())
    found = watch.check(whole=True)
    assert last_check() == found
    assert not watch.is_due(found, now())
    assert watch.is_due(found, now() + watch.LATEST * 2)


def test_only_an_erasure_comes_through_the_door():
    users = [
        path
        for path in (ROOT / "app").rglob("*.py")
        if "chain.forgetting" in path.read_text("utf-8")
    ]
    assert [path.name for path in users if path.parent.name != "records"] == ["blanking.py"]


def test_an_upgrade_that_adds_a_column_binds_the_records_anew(book):
    """What a step of the schema wrote into them is theirs from then on, and nothing else is."""
    behind_the_back("UPDATE village SET valid_to = '2030-01-01'")
    shapes = revive._shapes()
    revive._bind(shapes)
    assert len(found()) == 4
    revive._bind(shapes | {"village": shapes["village"] - {"valid_to"}})
    assert found() == []
    behind_the_back("UPDATE village SET valid_to = '2031-01-01'")
    assert len(found()) == 4

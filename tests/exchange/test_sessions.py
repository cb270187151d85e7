"""A commune and an office exchange over a real port."""

from datetime import date
from uuid import UUID

import pytest

from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.mediation.grounds import Ground
from app.domain.mediation.parties import PartyKind, Side
from app.domain.mediation.scope import RefusalReason
from app.exchange import below, sessions, state
from app.exchange.sessions import SyncFailed
from app.mediation import service as mediation
from app.mediation.models import MediationCase, Party
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.ledger.tables import LedgerRecord
from app.records.search import find
from app.teams.models import Mediator, Team
from app.units.models import Village
from app.units.record import VILLAGE
from sync import record
from sync.frames import unwrap
from tests.exchange.conftest import SIN_SUOI_HO, not_above
from tests.factories import TODAY, a_mediator, a_team, a_village, an_officer

CANARY = "Sùng Thị Chim Hoàng Yến"

ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit="12")


def a_case(team_id, **facts):
    given = {
        "team_id": team_id,
        "ground": Ground.REQUEST,
        "received_on": date(2026, 2, 1),
        "today": TODAY,
        "by": an_officer(),
    }
    return mediation.receive_case(**{**given, **facts})


def everything():
    """Every travelling field of every record in the tables of this instance."""
    held = {}
    for kind in RECORD_TYPES:
        for one in db.session.scalars(db.select(kind.model)):
            held[(kind.key, one.id)] = one.outgoing() | {"unit": one.unit}
    return held


def held_by(app):
    with app.app_context():
        return everything()


@pytest.mark.usefixtures("both_databases")
def test_a_case_entered_below_stands_above_without_the_names(tied_commune, served_office):
    team = a_team()
    a_mediator(team, name=CANARY, phone="0912 345 678")
    case = a_case(
        team.id,
        summary=f"{CANARY} tranh chấp ranh giới đất",
        parties=[
            mediation.PartyFacts(
                side=Side.A, kind=PartyKind.PERSON, name=CANARY, address="Bản Tả Lèng"
            )
        ],
    )
    report = sessions.run()
    assert report.complete
    with served_office.inside():
        received = db.session.get(MediationCase, case.id)
        assert received.received_on == case.received_on
        assert received.book_number == case.book_number
        assert received.unit == "03408"
        assert received.summary is None
        assert received.parties_line is None
        assert db.session.scalar(db.select(Party)).name is None
        assert db.session.scalar(db.select(Mediator)).name is None
    assert everything() == held_by(served_office.app)


def test_no_word_about_a_person_is_in_the_wire_or_in_the_office_database(
    tied_commune, served_office, monkeypatch
):
    sent = []
    deliver = sessions.HttpTransport.deliver
    monkeypatch.setattr(
        sessions.HttpTransport,
        "deliver",
        lambda self, frame: sent.append(frame) or deliver(self, frame),
    )
    team = a_team()
    a_mediator(team, name=CANARY)
    a_case(team.id, summary=CANARY)
    sessions.run()
    assert sent
    for frame in sent:
        head, lines = unwrap(frame).open()
        assert CANARY not in str(head)
        assert not any(CANARY.encode() in line for line in lines)
    with served_office.inside():
        for table in db.metadata.tables.values():
            for row in db.session.execute(table.select()):
                for value in row:
                    raw = value if isinstance(value, bytes) else str(value).encode()
                    assert CANARY.encode() not in raw, table.name


def test_ten_records_written_while_the_office_is_down_are_exactly_ten_more(
    tied_commune, served_office
):
    team = a_team()
    a_case(team.id)  # the first one opens the book of the year
    sessions.run()
    before = held_by(served_office.app)
    served_office.close()
    for _ in range(10):
        a_case(team.id)
    with pytest.raises(SyncFailed, match="Không liên lạc được"):
        sessions.run()
    assert (state.upward().unsent, state.upward().in_doubt) == (10, 0)
    assert state.upward().superior.failing
    served_office.open()
    assert sessions.run().sent == 10
    after = held_by(served_office.app)
    assert len(after.keys() - before.keys()) == 10
    assert after == everything()
    assert state.upward().is_level


def test_each_edit_goes_up_and_only_the_newest_stands(tied_commune, served_office):
    team = a_team()
    case = a_case(team.id)
    sessions.run()
    mediation.refuse_case(
        case.id,
        reason=RefusalReason.LABOUR,
        guided_to="Tòa án nhân dân khu vực 1",
        refused_on=TODAY,
        today=TODAY,
        by=an_officer().on_behalf_of("Vàng Thị Mỷ"),
    )
    assert sessions.run().sent == 1
    with served_office.inside():
        received = db.session.get(MediationCase, case.id)
        assert received.state is case.state
        assert received.revision == 2


def test_two_communes_stay_apart(make_commune, served_office):
    first, second = make_commune(), make_commune(SIN_SUOI_HO)
    for app in (first, second):
        with app.app_context():
            a_team()
            sessions.run()
    with served_office.inside():
        assert {v.unit for v in db.session.scalars(db.select(Village))} == {"03408", "03390"}
        assert {(one.unit, one.records, one.unapplied, one.refused) for one in below.senders()} == {
            ("03390", 2, 0, 0),
            ("03408", 2, 0, 0),
        }


def log_raw(model, record_id, unit, body, kind=None):
    """Put a line into this commune's log that no service would write."""
    with transaction():
        record(
            SqlLedger(),
            kind=kind or model.__tablename__,
            unit=unit,
            record_id=UUID(str(record_id)).hex,
            schema=model.schema_version,
            body=body,
        )


@pytest.mark.usefixtures("both_databases")
def test_another_units_id_cannot_be_taken(make_commune, served_office, monkeypatch):
    first, second = make_commune(), make_commune(SIN_SUOI_HO)
    monkeypatch.setattr(sessions, "scope", lambda here: frozenset({"03390", "03408"}))
    with first.app_context():
        village = a_village()
        sessions.run()
        body = village.outgoing()
    with second.app_context():
        log_raw(Village, village.id, "03390", body | {"name": "Giả mạo"})
        log_raw(Village, UUID(int=7), "03408", body | {"name": "Giả mạo"})
        team = {"village_id": str(village.id), "name": "Tổ giả", "founded_on": "2025-01-01"}
        log_raw(Team, UUID(int=8), "03390", team | {"closed_on": None, "minority_area": False})
        report = sessions.run()
        assert report.agrees
        assert not report.complete
        reasons = {one.reason for one in not_above()}
        assert reasons == {
            "Mã hồ sơ này đã thuộc về đơn vị khác.",
            "Hồ sơ ở mục “Thôn, bản, tổ dân phố” thuộc về đơn vị khác.",
            "Hồ sơ không thuộc đơn vị được phép gửi.",
        }
    with served_office.inside():
        assert [v.name for v in db.session.scalars(db.select(Village))] == ["Tả Lèng"]
        assert db.session.scalar(db.select(Team)) is None
        assert {one.unit: one.refused for one in below.senders()} == {"03390": 3, "03408": 0}


GOOD = {"name": "Tả Lèng", "kind": "ban", "valid_from": "2025-07-01", "valid_to": None}


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": None},
        {"name": 5},
        {"name": "x" * 201},
        {"name": "Tả Lèng\0"},
        {"name": "Ta\u0309 Le\u0300ng"},
        {"kind": "thanh_pho"},
        {"kind": ["ban"]},
        {"valid_from": "2025-02-30"},
        {"valid_from": "20250701"},
        {"valid_from": "1025-07-01"},
        {"valid_from": "2025-07-01T00:00"},
        {"valid_from": None},
        {"valid_to": True},
    ],
)
def test_what_a_form_would_not_take_the_inbox_does_not_take(tied_commune, served_office, wrong):
    log_raw(Village, UUID(int=1), "03408", GOOD | wrong)
    log_raw(Village, UUID(int=2), "03408", GOOD)
    sessions.run()
    with served_office.inside():
        assert [v.id for v in db.session.scalars(db.select(Village))] == [UUID(int=2)]
    (named,) = not_above()
    assert named.state == "cấp trên không nhận"
    assert named.reason.endswith((" bị trống.", " có giá trị không đúng."))


def test_a_field_that_must_stay_below_is_refused_and_leaves_no_trace(tied_commune, served_office):
    team = a_team()
    sessions.run()
    body = {
        "team_id": str(team.id),
        "sex": "male",
        "is_minority": True,
        "law_training": "none",
        "is_leader": False,
        "recognised_on": "2025-01-01",
        "ended_on": None,
    }
    log_raw(Mediator, UUID(int=3), "03408", body | {"name": CANARY})
    sessions.run()
    with served_office.inside():
        assert db.session.scalar(db.select(Mediator)) is None
        kept = db.session.scalars(db.select(LedgerRecord.raw)).all()
        assert not any(CANARY.encode() in raw for raw in kept)
        (aside,) = below.set_aside(below.Gap.REFUSED, "03408", ABOVE).rows
        assert aside.reason == "Mục “Họ và tên” không được rời đơn vị ghi hồ sơ."


def test_a_field_of_a_later_version_is_kept_and_ignored(tied_commune, served_office):
    log_raw(Village, UUID(int=1), "03408", GOOD | {"altitude": 1400})
    assert sessions.run().complete
    with served_office.inside():
        assert db.session.get(Village, UUID(int=1)).name == "Tả Lèng"
        assert b"altitude" in db.session.scalar(db.select(LedgerRecord.raw))


def test_a_deleted_record_is_gone_above_too(tied_commune, served_office):
    log_raw(Village, UUID(int=1), "03408", GOOD)
    sessions.run()
    log_raw(Village, UUID(int=1), "03408", None)
    sessions.run()
    with served_office.inside():
        assert db.session.get(Village, UUID(int=1)) is None


def test_a_received_row_is_no_edit_of_the_office(tied_commune, served_office):
    with served_office.inside():
        lines = db.select(db.func.count()).select_from(JournalEntry)
        before = db.session.scalar(lines)
    a_village()
    sessions.run()
    with served_office.inside():
        assert db.session.scalar(lines) == before


def test_search_at_the_office_finds_what_came(tied_commune, served_office):
    a_village(name="Sín Chải")
    sessions.run()
    with served_office.inside():
        (found,) = find(VILLAGE, "sín chải", by=Actor("Lò A Sử", Role.OFFICE_OFFICER, "12"))
        assert found.name == "Sín Chải"

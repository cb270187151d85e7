"""The steps of the schema lead exactly to the models, on both databases."""

import hashlib
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import MetaData
from uuid6 import uuid7

from app import schema
from app.accounts import spare_codes
from app.accounts.models import SpareCode
from app.audit.checking import check_chain
from app.db import db
from app.domain.mediation.entry import EntrySource
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseResult
from app.exchange.catching_up import log_what_is_not
from app.instance import InstanceProblem
from app.mediation.models import Agreement, Clause, Invitee, MediationCase, Party, Round
from app.records.journal import JournalEntry
from app.records.search import SearchEntry
from app.search import upkeep
from tests.tampering import behind_the_back

MOMENT = datetime(2026, 3, 2, 1)
DAY, TERMS = date(2026, 3, 2), "Nhà anh Lù trả 2.000.000 đồng."
pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def bare(commune):
    """A database without a single table."""
    db.session.remove()
    db.drop_all()
    return commune


def test_the_steps_lead_to_the_models(bare):
    schema.bring_up()
    try:
        with db.engine.connect() as connection:
            options = {"compare_type": True, "include_name": schema.is_ours}
            context = MigrationContext.configure(connection, opts=options)
            assert compare_metadata(context, db.metadata) == []
    finally:
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def test_the_names_of_the_steps_say_which_there_are():
    steps = list(ScriptDirectory(schema.MIGRATIONS).walk_revisions())
    assert schema.newest() == steps[0].revision
    assert [Path(one.path).name.split("_")[0] for one in steps] == [one.revision for one in steps]


def test_the_steps_take_a_filled_book_along(bare):
    """A table that is made anew must not take the rows that hang on it away with it."""
    steps = schema.steps()
    command.upgrade(steps, "0001")
    _fill(DAY)
    schema.bring_up()
    try:
        case = db.session.scalars(db.select(MediationCase)).one()
        assert (case.book_number, case.source) == (7, EntrySource.AT_ONCE)
        upkeep.rebuild(lambda looked_at: None)  # as the command that runs the steps does
        assert upkeep.check(lambda looked_at: None).is_good
        assert db.session.scalar(db.select(SearchEntry.words).where(SearchEntry.kind == "team"))
        assert db.session.scalars(db.select(Party.side)).all() == [Side.A]
        agreed = db.session.scalars(db.select(Agreement)).one()
        assert (agreed.terms, agreed.state, agreed.agreed_on) == (TERMS, "in_force", DAY)
        todo = db.session.scalars(db.select(Clause)).one()
        assert (todo.state, todo.due_on, todo.agreement_id) == ("partly", DAY, agreed.id)
        assert log_what_is_not() == 7  # village, team, case, party, round, agreement, what to do
        assert log_what_is_not() == 0
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def test_what_a_case_said_of_its_round_and_its_guests_becomes_records(bare):
    steps = schema.steps()
    command.upgrade(steps, "0007")
    day = date(2026, 3, 2)
    _fill(day)
    old = MetaData()
    with db.engine.begin() as connection:
        old.reflect(connection)
        ended = {"state": "not_settled", "result": "not_settled", "ended_on": day}
        guests = {"invited": "ông Lý A Sùng\nbà Mai", "started_on": day}
        connection.execute(old.tables["mediation_case"].update().values(ended | guests))
    schema.bring_up()
    try:
        (only,) = db.session.scalars(db.select(Round))
        assert (only.number, only.started_on, only.ended_on) == (1, day, day)
        assert only.result is CaseResult.NOT_SETTLED
        guests = db.session.scalars(db.select(Invitee.name).order_by(Invitee.id)).all()
        assert sorted(guests) == ["bà Mai", "ông Lý A Sùng"]
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def test_a_journal_that_is_filled_already_goes_on_the_chain(bare):
    """A line that was missing then is told of, and one that goes missing afterwards is found."""
    command.upgrade(schema.steps(), "0055")
    old = MetaData()
    with db.engine.begin() as connection:
        old.reflect(connection)
        line = {"written_at": datetime(2026, 3, 2, 1), "act": "add", "subject": "village"}
        line |= {"unit": "03408", "acted_by": "Lò Văn Páo", "recorded_by": "Tẩn Mỹ Thư"}
        said = {"changes": {"name": [None, "Bản Mới"]}}
        rows = [line | said | {"sequence": number} for number in (1, 2, 4)]
        connection.execute(old.tables["journal"].insert(), rows)
    schema.bring_up()
    try:
        begins = db.session.scalars(db.select(JournalEntry)).all()[-1]
        told = {"lines": [None, 3], "gaps": [None, [[3, 3]]]}
        assert (begins.sequence, begins.act, begins.changes) == (5, "begin", told)
        assert list(check_chain()) == []
        behind_the_back("DELETE FROM journal WHERE sequence = 2")
        assert "Thiếu các dòng" in " ".join(one.sentence for one in check_chain())
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def test_a_spare_code_that_was_printed_before_they_were_hashed_slowly_still_fits(bare):
    command.upgrade(schema.steps(), "0070")
    account, code = uuid7(), "7KQM-XE4B-29TR-HVUA"
    fast = hashlib.sha256(f"{account} {code.replace('-', '')}".encode()).hexdigest()
    old = MetaData()
    with db.engine.begin() as connection:
        old.reflect(connection)
        who = {"login": "lo.van.pao", "name": "Lò Văn Páo", "unit": "03408", "revision": 1}
        who |= {"id": account, "role": "administrator", "password_hash": "", "disabled": False}
        who |= {"must_change": False, "password_at": MOMENT, "counted_from": MOMENT}
        kept = {"account_id": account, "code_hash": fast}
        for table, row in (("account", who), ("spare_code", kept)):
            values = {key: _plain(value, db.engine) for key, value in row.items()}
            connection.execute(old.tables[table].insert().values(values))
    schema.bring_up()
    try:
        (row,) = db.session.scalars(db.select(SpareCode))
        assert row.code_hash.startswith("$argon2id$")
        assert spare_codes.fitting(account, code) == row.id
        assert spare_codes.fitting(account, "7KQM-XE4B-29TR-HVUB") is None
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))


def _fill(day):
    """One team, one case and one party as the first version of the program wrote them."""
    old = MetaData()
    with db.engine.begin() as connection:
        old.reflect(connection)
        ids = {name: uuid7() for name in ("village", "team", "mediation_case", "party")}
        given = {
            "village": {"name": "Tả Lèng", "kind": "ban", "valid_from": day},
            "team": {
                "name": "Tổ hòa giải bản Tả Lèng",
                "village_id": ids["village"],
                "founded_on": day,
                "minority_area": True,
            },
            "mediation_case": {
                "team_id": ids["team"],
                "village_id": ids["village"],
                "book_year": 2026,
                "book_number": 7,
                "ground": "request",
                "received_on": day,
                "state": "not_performed",
                "other_time_agreed": False,
                "round": 1,
                "result": "settled",
                "ended_on": day,
                "agreement": TERMS,
                "performance_due_on": day,
                "not_performed": "partly",
            },
            "party": {"case_id": ids["mediation_case"], "side": "a", "kind": "person"},
        }
        for name, facts in given.items():
            base = {"id": ids[name], "unit": "03408", "revision": 1, "search_text": ""}
            values = {key: _plain(value, db.engine) for key, value in (base | facts).items()}
            connection.execute(old.tables[name].insert().values(values))


def _plain(value, engine):
    """SQLite reflects an id as text without dashes."""
    is_text = engine.dialect.name == "sqlite" and isinstance(value, UUID)
    return value.hex if is_text else value


def test_a_database_of_another_version_is_not_served(bare):
    with pytest.raises(InstanceProblem, match="sohoagiai upgrade"):
        schema.check_is_current()
    db.create_all()


def test_a_database_of_a_newer_version_is_told_apart(bare):
    schema.bring_up()
    try:
        with db.engine.begin() as connection:
            connection.execute(db.text("UPDATE alembic_version SET version_num = '9999_later'"))
        for act in (schema.check_is_current, schema.bring_up):
            with pytest.raises(InstanceProblem, match="phiên bản mới hơn"):
                act()
    finally:
        db.session.rollback()
        with db.engine.begin() as connection:
            connection.execute(db.text("DROP TABLE alembic_version"))

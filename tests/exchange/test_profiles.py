"""What the head of a commune lets go up beyond the least, and takes back."""

import json

import pytest

from app.catalog import BY_KEY, RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import GRANTS, Permission, Role
from app.domain.errors import RuleViolation
from app.domain.profiles import Profile
from app.exchange import profiles, sessions, state
from app.exchange.profiles import AT_ONCE
from app.mediation.models import Partner
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.ledger.profiles import SendingProfile
from app.records.ledger.tables import LedgerRecord
from app.records.locking import NotHere
from app.teams.models import TeamReport
from app.units.models import Village
from sync.log import start_new
from tests.exchange.profile_life import (
    FAR,
    HARD,
    HEAD,
    PARTNER,
    REASON,
    REPORT,
    a_partner,
    a_report,
    let_all_go_up,
    switch,
    take_all_back,
)
from tests.exchange.test_sessions import CANARY, a_case, log_raw
from tests.factories import a_team, a_village

MORE = {kind.key: {c.key for c, _ in kind.model.optional_fields()} for kind in RECORD_TYPES}


def bodies(kind):
    rows = db.select(LedgerRecord.raw).where(LedgerRecord.kind == kind)
    return [json.loads(raw)["b"] for raw in db.session.scalars(rows)]


@pytest.mark.usefixtures("both_databases")
def test_a_switch_sends_more_and_takes_it_back_again(tied_commune, served_office):
    team = a_team()
    a_report(team)
    a_partner(team)
    assert sessions.run().complete
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None
        assert not MORE[REPORT] & bodies(REPORT)[0].keys()
    let_all_go_up()
    report = sessions.run()
    assert (report.complete, report.sent, report.mended) == (True, 2, 0)
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport.difficulties)) == HARD
        assert db.session.scalar(db.select(Partner.other_unit_name)) == FAR
        assert db.session.scalar(db.select(Partner.contact)) is None
    take_all_back()
    report = sessions.run()
    assert (report.complete, report.sent, report.mended) == (True, 2, 0)
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport.difficulties)) is None
        assert db.session.scalar(db.select(Partner.other_unit_name)) is None
        assert not MORE[REPORT] & bodies(REPORT)[0].keys()
    assert db.session.scalar(db.select(TeamReport.difficulties)) == HARD
    assert state.upward().is_level


@pytest.mark.usefixtures("tied_commune")
def test_what_is_written_after_a_switch_goes_by_it_at_once():
    team = a_team()
    a_report(team)
    switch(REPORT, Profile.FULL)
    a_report(team, "Thiếu sách pháp luật")
    assert [body["difficulties"] for body in bodies(REPORT)] == [HARD, "Thiếu sách pháp luật"]
    switch(REPORT, Profile.MINIMAL)
    a_report(team, "Thiếu loa")
    assert not [body for body in bodies(REPORT) if MORE[REPORT] & body.keys()]


@pytest.mark.usefixtures("tied_commune")
def test_one_kind_is_switched_and_its_neighbours_are_not():
    team = a_team()
    a_report(team)
    a_partner(team)
    switch(PARTNER, Profile.FULL)
    assert bodies(PARTNER)[0]["other_unit_name"] == FAR
    assert not MORE[REPORT] & bodies(REPORT)[0].keys()


@pytest.mark.usefixtures("tied_commune", "both_databases")
def test_a_switch_that_was_cut_off_goes_on_with_the_next_session(monkeypatch):
    team = a_team()
    monkeypatch.setattr(profiles, "AT_ONCE", 2)
    for _ in range(5):
        a_case(team.id)
    profiles.switch("mediation_case", Profile.FULL, reason=REASON, by=HEAD)
    assert profiles._piece(BY_KEY["mediation_case"]) == 2  # and here the lights go out
    assert profiles.standing_of("mediation_case").left == 3
    assert sum("is_public" in body for body in bodies("mediation_case")) == 2
    assert sessions.run().complete
    assert profiles.standing_of("mediation_case").left == 0
    assert all("is_public" in body for body in bodies("mediation_case"))
    assert profiles.carry_out() == 0


@pytest.mark.usefixtures("tied_commune")
def test_pieces_end_exactly_where_the_book_ends(monkeypatch):
    team = a_team()
    monkeypatch.setattr(profiles, "AT_ONCE", 2)
    for _ in range(4):
        a_case(team.id)
    switch("mediation_case", Profile.FULL)
    assert profiles.standing_of("mediation_case").row.complete
    assert all("is_public" in body for body in bodies("mediation_case"))
    assert AT_ONCE <= 200  # how long others wait at the lock


@pytest.mark.usefixtures("tied_commune")
def test_a_switch_stands_in_the_journal_with_its_reason():
    switch(REPORT, Profile.FULL)
    (line,) = db.session.scalars(db.select(JournalEntry).where(JournalEntry.subject == "profile"))
    assert (line.acted_by, line.reason) == ("Vàng Thị Mỷ", REASON)
    assert line.changes == {"kind": [None, REPORT], "profile": ["minimal", "full"]}
    (told,) = profiles.history()
    assert (told.label, told.profile, told.by) == ("Báo cáo của tổ trưởng", "Đầy đủ", HEAD.name)


@pytest.mark.usefixtures("tied_commune")
def test_a_refused_switch_changes_nothing():
    a_report(a_team())
    with pytest.raises(RuleViolation, match="lý do"):
        profiles.switch(REPORT, Profile.FULL, reason="cần", by=HEAD)
    with pytest.raises(RuleViolation, match="đang gửi ở mức"):
        profiles.switch(REPORT, Profile.MINIMAL, reason=REASON, by=HEAD)
    for key in ("party", "opinion", "nothing"):
        with pytest.raises(NotHere):
            profiles.switch(key, Profile.FULL, reason=REASON, by=HEAD)
    assert db.session.scalars(db.select(SendingProfile)).all() == []
    assert profiles.history() == []


def test_only_the_head_of_the_commune_decides():
    assert {role for role in Role if Permission.DECIDE_PROFILE in GRANTS[role]} == {
        Role.COMMUNE_LEADER
    }


def test_a_book_put_back_from_a_backup_goes_by_the_least(tied_commune, served_office):
    """It may be older than a withdrawal: that the head once allowed more is no permission now."""
    team = a_team()
    a_report(team)
    switch(REPORT, Profile.FULL)
    assert sessions.run().complete
    with transaction():
        start_new(SqlLedger())
    a_report(team, CANARY)
    assert not [body for body in bodies(REPORT) if CANARY in str(body)]
    assert sessions.run().complete
    with served_office.inside():
        assert db.session.scalars(db.select(TeamReport.difficulties)).all() == [None, None]
    assert profiles.standing_of(REPORT).profile is Profile.MINIMAL
    assert profiles.history()[0].reason == profiles.AFTER_RESTORE
    switch(REPORT, Profile.FULL)
    assert sessions.run().complete
    with served_office.inside():
        assert set(db.session.scalars(db.select(TeamReport.difficulties))) == {HARD, CANARY}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"reported_by": CANARY}, "Mục “Tổ trưởng báo cáo” không được rời đơn vị ghi hồ sơ."),
        ({"difficulties": ["a"]}, "Mục “Khó khăn, vướng mắc” có giá trị không đúng."),
        ({"difficulties": "x" * 20_001}, "Mục “Khó khăn, vướng mắc” có giá trị không đúng."),
    ],
)
def test_the_office_takes_of_a_full_line_what_its_kind_allows(
    tied_commune, served_office, change, why
):
    report = a_report(a_team())
    switch(REPORT, Profile.FULL)
    log_raw(TeamReport, report.id, report.unit, report.outgoing(Profile.FULL) | change)
    sessions.run()
    with served_office.inside():
        assert db.session.scalar(db.select(TeamReport)) is None
    refused = db.select(LedgerRecord.reason).where(LedgerRecord.verdict == "refused")
    assert db.session.scalars(refused).all() == [why]


def test_a_field_that_leaves_under_no_profile_is_refused_beside_those_that_do(
    tied_commune, served_office
):
    village = a_village()
    log_raw(Village, village.id, village.unit, village.outgoing() | {"difficulties": HARD})
    assert sessions.run().complete  # unknown to this kind: kept as that of a later version
    with served_office.inside():
        assert db.session.scalar(db.select(Village)).name == village.name


def test_an_office_in_the_middle_passes_on_what_it_was_given(tied_commune, served_office):
    """The profile travels with the line: the middle neither adds nor takes away."""
    a_report(a_team())
    let_all_go_up()
    sessions.run()
    with served_office.inside():
        passed_on = SqlLedger().outgoing(0, 10**6)
        assert any(HARD.encode() in (one.raw or b"") for one in passed_on)
    take_all_back()
    sessions.run()
    with served_office.inside():
        passed_on = SqlLedger().outgoing(0, 10**6)
        assert not any(HARD.encode() in (one.raw or b"") for one in passed_on)
        (line,) = [one.raw for one in passed_on if one.raw and b'"team_report"' in one.raw]
    rows = db.select(LedgerRecord.raw).where(LedgerRecord.kind == REPORT)
    assert line == db.session.scalar(rows)

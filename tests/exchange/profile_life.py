"""What tests of the profiles share: a head who decides, records with words, a search in files."""

from datetime import date

from app.db import db
from app.domain.actors import Actor, Role
from app.domain.profiles import Profile
from app.domain.teams.kinds import ReportKind
from app.exchange import profiles, sessions
from app.exchange.models import Withdrawal
from app.mediation import service as mediation
from app.teams.facts import ReportFacts
from app.teams.service.reports import draft_report
from tests.conftest import TAN_PHONG
from tests.exchange.test_sessions import a_case
from tests.factories import TODAY, a_team, an_officer

REASON = "Theo công văn số 12 của Sở Tư pháp về theo dõi phối hợp."
HEAD = Actor(name="Vàng Thị Mỷ", role=Role.COMMUNE_LEADER, unit=TAN_PHONG[0])
HARD = "Đường vào bản Chim-Sẻ-Xanh còn khó đi"
FAR = "Xã Chim-Chích-Bông"
REPORT, PARTNER = "team_report", "case_partner"


def switch(key, wanted, by=HEAD):
    """The head's decision, carried out."""
    profiles.switch(key, wanted, reason=REASON, by=by)
    profiles.carry_out()


def let_all_go_up():
    for key in (REPORT, PARTNER):
        switch(key, Profile.FULL)


def take_all_back():
    for key in (REPORT, PARTNER):
        switch(key, Profile.MINIMAL)


def a_report(team, words=HARD):
    facts = ReportFacts(
        kind=ReportKind.AD_HOC,
        first=date(2026, 1, 1),
        last=date(2026, 2, 28),
        reported_by="Lò Văn Páo",
        difficulties=words,
    )
    return draft_report(team.id, facts, today=TODAY, by=an_officer())


def a_partner(team, name=FAR):
    case = a_case(team.id)
    by = an_officer().on_behalf_of("Vàng A Sùng")
    far = {"other_unit_name": name, "contact": "ông Tẩn A Lù, 0912 345 678"}
    mediation.ask_partner(case.id, **far, asked_on=TODAY, today=TODAY, by=by)
    return case


def files_with(folder, *words):
    """The files of an instance in which any of these words can be read."""
    return sorted(
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and any(one.encode() in path.read_bytes() for one in words)
    )


def folder_of(served):
    return served.app.extensions["instance"].folder


def words_at(served):
    """The files of this office in which a word that may have been taken back can be read."""
    return files_with(folder_of(served), HARD, FAR)


def noted():
    rows = db.select(Withdrawal).order_by(Withdrawal.kind)
    return [(one.unit, one.kind, one.fields, one.records) for one in db.session.scalars(rows)]


def stand_in_full(served):
    """A report and a partner that stand above with all that the head lets go up; the report."""
    team = a_team()
    report = a_report(team)
    a_partner(team)
    let_all_go_up()
    assert sessions.run().complete
    assert words_at(served)
    return report

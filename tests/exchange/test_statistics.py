"""A form goes down to the communes; a report comes up frozen, and the office sees who is late."""

from dataclasses import replace
from datetime import date, timedelta

from app.db import db
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.statistics.forms import Due, Kind
from app.domain.statistics.reports import Source, Submission
from app.domain.statistics.shipped import BOARD
from app.domain.statistics.shipped.tt20_2013 import FORM_12B
from app.exchange import sessions
from app.statistics.models import StatisticsReport
from app.statistics.service.counting import sheet_of
from app.statistics.service.editing import add_form
from app.statistics.service.forms import form_of
from app.statistics.service.received import owed, report_view, summed_sheet
from app.statistics.service.submitting import Wanted, submit
from app.web.context import today
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO
from tests.factories import an_officer
from tests.mediation.cases import a_case, a_village_with_team

ABOVE = Actor(name="Lý Thị Mẩy", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
KEY = ("05", "TT17-2025")


def test_a_form_travels_down_and_its_report_up(make_commune, served_office):
    day = today()
    first = date(day.year, 1, 1)
    due = Due(Kind.YEAR_FINAL, InstanceRole.COMMUNE, 1, 1)
    form = replace(FORM_12B, code=KEY[0], version=KEY[1], dues=(due,))
    with served_office.inside():
        add_form(form, today=day, by=ABOVE)
        db.session.remove()
    here, there = make_commune(TAN_PHONG), make_commune(SIN_SUOI_HO)
    with here.app_context():
        assert sessions.run().complete
        officer = an_officer()
        a_case(a_village_with_team(), received_on=first, today=day, by=officer)
        got = form_of(*KEY, officer)
        assert got == form
        wanted = Wanted(got, Kind.YEAR_FINAL, day.year, first, day)
        given = Submission(Kind.YEAR_FINAL, day.year, Source.COUNTED, {1: 7}, accepts_mismatch=True)
        report = submit(wanted, given, prepared_by="Tẩn Mỹ Thư", today=day, by=officer)
        sent = (report.id, report.content, report.digest)
        assert sessions.run().complete
        db.session.remove()
    with there.app_context():
        assert sessions.run().complete
        assert db.session.scalar(db.select(StatisticsReport.id)) is None
        db.session.remove()
    with served_office.inside():
        held = db.session.get(StatisticsReport, sent[0])
        assert (held.id, held.content, held.digest) == sent
        assert held.prepared_by is None
        view = report_view(held, by=ABOVE)
        assert view.is_sound
        assert view.differs == []
        _, lines = owed(Kind.YEAR_FINAL, day.year, by=ABOVE, today=day)
        cells = {line.code: cell for line in lines for cell in line.cells.values()}
        assert cells[TAN_PHONG[0]].report.id == held.id
        late = (day - first).days
        assert cells[TAN_PHONG[0]].days_late == cells[SIN_SUOI_HO[0]].days_late == late
        assert cells[SIN_SUOI_HO[0]].report is None
        office_form = form_of("12c", "TT20-2013", ABOVE)
        sheet = summed_sheet(office_form, Kind.YEAR_FINAL, day.year, first, day, by=ABOVE)
        assert {one.key: one.numbers[0] for one in sheet.lines if one.is_known} == {TAN_PHONG[0]: 1}
        db.session.remove()


def test_what_comes_from_below_is_in_the_figures_at_once(tied_commune, served_office):
    period = today() - timedelta(days=40), today()

    def received():
        with served_office.inside():
            try:
                return sheet_of(BOARD, *period, by=ABOVE).totals[0]
            finally:
                db.session.remove()

    home = a_village_with_team()
    for number in (1, 2):
        a_case(home, received_on=today(), today=today())
        assert sessions.run().complete
        assert received() == number

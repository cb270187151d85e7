"""A submitted sheet of statistics on paper."""

from datetime import date

from app.domain.mediation.states import CaseState
from app.domain.statistics.forms import Kind
from app.domain.statistics.reports import Source, Submission
from app.domain.statistics.shipped.indicators import INDICATOR_0403
from app.statistics.service.submitting import Wanted, submit
from tests.factories import TODAY, an_officer
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.papers.sheets import CHAIRMAN, LEADER, Sheet


def report() -> Sheet:
    """Two cases of a half-year, one of them settled."""
    home = a_village_with_team()
    for state in (CaseState.SETTLED, CaseState.IN_MEDIATION):
        a_case_in(state, home)
    wanted = Wanted(INDICATOR_0403, Kind.HALF_YEAR, TODAY.year, date(TODAY.year, 1, 1), TODAY)
    given = Submission(kind=wanted.kind, year=TODAY.year, source=Source.COUNTED, estimate={})
    record = submit(
        wanted, given, prepared_by=LEADER, signed_by=CHAIRMAN, today=TODAY, by=an_officer()
    )
    return Sheet(record, ("Biểu số: 0403", "Đơn vị báo cáo:", "CHỦ TỊCH", LEADER, CHAIRMAN))

"""The lengths that the law sets for mediation and dialogue, as rows that every office starts with.

Rows with ``is_checked=False`` were never read in the text of the law itself; an office that
has it puts its own row beside them.
"""

from datetime import date

from app.domain.calendar import TimeUnit
from app.domain.deadlines import Clock, DeadlineRule
from app.domain.dialogue.law import GOVERNMENT_LAWS, LAW_2025, LAW_EARLY_2025, DatedBasis
from app.domain.legal import DATA_DECREE, MEDIATION_DECREE, MEDIATION_LAW

_RESOLUTION = "Nghị quyết liên tịch số 01/2014/NQLT/CP-UBTƯMTTQVN"
_PROCEDURE = "Bộ luật Tố tụng dân sự số 92/2015/QH13"
_LAW_SINCE, _DECREE_SINCE = date(2014, 1, 1), date(2014, 4, 25)
_RESOLUTION_SINCE, _PROCEDURE_SINCE = date(2015, 1, 10), date(2016, 7, 1)
_DAY, _WORKING_DAY, _MONTH = TimeUnit.DAY, TimeUnit.WORKING_DAY, TimeUnit.MONTH
_YEAR = TimeUnit.BEFORE_YEAR_END
_NOTICE, _RESULTS = Clock.DIALOGUE_NOTICE, Clock.DIALOGUE_RESULTS
# A conference stands under the law on local government of its day; the first one of the
# three sets no day for the results.
_SETS_RESULTS = (LAW_EARLY_2025, LAW_2025)


def _of_dialogue(clock: Clock, length: int, unit: TimeUnit, law: DatedBasis) -> DeadlineRule:
    return DeadlineRule(clock, length, unit, law.short, law.valid_from, law.until)


def _yearly(clock: Clock, article: str) -> DeadlineRule:
    """Once a year: the law names no day, so the last one of the year is the limit."""
    basis = f"{article} {MEDIATION_LAW}"
    return DeadlineRule(clock, 0, _YEAR, basis, _LAW_SINCE)


def _of_data(clock: Clock, length: int, unit: TimeUnit) -> DeadlineRule:
    """Lengths known from summaries of the decree: an office that has its text sets its own."""
    return DeadlineRule(clock, length, unit, DATA_DECREE, date(2026, 1, 1), is_checked=False)


SHIPPED: tuple[DeadlineRule, ...] = (
    DeadlineRule(Clock.START, 3, _DAY, f"Khoản 2 Điều 20 {MEDIATION_LAW}", _LAW_SINCE),
    DeadlineRule(Clock.COURT, 6, _MONTH, f"Khoản 1 Điều 418 {_PROCEDURE}", _PROCEDURE_SINCE),
    DeadlineRule(
        Clock.COURT_PREPARATION, 15, _DAY, f"Khoản 2 Điều 419 {_PROCEDURE}", _PROCEDURE_SINCE
    ),
    DeadlineRule(Clock.COURT_SESSION, 10, _DAY, f"Khoản 2 Điều 419 {_PROCEDURE}", _PROCEDURE_SINCE),
    DeadlineRule(
        Clock.COURT_ANSWER,
        5,
        _WORKING_DAY,
        f"Điểm b khoản 3 Điều 419 {_PROCEDURE}",
        _PROCEDURE_SINCE,
    ),
    DeadlineRule(Clock.RECOGNITION, 5, _WORKING_DAY, _RESOLUTION, _RESOLUTION_SINCE),
    DeadlineRule(Clock.LEADER_PROPOSAL, 5, _DAY, _RESOLUTION, _RESOLUTION_SINCE, is_checked=False),
    DeadlineRule(
        Clock.REMOVAL_VERIFICATION, 10, _DAY, _RESOLUTION, _RESOLUTION_SINCE, is_checked=False
    ),
    DeadlineRule(
        Clock.REMOVAL_DECISION, 5, _WORKING_DAY, _RESOLUTION, _RESOLUTION_SINCE, is_checked=False
    ),
    _yearly(Clock.TEAM_REVIEW, "Khoản 3 Điều 12"),
    _yearly(Clock.TEAM_REPORT, "Khoản 5 Điều 15"),
    DeadlineRule(Clock.PAYMENT, 5, _WORKING_DAY, f"Điều 15 {MEDIATION_DECREE}", _DECREE_SINCE),
    DeadlineRule(Clock.HAND_OVER, 3, _DAY, f"Điều 15 {MEDIATION_DECREE}", _DECREE_SINCE),
    *(_of_dialogue(_NOTICE, 7, TimeUnit.DAY_BEFORE, law) for law in GOVERNMENT_LAWS),
    *(_of_dialogue(_RESULTS, 10, _DAY, law) for law in _SETS_RESULTS),
    *(_of_dialogue(Clock.DIALOGUE_YEARLY, 0, _YEAR, law) for law in GOVERNMENT_LAWS),
    DeadlineRule(
        Clock.DIALOGUE_ANSWER,
        15,
        _DAY,
        "Luật không định hạn này: đây là mức đặt sẵn, dùng khi hội nghị không ấn định ngày trả lời",
        date(2000, 1, 1),
        is_law=False,
    ),
    _of_data(Clock.DATA_ANSWER, 2, _WORKING_DAY),
    _of_data(Clock.DATA_GIVE, 10, _DAY),
    _of_data(Clock.DATA_LIMIT, 15, _DAY),
    _of_data(Clock.DATA_ERASE, 20, _DAY),
)

"""What the books hold of a plan's tasks, by unit: one grouped query for each measure asked."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from app.db import db, times
from app.domain.calendar import show
from app.domain.emulation.awards import Outcome
from app.domain.emulation.models import ModelState
from app.domain.inspection.kinds import SIGNED, InspectionState
from app.domain.labels import Term
from app.domain.mediation.court import CourtState
from app.domain.mediation.states import CaseResult
from app.domain.plans import PlanState
from app.domain.quarters import Quarter
from app.domain.statistics.forms import Kind
from app.domain.training.lifecycle import ClassState
from app.domain.words import mid_sentence
from app.domain.workplan.progress import WHOLE, Measure, share
from app.domain.workplan.timing import YearQuarter
from app.emulation.models import AwardDecision, EmulationModel
from app.inspection.models import Inspection
from app.mediation.models import CourtRequest, MediationCase
from app.statistics.models import StatisticsReport
from app.teams.models import Team, TeamReview
from app.training.models import TrainingClass
from app.web.translation.phrases import Phrase
from app.workplan.models import WorkPlan


@dataclass(frozen=True, slots=True)
class Measured:
    """What is held of one unit; ``percent`` is None where figures alone do not tell how far."""

    percent: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Held:
    """The facts of a year by measure and unit, as :func:`held_of` found them."""

    facts: Mapping[Measure, Mapping[str, list[tuple]]]

    def tell(
        self, measure: Measure, units: Iterable[str], quarters: Collection[YearQuarter] = ()
    ) -> Measured | None:
        """What these units together have done; None where that was not asked."""
        found = self.facts.get(measure)
        if found is None:
            return None
        rows = [row for unit in units for row in found.get(unit, ())]
        return _TOLD[measure](rows, quarters)


def held_of(measures: Iterable[Measure], units: Collection[str], year: int) -> Held:
    """Ask the books of these units once for each measure."""
    facts: dict[Measure, Mapping[str, list[tuple]]] = {}
    for measure in sorted(set(measures) - {Measure.NONE}):
        by_unit: defaultdict[str, list[tuple]] = defaultdict(list)
        for unit, *row in db.session.execute(_ASKED[measure](units, year)):
            by_unit[unit].append(tuple(row))
        facts[measure] = by_unit
    return Held(facts)


def _days(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def _plans(units: Collection[str], year: int) -> db.Select:
    return db.select(WorkPlan.unit, WorkPlan.number, WorkPlan.issued_on).where(
        WorkPlan.unit.in_(units), WorkPlan.year == year, WorkPlan.state == PlanState.ISSUED
    )


def _classes(units: Collection[str], year: int) -> db.Select:
    return db.select(TrainingClass.unit, TrainingClass.first_on).where(
        TrainingClass.unit.in_(units),
        TrainingClass.state.in_((ClassState.HELD, ClassState.FINISHED)),
        TrainingClass.first_on.between(*_days(year)),
    )


def _inspections(units: Collection[str], year: int) -> db.Select:
    return db.select(Inspection.unit, Inspection.held_on).where(
        Inspection.unit.in_(units),
        Inspection.state.in_((InspectionState.HELD, *SIGNED)),
        Inspection.held_on.between(*_days(year)),
    )


def _reviews(units: Collection[str], year: int) -> db.Select:
    """Teams that work, and of how many the review of the year is written."""
    _, last = _days(year)
    reviewed = db.exists().where(TeamReview.team_id == Team.id, TeamReview.year == year)
    works = Team.closed_on.is_(None) | (Team.closed_on > last)
    return (
        db.select(Team.unit, db.func.count(), times(reviewed))
        .where(Team.unit.in_(units), Team.founded_on <= last, works)
        .group_by(Team.unit)
    )


def _reports(units: Collection[str], year: int) -> db.Select:
    return db.select(StatisticsReport.unit, StatisticsReport.submitted_on).where(
        StatisticsReport.unit.in_(units),
        StatisticsReport.year == year,
        StatisticsReport.kind.in_((Kind.YEAR_FIRST, Kind.YEAR_FINAL)),
    )


def _cases(units: Collection[str], year: int) -> db.Select:
    return (
        db.select(MediationCase.unit, MediationCase.result, db.func.count())
        .where(MediationCase.unit.in_(units), MediationCase.received_on.between(*_days(year)))
        .group_by(MediationCase.unit, MediationCase.result)
    )


def _requests(units: Collection[str], year: int) -> db.Select:
    return (
        db.select(CourtRequest.unit, CourtRequest.state, db.func.count())
        .where(CourtRequest.unit.in_(units), CourtRequest.filed_on.between(*_days(year)))
        .group_by(CourtRequest.unit, CourtRequest.state)
    )


def _models(units: Collection[str], year: int) -> db.Select:
    return (
        db.select(EmulationModel.unit, EmulationModel.state, db.func.count())
        .where(EmulationModel.unit.in_(units), EmulationModel.year == year)
        .group_by(EmulationModel.unit, EmulationModel.state)
    )


def _awards(units: Collection[str], year: int) -> db.Select:
    """Decisions about those whom these units have put up, whoever noted them."""
    return (
        db.select(AwardDecision.of_unit, AwardDecision.outcome, db.func.count())
        .where(
            AwardDecision.of_unit.in_(units),
            AwardDecision.year == year,
            AwardDecision.struck_on.is_(None),
        )
        .group_by(AwardDecision.of_unit, AwardDecision.outcome)
    )


def _tell_plan(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    if not rows:
        return Measured(0, "Chưa ban hành kế hoạch")
    number, issued_on = max(rows, key=lambda row: row[1] or date.min)
    return Measured(WHOLE, f"Kế hoạch số {number} ngày {show(issued_on)}")


def _tell_classes(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    if not rows:
        return Measured(0, "Chưa mở lớp nào")
    return _tell_by_quarter(rows, quarters, "lớp đã mở")


def _tell_inspections(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    if not rows:
        return Measured(0, "Chưa kiểm tra, tự kiểm tra lần nào")
    return _tell_by_quarter(rows, quarters, "lần kiểm tra, tự kiểm tra")


def _tell_by_quarter(rows: list[tuple], quarters: Collection[YearQuarter], words: str) -> Measured:
    """Whole when each quarter that the plan names has one; else when there is one."""
    held = {YearQuarter(str(Quarter.of(day).number)) for (day,) in rows}
    told = ", ".join(mid_sentence(one.label) for one in sorted(held))
    wanted = set(quarters)
    percent = share(len(wanted & held), len(wanted)) if wanted else WHOLE
    return Measured(percent, Phrase(f"{len(rows)} ", Term(words), " (", Term(told), ")"))


def _tell_reviews(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    total, done = sum(row[0] for row in rows), sum(row[1] for row in rows)
    return Measured(share(done, total), f"{done}/{total} tổ đã rà soát")


def _tell_reports(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    if not rows:
        return Measured(0, "Chưa nộp báo cáo năm")
    return Measured(WHOLE, f"Báo cáo năm đã nộp ngày {show(max(day for (day,) in rows))}")


def _tell_cases(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    counts: Counter[CaseResult | None] = Counter()
    for result, number in rows:
        counts[result] += number
    settled, ended = counts[CaseResult.SETTLED], counts.total() - counts[None]
    told = f"{counts.total()} vụ, việc tiếp nhận; {ended} đã có kết quả, {settled} thành"
    return Measured(None, told)


def _tell_requests(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    counts: Counter[CourtState] = Counter()
    for state, number in rows:
        counts[state] += number
    given = counts[CourtState.RECOGNISED]
    return Measured(None, f"{counts.total()} đơn yêu cầu đã nộp; Tòa án công nhận {given}")


def _tell_models(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    counts: Counter[ModelState] = Counter()
    for state, number in rows:
        counts[state] += number
    given = counts[ModelState.RECOGNISED]
    return Measured(None, f"{counts.total()} mô hình đã đăng ký, {given} được công nhận")


def _tell_awards(rows: list[tuple], quarters: Collection[YearQuarter]) -> Measured:
    given = sum(number for outcome, number in rows if outcome is Outcome.GRANTED)
    return Measured(None, f"{given} tập thể, cá nhân được khen")


_ASKED: Mapping[Measure, Callable[[Collection[str], int], db.Select]] = {
    Measure.PLAN: _plans,
    Measure.TRAINING: _classes,
    Measure.INSPECTION: _inspections,
    Measure.REVIEW: _reviews,
    Measure.REPORT: _reports,
    Measure.CASES: _cases,
    Measure.COURT: _requests,
    Measure.MODELS: _models,
    Measure.AWARDS: _awards,
}
_TOLD: Mapping[Measure, Callable[[list[tuple], Collection[YearQuarter]], Measured]] = {
    Measure.PLAN: _tell_plan,
    Measure.TRAINING: _tell_classes,
    Measure.INSPECTION: _tell_inspections,
    Measure.REVIEW: _tell_reviews,
    Measure.REPORT: _tell_reports,
    Measure.CASES: _tell_cases,
    Measure.COURT: _tell_requests,
    Measure.MODELS: _tell_models,
    Measure.AWARDS: _tell_awards,
}

"""How the shared machinery sees a report."""

from flask import url_for

from app.periodic.acts import PeriodicAct
from app.periodic.models import PeriodicReport
from app.periodic.sight import visible_periodic
from app.records.types import RecordType

PERIODIC_REPORT = RecordType(
    key="periodic_report",
    label="Báo cáo công tác hòa giải",
    model=PeriodicReport,
    acts=PeriodicAct,
    address=lambda report: url_for("periodic.detail", report_id=report.id),
    visible=visible_periodic,
    line=lambda report: (f"Báo cáo: {report.title}", report.state.label),
)

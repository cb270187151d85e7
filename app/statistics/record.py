"""How the shared machinery sees forms and submitted reports."""

from flask import url_for

from app.records.types import RecordType
from app.statistics.acts import FormAct, ReportAct
from app.statistics.models import StatisticsForm, StatisticsReport
from app.statistics.sight import visible_forms, visible_reports

STATISTICS_FORM = RecordType(
    key="statistics_form",
    label="Mẫu thống kê",
    model=StatisticsForm,
    acts=FormAct,
    address=lambda form: url_for("statistics.form", form_id=form.id),
    visible=visible_forms,
)
STATISTICS_REPORT = RecordType(
    key="statistics_report",
    label="Báo cáo thống kê đã nộp",
    model=StatisticsReport,
    acts=ReportAct,
    address=lambda report: url_for("statistics.report", report_id=report.id),
    visible=visible_reports,
)
STATISTICS_TYPES = (STATISTICS_FORM, STATISTICS_REPORT)

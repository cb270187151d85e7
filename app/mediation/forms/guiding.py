"""Forms of where the parties are guided, and of signs of domestic violence."""

from datetime import date
from typing import Any

from app.mediation.forms.base import ActForm
from app.mediation.models import MediationCase
from app.mediation.service.viewing import CaseView
from app.records.model import label
from app.web.fields import day
from app.web.forms import Needed, long_text, short_text


class TakeOverForm(ActForm):
    guided_to = short_text(
        "Nơi tiếp nhận",
        Needed("Hãy ghi nơi đã tiếp nhận các bên."),
        description="Nơi đã nhận việc của các bên, ví dụ: Tòa án nhân dân khu vực.",
    )
    taken_over_on = day(label(MediationCase.taken_over_on), "Hãy nhập ngày nơi đó tiếp nhận.")

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"guided_to": view.case.guided_to, "taken_over_on": today}


class ViolenceForm(ActForm):
    no_alert_because = long_text(
        label(MediationCase.no_alert_because),
        description="Chỉ ghi khi chưa báo; báo cáo được lập bằng nút “Báo ngay” ở đầu trang.",
        render_kw={"rows": 2},
    )

    @classmethod
    def initial(cls, view: CaseView, today: date) -> dict[str, Any]:
        return {"no_alert_because": view.case.no_alert_because}


class ReportedForm(ActForm):
    """An act before which violence must have been reported; the field is asked only then."""

    no_alert_because = long_text(
        label(MediationCase.no_alert_because),
        description="Vụ, việc có dấu hiệu bạo lực gia đình mà chưa báo cáo: hãy bấm “Báo ngay” ở "
        "đầu trang, hoặc ghi lý do vào đây.",
        render_kw={"rows": 2},
    )

    def offer(self, view: CaseView, today: date) -> None:
        if not view.case.domestic_violence or view.is_violence_reported:
            del self.no_alert_because

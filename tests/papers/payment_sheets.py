"""What is printed of a request for payment, of one mediator's case and three months of the team."""

from app.domain.mediation.states import CaseState
from app.domain.remuneration.requests import Decision
from tests.mediation.cases import a_case_in, a_village_with_team
from tests.papers.sheets import Sheet
from tests.remuneration import conftest as payments

WORDS = "Ba trăm nghìn đồng"
WHOLE = "Bảy trăm năm mươi nghìn đồng"
REASON = "Chưa xuất trình sổ để đối chiếu"


def request() -> Sheet:
    home = _home()
    says = ("Lò Thị Liên", "01/2026", "300.000", WORDS, home.team.name, "Vàng A Sùng")
    return Sheet(payments.filed(home), ("GIẤY ĐỀ NGHỊ", *says))


def table() -> Sheet:
    home = _home()
    return Sheet(payments.filed(home), ("BẢNG KÊ THANH TOÁN", WHOLE, "Vàng A Sùng"))


def approval() -> Sheet:
    one = payments.decided(_home())
    return Sheet(one, ("QUYẾT ĐỊNH", "750.000 đồng", WHOLE, "03 tháng", payments.HEAD.name))


def refusal() -> Sheet:
    one = payments.decided(_home(), Decision.REFUSE, REASON)
    return Sheet(one, ("THÔNG BÁO", REASON, "750.000 đồng", payments.HEAD.name))


def receipts() -> Sheet:
    return Sheet(payments.paid(_home()), ("DANH SÁCH KÝ NHẬN", "Lò Thị Liên", WHOLE))


def _home():
    home = a_village_with_team()
    a_case_in(CaseState.NOT_SETTLED, home)
    return home


SAMPLES = [
    ("payment_request", request),
    ("payment_table", table),
    ("payment_approval", approval),
    ("payment_refusal", refusal),
    ("payment_receipts", receipts),
]

"""The parties of a case: on which side, of which kind (khoản 3 Điều 2)."""

from datetime import date

from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.mediation.days import check_days


class Side(LabelledEnum):
    A = "a", "Bên A"
    B = "b", "Bên B"
    RELATED = "related", "Người có quyền lợi, nghĩa vụ liên quan"


class PartyKind(LabelledEnum):
    PERSON = "person", "Cá nhân"
    PEOPLE = "people", "Nhóm cá nhân"
    FAMILY = "family", "Gia đình"
    FAMILIES = "families", "Nhóm gia đình"
    ORGANISATION = "organisation", "Tổ chức"


class SupportNeed(LabelledEnum):
    """What a party needs so that talking is fair (khoản 2 Điều 4, khoản 1 Điều 21)."""

    INTERPRETER = "interpreter", "Phiên dịch tiếng dân tộc"
    SIGN_LANGUAGE = "sign_language", "Ngôn ngữ ký hiệu"
    READING = "reading", "Đọc cho nghe"
    COMPANION = "companion", "Người đi cùng, người giám hộ"
    CHILD = "child", "Là trẻ em"
    ELDERLY = "elderly", "Là người cao tuổi"
    DISABLED = "disabled", "Là người khuyết tật"


class ThirdConsent(LabelledEnum):
    """What somebody whose rights are touched says of the agreement (khoản 4 Điều 4)."""

    NOT_ASKED = "not_asked", "Chưa hỏi"
    AGREES = "agrees", "Đồng ý"
    OBJECTS = "objects", "Không đồng ý"


class PartyAct(LabelledEnum):
    RECEIVE = "receive", "Ghi các bên khi tiếp nhận"
    ADD = "add", "Thêm một bên"
    CHANGE = "change", "Sửa thông tin của một bên"
    SAME = "same_person", "Ghi là cùng một người đã có trong vụ, việc khác"
    OTHER = "other_person", "Ghi là người khác với người đã có trong vụ, việc khác"
    IMPORT = "import", "Nhập từ sổ cũ"
    TAKE_OUT = "take_out", "Lấy khỏi sổ, hoàn tác nhập sổ cũ"


def check_consent(
    side: Side, consent: ThirdConsent | None, consented_on: date | None, *, today: date
) -> None:
    """What a third person says has a day, and is asked of nobody else.

    Căn cứ: khoản 4 Điều 4 Luật Hòa giải ở cơ sở số 35/2013/QH13.
    """
    said = consent in (ThirdConsent.AGREES, ThirdConsent.OBJECTS)
    if side is not Side.RELATED and (consent is not None or consented_on is not None):
        raise RuleViolation(
            "Chỉ ghi đồng ý hay không cho người có quyền lợi, nghĩa vụ liên quan; ý kiến của các "
            "bên ghi trong buổi hòa giải."
        )
    if said and consented_on is None:
        raise RuleViolation("Hãy ghi ngày người có quyền lợi, nghĩa vụ liên quan nêu ý kiến.")
    if consented_on is not None:
        check_days(today, ("Ngày có ý kiến", consented_on))


def check_party(name: str, birth_year: int | None, *, today: date) -> None:
    """Refuse a party without a name or with a year of birth that cannot be."""
    if not name.strip():
        raise RuleViolation("Hãy ghi họ tên của bên này, hoặc để trống cả dòng nếu chưa biết.")
    if birth_year is not None and not today.year - 120 <= birth_year <= today.year:
        raise RuleViolation(
            f"Năm sinh {birth_year} của {name} không đúng. Hãy nhập bốn chữ số, ví dụ 1975."
        )

"""The papers of a case, its book, its alert and its court, each with a record filled in whole."""

from dataclasses import replace
from datetime import date, time

from app.db import db
from app.domain.calendar import show_moment
from app.domain.mediation.alerts import AlertKind, ForwardedTo
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.scope import RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import Book, MediationCase
from app.mediation.service import alerts, court
from tests.mediation.cases import (
    PAYS,
    TODAY,
    Village,
    a_case,
    a_case_in,
    a_request,
    clerk,
    settle,
)
from tests.papers.sheets import (
    FIRST_PARTY,
    LEADER,
    MEDIATOR,
    PARTIES,
    SECOND,
    SECOND_PARTY,
    SUMMARY,
    THIRD_PARTY,
    Sheet,
    a_place,
)

GUEST = "Giàng Thị Sướng"
TERMS = "Hai hộ thống nhất lấy mương nước cũ làm ranh giới; hàng mỡ thuộc hộ bà Lệ."
AGREED = {
    "terms": TERMS,
    "is_written": True,
    "content": SUMMARY,
    "course": "Ngày 05/3/2026, hai bên cùng ra rẫy, chỉ rõ mốc cũ trước già bản và cả xóm.",
    "duties": "Mỗi hộ giữ đúng ranh giới, không lấn sang phần đất của hộ kia.",
    "method": "Trả tiền một lần tại nhà văn hóa bản, trước ngày 30/6/2026.",
    "signed_on": date(2026, 3, 9),
}
DEMANDS = "Ông Dũng đòi giữ hàng mỡ; bà Lệ đòi bồi thường 3.500.000 đồng. Mỗi bên vẫn giữ ý mình."
ASKED = "Bản sao trang sổ theo dõi và văn bản hòa giải thành của vụ, việc."
ANSWERED = "Ủy ban nhân dân gửi kèm 02 bản sao; vụ, việc đã được hòa giải đúng trình tự."
SEEN = "Ông Dũng cầm dao sang rẫy nhà bà Lệ, dọa sẽ chặt nốt số cây còn lại trong đêm nay."
EVERYBODY = (FIRST_PARTY, SECOND_PARTY, THIRD_PARTY)
KNOWN = (
    "sinh năm 1968",
    "sinh năm 1975",
    "sinh năm 1990",
    "0912 345 678",
    "Nhà số 47, bản Nà Đông",
)
WHOLE_YEAR = (date(2026, 1, 1), date(2026, 12, 31))


def _case_in(state: CaseState, home: Village | None = None) -> MediationCase:
    return a_case_in(state, home or a_place(), parties=PARTIES, summary=SUMMARY)


def _settled(home: Village | None = None) -> MediationCase:
    pays = replace(PAYS, who=SECOND_PARTY, what="Trả tiền công chăm sóc cây mỡ", amount=2_450_000)
    return settle(_case_in(CaseState.IN_MEDIATION, home), clauses=[pays], **AGREED)


def invitation() -> Sheet:
    case = _case_in(CaseState.IN_MEDIATION)
    given = {"today": TODAY, "by": clerk()}
    service.invite(
        case.id, name=GUEST, invited_as=InvitedAs.ELDER, invited_by=InvitedBy.MEDIATOR, **given
    )
    service.plan_meeting(
        case.id,
        planned_for=date(2026, 3, 25),
        starts_at=time(14, 30),
        place="Nhà văn hóa bản Nà Đông",
        **given,
    )
    called = (f"Kính mời ông (bà): {name}" for name in (*EVERYBODY, GUEST))
    when = ("14:30, ngày 25/03/2026", "Địa điểm: Nhà văn hóa bản Nà Đông")
    return Sheet(case, ("GIẤY MỜI", *called, *when, "Nhà số 62, bản Nà Đông", MEDIATOR))


def settlement() -> Sheet:
    case = _settled()
    says = [AGREED[name] for name in ("terms", "content", "course", "duties", "method")]
    money = ("2.450.000 đồng", "Trả tiền công chăm sóc", "30/06/2026", "ngày 09 tháng 3 năm 2026")
    title = "VĂN BẢN HÒA GIẢI THÀNH"
    return Sheet(case, (title, *EVERYBODY, *KNOWN, *says, *money, MEDIATOR, case.number))


def guidance() -> Sheet:
    case = _case_in(CaseState.OUT_OF_SCOPE)
    why = (RefusalReason.LABOUR.label, "Hòa giải viên lao động")
    return Sheet(case, ("PHIẾU HƯỚNG DẪN", *EVERYBODY, *KNOWN, SUMMARY, *why, case.number))


def failure() -> Sheet:
    home = a_place()
    case = a_case_in(CaseState.IN_MEDIATION, home, parties=PARTIES, summary=SUMMARY)
    service.end_by_request(
        case.id, ended_on=date(2026, 3, 9), demands=DEMANDS, today=TODAY, by=clerk()
    )
    ended = ("09/03/2026", case.ending_reason.label)
    title = "VĂN BẢN HÒA GIẢI KHÔNG THÀNH"
    return Sheet(case, (title, *EVERYBODY, *KNOWN, SUMMARY, DEMANDS, *ended, MEDIATOR))


def application() -> Sheet:
    request = a_request(_settled())
    says = ("Kính gửi: Tòa án nhân dân khu vực 1", TERMS, "văn bản hòa giải thành ngày 09/03/2026")
    clause = f"{SECOND_PARTY}: Trả tiền công chăm sóc cây mỡ, chậm nhất ngày 30/06/2026"
    return Sheet(request, (*EVERYBODY, *KNOWN, *says, clause, MEDIATOR))


def court_answer() -> Sheet:
    request = a_request(_settled())
    given = {"today": TODAY, "by": clerk()}
    court.file_request(request.id, filed_on=date(2026, 3, 11), **given)
    court.accept_request(request.id, accepted_on=date(2026, 3, 13), **given)
    inquiry = court.ask(request.id, asked_for=ASKED, asked_on=date(2026, 3, 16), **given)
    court.answer(inquiry.id, answered_on=date(2026, 3, 18), answer=ANSWERED, **given)
    to = "Kính gửi: Tòa án nhân dân khu vực 1"
    days = ("16/03/2026", "09/03/2026")
    answered = ANSWERED.rstrip(".") + "./."
    return Sheet(inquiry, (to, FIRST_PARTY, SECOND_PARTY, *days, ASKED, answered))


def urgent_report() -> Sheet:
    case = _case_in(CaseState.IN_MEDIATION)
    alert = alerts.raise_alert(case.id, kind=AlertKind.VIOLENCE, details=SEEN, by=clerk())
    to = ForwardedTo.CHAIRMAN.label
    sign = (AlertKind.VIOLENCE.label, str(AlertKind.VIOLENCE.basis), show_moment(alert.raised_at))
    return Sheet(alert, ("BÁO CÁO KHẨN", f"Kính gửi: {to}", *EVERYBODY, *KNOWN, *sign, SEEN))


def a_book() -> Book:
    """A book with a case settled, one that failed, one refused and one of two mediators."""
    home = a_place()
    _settled(home)
    failed = _case_in(CaseState.IN_MEDIATION, home)
    service.end_by_request(
        failed.id, ended_on=date(2026, 3, 9), demands=DEMANDS, today=TODAY, by=clerk()
    )
    _case_in(CaseState.OUT_OF_SCOPE, home)
    shared = a_case(home, parties=PARTIES, summary="Trẻ chăn trâu để trâu phá hỏng luống đỗ.")
    given = {"today": TODAY, "by": clerk()}
    service.confirm_scope(
        shared.id, category_code="DS-01", confirmed_on=shared.received_on, **given
    )
    service.assign_mediators(
        shared.id,
        mediator_ids=[home.lien.id, home.pao.id],
        no_conflict=True,
        assigned_on=date(2026, 3, 3),
        **given,
    )
    return db.session.scalars(db.select(Book)).one()


def register_one() -> Sheet:
    people = (f"{FIRST_PARTY}, 58 tuổi", f"{SECOND_PARTY}, 51 tuổi", f"{THIRD_PARTY}, 36 tuổi")
    says = (SUMMARY, TERMS, DEMANDS, "hướng dẫn đến Hòa giải viên lao động", "Chưa kết thúc")
    return Sheet(a_book(), (*people, MEDIATOR, SECOND, *says, "02/03/2026"), *WHOLE_YEAR)


def register_two() -> Sheet:
    names = (MEDIATOR, SECOND, "Chưa phân công", LEADER)
    return Sheet(a_book(), (*names, "04 vụ, việc", "Cộng (mỗi vụ, việc tính một lần)"), *WHOLE_YEAR)

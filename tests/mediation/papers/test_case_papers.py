"""What the papers of a case say, and from when on they are made."""

from dataclasses import replace
from datetime import date, time

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.mediation.agreement import AgreementItem
from app.domain.mediation.alerts import AlertKind
from app.domain.mediation.meetings import InvitedAs, InvitedBy
from app.domain.mediation.parties import Side
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import Party
from app.mediation.service import PartyFacts, alerts, court
from app.papers import service as papers
from app.papers.lines import Marks, lines_of
from app.papers.sight import kinds_for
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import (
    LU,
    PANG,
    PAPER,
    PAYS,
    TODAY,
    a_case_in,
    a_request,
    a_version,
    a_village_with_team,
    clerk,
    settle,
    settled,
)


@pytest.fixture
def home(commune):
    return a_village_with_team()


def words(kind, record, by=None):
    papers = PAPER_KINDS[kind].build(record, Ask(by or an_officer(), TODAY))
    return "\n".join(line for paper in papers for line in lines_of(paper, Marks()))


def test_which_papers_a_case_has_in_each_state(home):
    made = {state: {kind.key for kind in kinds_for(a_case_in(state, home))} for state in CaseState}
    agreed = ("settlement",)
    assert made == {
        CaseState.RECEIVED: set(),
        CaseState.OUT_OF_SCOPE: {"guidance"},
        CaseState.AWAITING_ASSIGNMENT: set(),
        CaseState.ASSIGNED: {*agreed, "invitation"},
        CaseState.IN_MEDIATION: {*agreed, "invitation"},
        CaseState.PAUSED: {*agreed, "invitation"},
        CaseState.SETTLED: {*agreed},
        CaseState.NOT_SETTLED: {"failure"},
        CaseState.FOLLOWING_UP: {*agreed},
        CaseState.PERFORMED: {*agreed},
        CaseState.NOT_PERFORMED: {*agreed},
        CaseState.CLOSED: {*agreed},
    }


@pytest.mark.parametrize("reason", RefusalReason)
def test_the_slip_names_reason_basis_and_where_to_go(home, reason):
    case = a_case_in(CaseState.OUT_OF_SCOPE, home)
    case.refusal_reason, case.guided_to = reason, None
    told = words("guidance", case)
    assert reason.label in told
    assert str(GUIDANCE[reason].basis) in told
    assert GUIDANCE[reason].guide_to in told
    assert "Lò Văn Pâng, sinh năm 1968, Nhà số 4, bản Tả Lèng" in told
    assert case.number in told


def test_a_case_of_which_nothing_is_known_leaves_room_for_the_pen(home):
    case = a_case_in(CaseState.OUT_OF_SCOPE, home, parties=[], summary="Một câu.")
    assert db.session.scalars(db.select(Party)).all() == []
    assert "- …" in words("guidance", case)


def test_the_paper_of_failure_says_demands_and_reason_and_is_signed_by_the_mediator(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    told = words("failure", case)
    for line in ("Mỗi bên giữ ý mình.", case.summary, "09/03/2026", case.ending_reason.label):
        assert line in told
    assert told.rstrip().endswith("Lò Thị Liên")
    assert "BÊN A" in told
    assert "Điểm chỉ" in told


def test_a_paper_of_failure_ends_with_one_full_stop(home):
    case = a_case_in(CaseState.NOT_SETTLED, home)
    case.guided_to = "Tòa án nhân dân khu vực."
    assert "Tòa án nhân dân khu vực.." not in words("failure", case)


def test_the_agreement_says_the_eight_items_of_the_law(home):
    case = settled(home, PAYS, **PAPER)
    told = words("settlement", case)
    for item in list(AgreementItem)[:-1]:
        assert item.label in told
    for line in (
        case.ground.label,
        PAPER["content"],
        PAPER["course"],
        "Hai nhà dời hàng rào về mốc cũ.",
        PAPER["duties"],
        PAPER["method"],
        "2.000.000 đồng (Hai triệu đồng) | 30/06/2026",
        "Tân Phong, ngày 09 tháng 3 năm 2026",
        "trong thời hạn 06 tháng",
    ):
        assert line in told
    signed = told[told.index("BÊN A\n") :].split("\n")
    assert [line for line in signed if line in ("Lò Văn Pâng", "Tẩn A Lù", "Lò Thị Liên")] == [
        "Lò Văn Pâng",
        "Tẩn A Lù",
        "Lò Thị Liên",
    ]
    assert told.count("Điểm chỉ") == 2


def test_everybody_of_a_side_and_whose_rights_are_touched_sign(home):
    more = [
        PANG,
        PartyFacts(Side.A, "Lò Thị Mai"),
        LU,
        PartyFacts(Side.RELATED, "Lò Văn Ba"),
    ]
    told = words("settlement", settle(a_case_in(CaseState.IN_MEDIATION, home, parties=more)))
    assert told.count("BÊN A\n") == 2
    assert "NGƯỜI LIÊN QUAN\n(Ký hoặc điểm chỉ)\nĐiểm chỉ\nLò Văn Ba" in told


def test_before_it_is_settled_the_paper_is_that_of_the_draft(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    assert "2. Thông tin cơ bản về các bên" in words("settlement", case)
    service.draft_agreement(
        case.id, facts=a_version(terms="Bản đang soạn.", agreed_on=None), today=TODAY, by=clerk()
    )
    told = words("settlement", case)
    assert "Bản đang soạn." in told
    assert "ngày\u00a0" in told


def test_an_agreement_is_kept_with_the_day_on_which_it_was_signed(home):
    case = settled(home, **PAPER)
    paper = papers.make(PAPER_KINDS["settlement"], case.id, Ask(an_officer(), TODAY))
    assert "ngày 09 tháng 3 năm 2026" in paper.content


def test_each_party_and_each_guest_whom_both_sides_hear_is_invited_on_a_sheet(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    given = {"today": TODAY, "by": clerk()}
    for name, by_whom, agrees in (
        ("Lò Văn Già", InvitedBy.MEDIATOR, False),
        ("Lò Văn Bạn", InvitedBy.SIDE_A, True),
    ):
        service.invite(
            case.id,
            name=name,
            invited_as=InvitedAs.ELDER,
            invited_by=by_whom,
            other_side_agrees=agrees,
            **given,
        )
    service.plan_meeting(
        case.id, planned_for=date(2026, 3, 25), starts_at=time(14), place="Nhà văn hóa bản", **given
    )
    sheets = PAPER_KINDS["invitation"].build(case, Ask(an_officer(), TODAY))
    told = ["\n".join(lines_of(sheet, Marks())) for sheet in sheets]
    names = ("Lò Văn Pâng", "Tẩn A Lù", "Lò Văn Già", "Lò Văn Bạn")
    assert [f"Kính mời ông (bà): {name}" in one for name, one in zip(names, told, strict=True)] == [
        True
    ] * 4
    for one in told:
        assert "Thời gian: 14:00, ngày 25/03/2026" in one
        assert "Địa điểm: Nhà văn hóa bản" in one


def test_without_a_day_agreed_the_invitation_leaves_room(home):
    case = a_case_in(CaseState.ASSIGNED, home)
    assert "Thời gian: …" in words("invitation", case)


def test_the_application_is_filled_from_the_case(home):
    case = settled(home, PAYS, **PAPER)
    request = a_request(case)
    told = words("application", request)
    for line in (
        "Kính gửi: Tòa án nhân dân khu vực 1",
        "Họ và tên người yêu cầu: Lò Văn Pâng, sinh năm 1968",
        "Địa chỉ: Nhà số 4, bản Tả Lèng",
        "- Tẩn A Lù",
        "Tổ hòa giải bản Tả Lèng, bản Tả Lèng",
        "Hòa giải viên Lò Thị Liên",
        "Hai nhà dời hàng rào về mốc cũ.",
        "Tẩn A Lù: Nhà anh Lù trả 2.000.000 đồng, chậm nhất ngày 30/06/2026",
        "1. Văn bản hòa giải thành ký ngày 09/03/2026",
    ):
        assert line in told
    assert told.count("NGƯỜI YÊU CẦU") == 1


def test_what_a_promise_says_itself_is_not_said_once_more(home):
    promise = replace(PAYS, what="Tẩn A Lù trả tiền chậm nhất 30/06/2026.")
    told = words("application", a_request(settled(home, promise, **PAPER)))
    assert "- Tẩn A Lù trả tiền chậm nhất 30/06/2026\n" in told


def test_an_application_of_nobody_yet_stands_open(home):
    request = a_request(settled(home, **PAPER), applicants=(), court_name=None)
    told = words("application", request)
    assert "Kính gửi: …" in told
    assert "Họ và tên người yêu cầu: …" in told


def test_the_answer_to_the_court_is_a_letter_of_the_committee(home):
    request = a_request(settled(home, **PAPER))
    given = {"today": TODAY, "by": clerk()}
    court.file_request(request.id, filed_on=date(2026, 3, 11), **given)
    court.accept_request(request.id, accepted_on=date(2026, 3, 13), **given)
    inquiry = court.ask(
        request.id, asked_for="Bản sao trang sổ.", asked_on=date(2026, 3, 16), **given
    )
    told = words("court_answer", inquiry)
    for line in (
        "ỦY BAN NHÂN DÂN",
        "PHƯỜNG TÂN PHONG",
        "/UBND",
        "V/v trả lời yêu cầu cung cấp tài liệu của Tòa án",
        "Kính gửi: Tòa án nhân dân khu vực 1",
        "Nội dung Tòa án yêu cầu: Bản sao trang sổ.",
        "TM. ỦY BAN NHÂN DÂN",
        "- Lưu: VT.",
    ):
        assert line in told


def test_the_urgent_report_tells_what_was_seen(home):
    case = a_case_in(CaseState.IN_MEDIATION, home)
    alert = alerts.raise_alert(case.id, kind=AlertKind.VIOLENCE, by=clerk())
    told = words("urgent_report", alert)
    assert AlertKind.VIOLENCE.label in told
    assert case.summary in told
    assert "Lò Văn Pâng" in told
    assert str(AlertKind.VIOLENCE.basis) in told
    assert told.rstrip().endswith("Vàng A Sùng")


def test_a_leader_of_another_team_makes_no_paper_of_this_one(home, actor, browser):
    case = a_case_in(CaseState.OUT_OF_SCOPE, home)
    stranger = browser(Role.TEAM_LEADER)
    assert stranger.get(f"/van-ban/nhap/guidance/{case.id}.pdf").status_code == 404

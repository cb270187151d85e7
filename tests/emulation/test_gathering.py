"""What the communes propose, gathered at the office: one list, its own paper, or sent back."""

from datetime import date

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.emulation.awards import NomineeState, Outcome, SubmissionState
from app.domain.emulation.gathering import ProposalState
from app.domain.errors import RuleViolation
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.routes.beginning import first_facts
from app.emulation.service import awards, gathering, naming, proposals
from app.emulation.service.proposals import Wanted
from app.papers import service as papers
from app.papers.lines import lines_of
from app.papers.types import Ask
from app.records.locking import NotHere
from app.web.context import today
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import ABOVE, NEIGHBOUR, OFFICER, SIGNED
from tests.emulation.gathered import AWARDS, LIST, OVER, gathered, one_of, states
from tests.mediation.cases import TODAY

pytestmark = pytest.mark.usefixtures("both_databases")


def test_the_list_is_narrowed_by_unit_year_form_and_state(proposed):
    team, mediator = proposed
    everybody = dict.fromkeys((team.name, mediator.name), ProposalState.OPEN)
    assert states() == everybody
    for narrowed in ({"unit": "12"}, {"year": 2019}, {"award": "Giấy khen"}):
        assert states(**narrowed) == {}
    assert states(unit=team.unit, year=2026, award="Bằng khen") == everybody
    gathered([team])
    assert states(state=ProposalState.GATHERED) == {team.name: ProposalState.GATHERED}
    assert list(states(state=ProposalState.OPEN)) == [mediator.name]
    gathering.send_back([mediator.id], "Thiếu ý kiến của Mặt trận.", "Sở", today=TODAY, by=ABOVE)
    assert states(state=ProposalState.RETURNED) == {mediator.name: ProposalState.RETURNED}
    counts = proposals.counted(ABOVE, Wanted())
    assert (counts.all, counts.open, counts.gathered, counts.returned) == (2, 0, 1, 1)


def test_a_page_goes_on_where_the_last_ended_and_offers_what_is_there(proposed):
    newest = proposals.proposal_page(ABOVE, Wanted(), limit=1)
    (first,) = newest.lines
    rest = proposals.proposal_page(ABOVE, Wanted(), before=first.Nominee.id, limit=1)
    assert (newest.has_more, rest.has_more) == (True, False)
    assert [first.Nominee.id, rest.lines[0].Nominee.id] == sorted(
        (one.id for one in proposed), reverse=True
    )
    offered = proposals.offered(ABOVE)
    assert (offered.units, offered.years) == ([OFFICER.unit], [2026])
    assert offered.awards == ["Bằng khen"]


def test_its_own_paper_names_them_with_the_figures_that_were_sent(proposed):
    team, mediator = proposed
    submission = gathered(proposed)
    assert (submission.unit, submission.first) == (ABOVE.unit, date(2026, 1, 1))
    drawn = papers.draft(PAPER_KINDS["award_submission"], submission.id, Ask(ABOVE, TODAY))
    said = "\n".join(line for paper in drawn.papers for line in lines_of(paper, drawn.marks))
    assert "Bằng khen: 01 tập thể và 01 cá nhân." in said
    for one in (team.name, mediator.name, "Tiếp nhận 9 vụ, việc; hòa giải thành 8 (88,9%)"):
        assert one in said


def test_nobody_is_gathered_twice_nor_from_elsewhere(proposed):
    team, _ = proposed
    submission = gathered(proposed)
    with pytest.raises(RuleViolation, match="Đã có trong tờ trình"):
        gathered([team])
    with pytest.raises(RuleViolation, match="ít nhất một"):
        gathered([])
    for by in (OFFICER, NEIGHBOUR):  # their own are no proposals from below
        with pytest.raises(NotHere):
            gathered([team], by=by)
    gathering.take_off(submission.id, team.id, by=ABOVE)
    assert [one.id for one in naming.named_in(submission.id)] == [proposed[1].id]
    with pytest.raises(RuleViolation, match="không có đề nghị này"):
        gathering.take_off(submission.id, team.id, by=ABOVE)
    gathered([team], submission.id)
    assert len(naming.named_in(submission.id)) == 2


def test_one_that_its_unit_withdraws_leaves_the_list_and_the_paper(proposed):
    team, mediator = proposed
    submission = gathered(proposed)
    awards.withdraw_nominee(mediator.id, "Xin rút.", revision=mediator.revision, by=OFFICER)
    assert [one.id for one in naming.named_in(submission.id)] == [team.id]
    assert list(states()) == [team.name]


def test_what_is_issued_is_told_to_the_unit_and_a_draft_is_not(proposed):
    team, _ = proposed
    submission = gathered([team])
    (row,) = naming.gathered_in(submission.id)
    assert (row.goes_down_to(), row.outgoing()) == (None, None)
    awards.issue_submission(
        submission.id, SIGNED, revision=submission.revision, today=TODAY, by=OVER
    )
    assert row.goes_down_to() == team.unit
    assert team.name not in str(row.outgoing())
    with pytest.raises(RuleViolation, match="không còn là dự thảo"):
        gathered([proposed[1]], submission.id)
    with pytest.raises(RuleViolation, match="đã ban hành"):
        gathering.take_off(submission.id, team.id, by=ABOVE)


def test_sent_back_out_of_a_draft(proposed):
    submission = gathered(proposed)
    ids = [one.id for one in proposed]
    with pytest.raises(RuleViolation, match="Trả lại: hãy ghi lý do"):
        gathering.send_back(ids, " ", "Sở", today=TODAY, by=ABOVE)
    made = gathering.send_back(ids, "Thiếu ý kiến.", "Sở", today=TODAY, by=ABOVE)
    assert {one.outcome for one in made} == {Outcome.RETURNED}
    assert not naming.named_in(submission.id)


def test_from_the_list_to_the_decision_that_goes_down(proposed, browser):
    clerk, head = browser(Role.OFFICE_OFFICER), browser(Role.OFFICE_LEADER)
    team = proposed[0]
    assert LIST in clerk.get(AWARDS).text
    shown = clerk.get(LIST)
    assert "2 đề nghị: 2 chờ xét" in words_of(shown)
    nobody = clerk.send(shown, {}, action="/dua-vao")
    assert (nobody.status_code, "ít nhất một" in words_of(nobody)) == (422, True)
    made = clerk.send(shown, {"chosen": [str(team.id)]}, action="/dua-vao")
    submission = one_of(Submission)
    page = f"{AWARDS}{submission.id}"
    assert (made.location, submission.unit) == (page, ABOVE.unit)
    words = words_of(clerk.get(page))
    assert "Phường Tân Phong đề nghị" in words
    assert "/quyet-dinh" not in clerk.get(page).text
    clerk.submit(page, {"nominee_id": str(team.id)}, action="/dua-ra")
    assert "Danh sách còn trống" in words_of(clerk.get(page))
    again = {"chosen": [str(team.id)], "into": str(submission.id)}
    assert clerk.send(clerk.get(LIST), again, action="/dua-vao").location == page
    clerk.submit(f"{page}/sua", {"decider": "own"})
    signed = {"number": "12", "issued_on": show(today()), "signer": "Điêu Văn Sơn"}
    signed |= {"signer_post": "Chủ tịch Ủy ban nhân dân"}
    assert head.submit(page, signed, action="/ban-hanh").location == page
    assert one_of(Gathered).state is NomineeState.PROPOSED
    told = {"chosen": [str(team.id)], "outcome": "granted", "decided_on": show(today())}
    told |= {"issued_by": "Chủ tịch Ủy ban nhân dân tỉnh", "number": "9/QĐ"}
    assert head.submit(page, told, action="/quyet-dinh").location == page
    assert one_of(AwardDecision).goes_down_to() == team.unit
    assert "1 được khen" in words_of(clerk.get(LIST))
    assert one_of(Submission).state is SubmissionState.ISSUED
    assert words_of(clerk.get(f"{AWARDS}?")).count("Tân Phong") == 0


def test_the_list_sends_back_with_a_reason_and_goes_out_as_a_file(proposed, browser):
    head = browser(Role.OFFICE_LEADER)
    asked = f"{LIST}?nam=2026&tinh-trang=open"
    shown = head.get(asked)
    chosen = {"chosen": [str(proposed[1].id)]}
    wrong = head.post(
        f"{LIST}/tra-lai?nam=2026", data=chosen | {"csrf_token": head.token(), "reason": " "}
    )
    assert (wrong.status_code, "Hãy ghi lý do trả lại" in words_of(wrong)) == (422, True)
    sent = head.post(
        f"{LIST}/tra-lai?nam=2026&tinh-trang=open",
        data=chosen | {"csrf_token": head.token(), "reason": "Thiếu ý kiến của Mặt trận."},
    )
    assert (sent.status_code, sent.location) == (303, f"{LIST}?nam=2026&tinh-trang=open")
    assert "Thiếu ý kiến của Mặt trận." in words_of(head.get(f"{LIST}?tinh-trang=returned"))
    assert shown.status_code == 200
    assert db.session.scalar(db.select(db.func.count(Nominee.id))) == 2


def test_the_words_it_begins_with_are_the_offices(proposed):
    facts = first_facts(date(2026, 1, 1), TODAY)
    assert facts.issuer == "Ủy ban nhân dân tỉnh Lai Châu"

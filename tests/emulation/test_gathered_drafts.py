"""A draft of the office with what it gathered: dropped, taken up again, another form suggested."""

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.emulation.awards import Decided, Outcome, SubmissionState
from app.domain.emulation.gathering import ProposalState
from app.domain.errors import RuleViolation
from app.emulation.service import awards, deciding, gathering, naming
from app.papers import service as papers
from app.papers.lines import lines_of
from app.papers.types import Ask
from app.web.context import today
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import ABOVE, SIGNED
from tests.emulation.gathered import AWARDS, LIST, OVER, gathered, states
from tests.mediation.cases import TODAY

pytestmark = pytest.mark.usefixtures("both_databases")


def test_a_dropped_draft_lets_them_go(proposed):
    submission = gathered(proposed)
    awards.drop_submission(submission.id, revision=submission.revision, by=ABOVE)
    assert set(states().values()) == {ProposalState.OPEN}


def test_a_dropped_draft_is_taken_up_again_with_what_it_held(proposed):
    team, mediator = proposed
    submission = gathered(proposed)
    gathering.take_off(submission.id, mediator.id, by=ABOVE)
    awards.drop_submission(submission.id, revision=submission.revision, by=ABOVE)
    for _ in range(2):  # who presses twice does no harm
        gathering.restore_submission(submission.id, by=ABOVE)
    assert submission.state is SubmissionState.DRAFT
    assert [one.nominee_id for one in naming.gathered_in(submission.id)] == [team.id]
    assert states()[mediator.name] is ProposalState.OPEN


def test_a_dropped_draft_stays_dropped_where_another_holds_it_now(proposed):
    submission = gathered(proposed)
    awards.drop_submission(submission.id, revision=submission.revision, by=ABOVE)
    gathered(proposed[:1])
    with pytest.raises(RuleViolation, match=": Tổ hòa giải bản Tả Lèng"):
        gathering.restore_submission(submission.id, by=ABOVE)
    assert submission.state is SubmissionState.DROPPED


def test_a_dropped_draft_stays_dropped_where_a_unit_proposed_some_of_it_again(proposed):
    first, later = proposed
    submission = gathered([first])
    awards.drop_submission(submission.id, revision=submission.revision, by=ABOVE)
    later.again_of = first.id
    db.session.commit()
    with pytest.raises(RuleViolation, match="đã đề nghị lại: Tổ hòa giải bản Tả Lèng"):
        gathering.restore_submission(submission.id, by=ABOVE)
    assert submission.state is SubmissionState.DROPPED


def test_what_the_unit_may_have_read_as_struck_does_not_hold_again(proposed, browser):
    (decision,) = gathering.send_back([proposed[0].id], "Thiếu.", "Sở", today=TODAY, by=OVER)
    head, page = browser(Role.OFFICE_LEADER), f"{AWARDS}de-nghi/{proposed[0].id}"
    head.submit(page, {}, action="/bo")
    assert decision.struck_on == today()
    assert "/dua-lai" not in head.get(page).text
    with pytest.raises(RuleViolation, match="đã báo cho đơn vị"):
        deciding.restore(decision.id, today=today(), by=OVER)


def test_the_office_suggests_another_form_of_which_the_unit_reads_the_reason(proposed):
    team, mediator = proposed
    submission = gathered(proposed)

    def suggest(award, reason, one=team):
        return gathering.suggest(submission.id, one.id, award, reason, by=ABOVE)

    for given, why in (
        (("Giấy khen", " "), "Hãy ghi lý do"),
        (("", "Vượt mức."), "Hãy ghi hình thức khác"),
        (("Bằng khen", "Vượt mức."), "đúng hình thức đó"),
    ):
        with pytest.raises(RuleViolation, match=why):
            suggest(*given)
    suggest("Giấy khen", "Chưa đủ năm công tác.")
    assert team.award == "Bằng khen"
    awards_of = naming.awards_in(submission.id, naming.named_in(submission.id))
    assert awards_of == {team.id: "Giấy khen", mediator.id: "Bằng khen"}
    drawn = papers.draft(PAPER_KINDS["award_submission"], submission.id, Ask(ABOVE, TODAY))
    said = "\n".join(line for paper in drawn.papers for line in lines_of(paper, drawn.marks))
    assert "Giấy khen: 01 tập thể." in said
    assert "Bằng khen: 01 cá nhân." in said
    suggest("", "")
    assert naming.awards_in(submission.id, [team]) == {team.id: "Bằng khen"}
    suggest("Giấy khen", "Chưa đủ năm công tác.")
    awards.issue_submission(
        submission.id, SIGNED, revision=submission.revision, today=TODAY, by=OVER
    )
    with pytest.raises(RuleViolation, match="không còn là dự thảo"):
        suggest("", "")
    given = Decided(Outcome.GRANTED, TODAY, "Chủ tịch", number="9/QĐ")
    made = deciding.decide([team.id, mediator.id], given, today=TODAY, by=OVER)
    assert [one.award for one in made] == ["Giấy khen", "Bằng khen"]


def test_the_form_suggests_and_the_list_tells_of_it(proposed, browser):
    clerk, team = browser(Role.OFFICE_OFFICER), proposed[0]
    page = f"{AWARDS}{gathered([team]).id}"
    typed = {"nominee_id": str(team.id), "award": "Giấy khen"}
    wrong = clerk.submit(page, typed, action="/hinh-thuc-khac")
    assert (wrong.status_code, "Hãy ghi lý do" in words_of(wrong)) == (422, True)
    typed |= {"reason": "Chưa đủ năm."}
    assert clerk.submit(page, typed, action="/hinh-thuc-khac").location == page
    assert "Giấy khen đơn vị đề nghị Bằng khen" in words_of(clerk.get(page))
    assert "cơ quan đề nghị Giấy khen" in words_of(clerk.get(LIST))
    assert "Giấy khen. Lý do: Chưa đủ năm." in words_of(clerk.get(f"{AWARDS}de-nghi/{team.id}"))

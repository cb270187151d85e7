"""What the communes propose, gathered at the office: one list, its own paper, or sent back."""

from dataclasses import replace
from datetime import date

import pytest

from app.catalog import PAPER_KINDS
from app.db import db, transaction
from app.domain.actors import Role
from app.domain.calendar import show
from app.domain.emulation.awards import Decided, NomineeKind, NomineeState, Outcome, SubmissionState
from app.domain.emulation.gathering import ProposalState
from app.domain.errors import RuleViolation
from app.emulation.models import AwardDecision, Gathered, Nominee, Submission
from app.emulation.routes.beginning import first_facts
from app.emulation.service import awards, deciding, gathering, naming, proposals
from app.emulation.service.proposals import Wanted
from app.papers import service as papers
from app.papers.lines import lines_of
from app.papers.types import Ask
from app.records.locking import NotHere
from app.web.context import today
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import ABOVE, FIRST, NEIGHBOUR, OFFICER, SIGNED, WORDS
from tests.exchange.conftest import know_units
from tests.mediation.cases import TODAY

NAMED = (
    (NomineeKind.TEAM, "Tổ hòa giải bản Tả Lèng"),
    (NomineeKind.MEDIATOR, "Lò Thị Liên"),
)
LIST = "/thi-dua/khen-thuong/cac-don-vi"
AWARDS = "/thi-dua/khen-thuong/"
OVER = replace(ABOVE, role=Role.OFFICE_LEADER)

pytestmark = pytest.mark.usefixtures("both_databases")


@pytest.fixture
def proposed(office):
    """A team and a mediator of Tân Phong, as the office holds them."""
    know_units()
    with transaction() as session:
        sent = Submission(
            unit=OFFICER.unit,
            year=2026,
            first=FIRST,
            last=TODAY,
            state=SubmissionState.ISSUED,
            number="5/TTr-UBND",
            issued_on=TODAY,
        )
        WORDS.write_into(sent)
        session.add(sent)
        session.flush()
        rows = [
            Nominee(
                unit=OFFICER.unit,
                submission_id=sent.id,
                place=place,
                kind=kind,
                of_unit=OFFICER.unit,
                name=name,
                belongs_to="Tổ hòa giải bản Tả Lèng",
                award="Bằng khen",
                counted_on=TODAY,
                state=NomineeState.PROPOSED,
                to_superior=True,
                received=9,
                settled=8,
                not_settled=1,
            )
            for place, (kind, name) in enumerate(NAMED, 1)
        ]
        session.add_all(rows)
    return rows


def gathered(nominees, into=None, *, by=ABOVE):
    return gathering.gather(
        {one.id for one in nominees}, into, lambda *_: WORDS, today=TODAY, by=by
    )


def states(by=ABOVE, **wanted):
    lines = proposals.proposal_page(by, Wanted(**wanted)).lines
    return {row.Nominee.name: proposals.state_of(row) for row in lines}


def one_of(model):
    return db.session.scalar(db.select(model).order_by(model.id.desc()))


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


def test_what_the_unit_may_have_read_as_struck_does_not_hold_again(proposed, browser):
    (decision,) = gathering.send_back([proposed[0].id], "Thiếu.", "Sở", today=TODAY, by=OVER)
    head, page = browser(Role.OFFICE_LEADER), f"{AWARDS}de-nghi/{proposed[0].id}"
    head.submit(page, {}, action="/bo")
    assert decision.struck_on == today()
    assert "/dua-lai" not in head.get(page).text
    with pytest.raises(RuleViolation, match="đã báo cho đơn vị"):
        deciding.restore(decision.id, today=today(), by=OVER)


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

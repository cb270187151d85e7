"""What the sides say after the ending stays in the commune and is counted there."""

import pytest

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.mediation.survey import Contentment, figures_of, may_ask
from app.mediation.service.surveying import contentment_of, surveys_of
from tests.mediation.cases import RECEIVED, TODAY, a_case_in, a_village_with_team, clerk


def answer(client, case, side="a", contentment="content", **facts):
    fields = {"side": side, "contentment": contentment} | facts
    return client.submit(f"/hoa-giai/{case.id}/y-kien", fields)


def test_a_side_is_asked_after_the_ending(home, clerk_at_work):
    case = a_case_in(CaseState.SETTLED, home)
    page = f"/hoa-giai/{case.id}"
    assert "Ghi ý kiến của một bên" in clerk_at_work.get(page).text
    said = answer(clerk_at_work, case, remarks="Ông Sùng nói có lý có tình.")
    assert (said.status_code, said.location) == (303, page)
    text = clerk_at_work.get(page).text
    assert "Bên A, ngày 20/03/2026: hài lòng" in text
    assert "Ông Sùng nói có lý có tình." in text
    (survey,) = surveys_of(case.id)
    assert not survey.may_leave()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"side": "related"}, "Hãy chọn bên được hỏi."),
        ({"contentment": ""}, "Hãy chọn mức độ hài lòng"),
        ({"asked_on": "1/3/2026"}, "không thể trước ngày kết thúc"),
    ],
)
def test_what_cannot_be_is_refused(home, clerk_at_work, fields, sentence):
    case = a_case_in(CaseState.SETTLED, home)
    refused = answer(clerk_at_work, case, **fields)
    assert refused.status_code == 422
    assert sentence in refused.text
    assert surveys_of(case.id) == []


@pytest.mark.parametrize("state", CaseState)
def test_it_is_asked_after_every_ending_and_never_before(home, clerk_at_work, state):
    case = a_case_in(state, home)
    offered = "Ghi ý kiến của một bên" in clerk_at_work.get(f"/hoa-giai/{case.id}").text
    assert offered is may_ask(state)
    assert answer(clerk_at_work, case).status_code == (303 if offered else 422)


def test_the_share_of_the_content_counts_those_who_answered():
    figures = figures_of(
        [(Contentment.CONTENT, 2), (Contentment.PARTLY, 1), (Contentment.NO_ANSWER, 5)]
    )
    assert (figures.answered, figures.content_percent) == (3, 66.7)
    assert figures_of([(Contentment.NO_ANSWER, 1)]).content_percent is None


@pytest.mark.usefixtures("both_databases")
def test_the_figures_are_the_communes_or_the_teams_own(home, clerk_at_work):
    other = a_village_with_team("Nậm Loỏng")
    answer(clerk_at_work, a_case_in(CaseState.SETTLED, home))
    answer(clerk_at_work, a_case_in(CaseState.NOT_SETTLED, other), contentment="not_content")
    text = clerk_at_work.get("/bao-cao/").text
    assert "Hài lòng: <strong>50,0%</strong> trong 2 ý kiến đã trả lời." in text
    leader = home.person(home.leader, Role.TEAM_LEADER)
    assert contentment_of(RECEIVED, TODAY, by=leader).content_percent == 100.0
    assert contentment_of(TODAY, TODAY, by=clerk()).answers == {}

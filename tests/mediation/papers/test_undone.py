"""A paper drawn up before the table for what did not come about waits for no signature."""

from app.catalog import PAPER_KINDS
from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.papers import service as papers
from app.papers.types import Ask
from app.papers.waiting import waiting
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team, clerk

SIGNING = "Ghi ngày đã ký"


def test_an_agreement_nobody_came_to_waits_until_they_go_on(commune, browser):
    case = a_case_in(CaseState.IN_MEDIATION, a_village_with_team())
    paper = papers.make(PAPER_KINDS["settlement"], case.id, Ask(an_officer(), TODAY))
    client = browser(Role.COMMUNE_OFFICER)

    def found():
        with commune.test_request_context():
            reminded = [one.label for one in waiting(an_officer())]
        listed = client.get(f"/hoa-giai/{case.id}").text
        alone = client.get(f"/van-ban/{paper.id}").text
        told = "chưa ký, không dùng nữa"
        return reminded, told in listed, told in alone, SIGNING in alone

    named = f"Ký: Văn bản hòa giải thành {case.number} {case.parties_line}"
    awaited = ([named], False, False, True)
    assert found() == awaited
    given = {"today": TODAY, "by": clerk()}
    service.end_by_mediator(case.id, ended_on=TODAY, reason="Không ai chịu ai.", **given)
    assert found() == ([], True, True, False)
    service.go_on(case.id, resumed_on=TODAY, **given)
    assert found() == awaited

"""An agreement drawn up anew stands in the place of the one that nobody signed."""

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.mediation.service.parties import parties_of
from app.papers import service as papers
from app.papers.replacing import replacement_of
from app.papers.types import Ask
from app.papers.waiting import waiting
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

SIGNING = "Ghi ngày đã ký"
TOLD = "chưa ký, đã thay bằng bản mới"


@pytest.fixture
def case(commune):
    return a_case_in(CaseState.IN_MEDIATION, a_village_with_team())


def drawn_up(case, summary, kind="settlement"):
    case.summary = summary
    db.session.commit()
    return papers.make(PAPER_KINDS[kind], case.id, Ask(an_officer(), TODAY))


def signed(paper):
    return papers.sign(
        paper.id, signed_on=TODAY, revision=paper.revision, today=TODAY, by=an_officer()
    )


def withdrawn(paper):
    papers.withdraw(
        paper.id, reason="Ghi nhầm.", revision=paper.revision, today=TODAY, by=an_officer()
    )


def test_only_the_newest_waits_to_be_signed(commune, case, browser):
    older = drawn_up(case, "Tranh chấp bờ rào.")
    newer = drawn_up(case, "Tranh chấp bờ rào giáp suối.")
    client = browser(Role.COMMUNE_OFFICER)

    def found(paper):
        with commune.test_request_context():
            waits = any(str(paper.id) in one.address for one in waiting(an_officer()))
        page = client.get(f"/van-ban/{paper.id}").text
        return waits, TOLD in page, SIGNING in page

    assert (found(older), found(newer)) == ((False, True, False), (True, False, True))
    assert newer.code in client.get(f"/van-ban/{older.id}").text
    listed = client.get(f"/hoa-giai/{case.id}").text
    assert (listed.count(TOLD), listed.count("chờ ký")) == (1, 1)
    with pytest.raises(RuleViolation, match=newer.code):
        signed(older)
    withdrawn(newer)
    assert found(older) == (True, False, True)
    assert signed(older).signed_on == TODAY


@pytest.mark.usefixtures("both_databases")
def test_what_was_signed_stays_signed(case):
    older = signed(drawn_up(case, "Tranh chấp bờ rào."))
    newer = drawn_up(case, "Tranh chấp bờ rào giáp suối.")
    assert [replacement_of(one) for one in (older, newer)] == [None, None]


def test_the_words_of_before_are_drawn_up_once_more(case):
    older = drawn_up(case, "Tranh chấp bờ rào.")
    newer = drawn_up(case, "Tranh chấp bờ rào giáp suối.")
    again = drawn_up(case, "Tranh chấp bờ rào.")
    assert (again.code, again.id > newer.id) == (older.code, True)
    assert replacement_of(newer) == again


def test_an_invitation_to_the_next_meeting_replaces_none(case):
    older = drawn_up(case, case.summary, "invitation")
    parties_of(case.id)[0].name = "Lò Văn Pâng Con"
    newer = drawn_up(case, case.summary, "invitation")
    assert (older.code != newer.code, replacement_of(older)) == (True, None)

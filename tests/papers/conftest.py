"""A refused case and the slip about it, with everybody who may want to see it."""

import pytest

from app.catalog import PAPER_KINDS
from app.domain.mediation.states import CaseState
from app.papers import service
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

GUIDANCE = PAPER_KINDS["guidance"]


@pytest.fixture(autouse=True)
def fixed_day(monkeypatch):
    monkeypatch.setattr("app.papers.routes.today", lambda: TODAY)
    monkeypatch.setattr("app.papers.forms.today", lambda: TODAY)


@pytest.fixture
def home(commune):
    return a_village_with_team()


@pytest.fixture
def case(home):
    return a_case_in(CaseState.OUT_OF_SCOPE, home)


@pytest.fixture
def make(case):
    """``make(by=…)``: the slip of the case as it stands."""

    def do(by=None):
        return service.make(GUIDANCE, case.id, Ask(by or an_officer(), TODAY))

    return do


@pytest.fixture
def sign_in(browser, home):
    """``sign_in(role)``: leader and mediator sit in the team of ``home``."""
    return lambda role: browser(role, **home.seat(role))

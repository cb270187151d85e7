"""What the papers of a case say, and from when on they are made."""

import pytest

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.actors import Role
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation.models import Party
from app.papers.lines import Marks, lines_of
from app.papers.sight import kinds_for
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team


@pytest.fixture
def home(commune):
    return a_village_with_team()


def words(kind, record, by=None):
    papers = PAPER_KINDS[kind].build(record, Ask(by or an_officer(), TODAY))
    return "\n".join(line for paper in papers for line in lines_of(paper, Marks()))


def test_which_papers_a_case_has_in_each_state(home):
    made = {state: {kind.key for kind in kinds_for(a_case_in(state, home))} for state in CaseState}
    assert made[CaseState.OUT_OF_SCOPE] == {"guidance"}
    assert made[CaseState.NOT_SETTLED] == {"failure"}
    for state in (CaseState.RECEIVED, CaseState.ASSIGNED, CaseState.IN_MEDIATION):
        assert made[state] == set()


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


def test_a_leader_of_another_team_makes_no_paper_of_this_one(home, actor, browser):
    case = a_case_in(CaseState.OUT_OF_SCOPE, home)
    stranger = browser(Role.TEAM_LEADER)
    assert stranger.get(f"/van-ban/nhap/guidance/{case.id}.pdf").status_code == 404

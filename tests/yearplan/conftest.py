"""A commune with villages, its plan of 2026 and requests of voters, for the tests of plans."""

from datetime import date
from uuid import UUID

import pytest

from app.dialogue.facts import DialogueFacts
from app.dialogue.service import conference
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import MAIN_FIELDS, first_words
from app.domain.units import VillageKind
from app.units.service import add_village
from app.yearplan.facts import PlanFacts, RequestFacts, SessionFacts
from app.yearplan.service import plans, requests, sessions

TODAY = date(2026, 5, 4)
SIGNED = {
    "number": "5",
    "issued_on": date(2026, 1, 12),
    "signer": "Lò Văn Pâng",
    "signer_post": "Chủ tịch",
    "today": TODAY,
}


@pytest.fixture
def officer(actor):
    return actor(Role.COMMUNE_OFFICER, name="Tẩn Thị Mẩy")


@pytest.fixture
def village(commune, officer):
    return add_village(
        name="Tả Lèng", kind=VillageKind.BAN, valid_from=date(2020, 1, 1), by=officer
    )


@pytest.fixture
def a_plan(commune, officer):
    """``a_plan(**facts)``: a draft whose words are those that every plan begins with."""

    def make(year=2026, *, by=officer, author=DialogueKind.GOVERNMENT, **facts):
        words = first_words(year, "Phường Tân Phong", villages=[VillageKind.BAN], today=TODAY)
        given = PlanFacts(**{**words, "fields_of_life": MAIN_FIELDS, **facts})
        return plans.draft_plan(year, given, author=author, today=TODAY, by=by)

    return make


@pytest.fixture
def a_session(officer):
    """``a_session(plan, quarter)``: a conference of the government in the hall of the village."""

    def make(plan, quarter=1, *, reason="", today=TODAY, by=officer, **facts):
        given = {
            "quarter": quarter,
            "place": "Nhà văn hóa bản Tả Lèng",
            "chair": plan.chair,
            "organiser": plan.organiser,
            "co_organisers": plan.co_organisers,
            **facts,
        }
        return sessions.plan_session(
            plan.id, SessionFacts(**given), reason=reason, today=today, by=by
        )

    return make


@pytest.fixture
def issued(officer, a_plan, a_session):
    """``issued(*quarters)``: a plan with a conference in each quarter, issued in January."""

    def make(*quarters, **facts):
        plan = a_plan(**facts)
        for quarter in quarters or (1, 4):
            a_session(plan, quarter)
        return plans.issue_plan(plan.id, **SIGNED, revision=plan.revision, by=officer)

    return make


@pytest.fixture
def a_conference(officer):
    """``a_conference(session, held_on)``: held (or to be held) by a planned session."""

    def make(session=None, held_on=date(2026, 3, 16), *, by=officer, **facts):
        given = {
            "title": "Hội nghị đối thoại",
            "kind": session.kind if session else DialogueKind.GOVERNMENT,
            "held_on": held_on,
            "place": "Nhà văn hóa bản Tả Lèng",
            "organiser": "Ủy ban nhân dân phường Tân Phong",
            "planned_id": session and session.id,
            **facts,
        }
        return conference.record_dialogue(DialogueFacts(**given), today=TODAY, by=by)

    return make


@pytest.fixture
def a_request(commune, officer):
    """``a_request(signatures)``: of 4.000 voters so many signed."""

    def make(signatures=500, *, by=officer, **facts):
        given = {
            "received_on": date(2026, 4, 6),
            "signatures": signatures,
            "voters": 4_000,
            "representatives": "Sùng A Chư",
            "contact": "Nhà số 5, bản Tả Lèng",
            "content": "Đề nghị đối thoại về giá nước.",
            **facts,
        }
        return requests.receive_request(RequestFacts(**given), today=TODAY, by=by)

    return make


def random_id() -> UUID:
    return UUID("01900000-0000-7000-8000-00000000dead")

"""A team with its cases, models of the movement, and submissions in any state."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import transaction
from app.domain.actors import Actor, Role
from app.domain.emulation.awards import (
    Decided,
    Decider,
    NomineeKind,
    NomineeState,
    Outcome,
    SubmissionState,
)
from app.emulation.facts import ModelFacts, SigningFacts, SubmissionFacts
from app.emulation.models import Nominee, Submission
from app.emulation.service import awards, deciding, models
from app.emulation.service.shortlist import Asked
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO, know_units
from tests.mediation.cases import TODAY, a_village_with_team

HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
LEADER = replace(OFFICER, name="Điêu Văn Sơn", role=Role.COMMUNE_LEADER)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
FIRST = date(2026, 1, 1)
NAMED = (
    (NomineeKind.TEAM, "Tổ hòa giải bản Tả Lèng"),
    (NomineeKind.MEDIATOR, "Lò Thị Liên"),
)
TEAMS = Asked(NomineeKind.TEAM, FIRST, TODAY)
MEDIATORS = Asked(NomineeKind.MEDIATOR, FIRST, TODAY)
WORDS = SubmissionFacts(
    occasion="Sơ kết năm 2026",
    title="Về việc khen thưởng năm 2026",
    decider=Decider.SUPERIOR,
    issuer="Ủy ban nhân dân phường Tân Phong",
    addressees="Chủ tịch Ủy ban nhân dân tỉnh",
    known_bases=("mediation_law",),
)
SIGNED = SigningFacts(
    number="12", issued_on=TODAY, signer="Điêu Văn Sơn", signer_post="Chủ tịch Ủy ban nhân dân"
)
GRANTED = Decided(Outcome.GRANTED, TODAY, "Chủ tịch Ủy ban nhân dân tỉnh", number="9/QĐ-UBND")
MODEL = ModelFacts(year=2026, title="Ba cùng", field="Văn hóa, xã hội", registered_on=FIRST)


@pytest.fixture
def home(commune):
    return a_village_with_team()


def registered(*, by=OFFICER, today=TODAY, **given):
    return models.register_model(replace(MODEL, **given), today=today, by=by)


def drafted(*keys, asked=TEAMS, by=OFFICER, today=TODAY, **given):
    return awards.draft_submission(
        replace(WORDS, **given), asked, {str(key) for key in keys}, today=today, by=by
    )


def named(submission, award="Bằng khen", by=OFFICER):
    """The nominees of a draft, each with a form of reward."""
    for one in awards.listed(submission.id):
        awards.write_nominee(one.id, award, "", revision=one.revision, by=by)
    return submission


def issued(submission, by=LEADER, today=TODAY):
    return awards.issue_submission(
        submission.id, SIGNED, revision=submission.revision, today=today, by=by
    )


def put_up(home, *, decider=Decider.SUPERIOR):
    """The team and a mediator of it, in a submission that was issued; the two nominees."""
    submission = drafted(home.team.id, decider=decider)
    awards.pick_more(submission.id, MEDIATORS, {str(home.lien.id)}, today=TODAY, by=OFFICER)
    issued(named(submission))
    return awards.listed(submission.id)


def granted(one, *, by=OFFICER, **given):
    return deciding.decide([one.id], replace(GRANTED, **given), today=TODAY, by=by)[0]


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

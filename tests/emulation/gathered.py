"""Gathering at the office what its communes propose, and how each stands then."""

from dataclasses import replace

from app.db import db
from app.domain.actors import Role
from app.emulation.service import gathering, proposals
from app.emulation.service.proposals import Wanted
from tests.emulation.conftest import ABOVE, WORDS
from tests.mediation.cases import TODAY

LIST = "/thi-dua/khen-thuong/cac-don-vi"
AWARDS = "/thi-dua/khen-thuong/"
OVER = replace(ABOVE, role=Role.OFFICE_LEADER)


def gathered(nominees, into=None, *, by=ABOVE):
    return gathering.gather(
        {one.id for one in nominees}, into, lambda *_: WORDS, today=TODAY, by=by
    )


def states(by=ABOVE, **wanted):
    lines = proposals.proposal_page(by, Wanted(**wanted)).lines
    return {row.Nominee.name: proposals.state_of(row) for row in lines}


def one_of(model):
    return db.session.scalar(db.select(model).order_by(model.id.desc()))

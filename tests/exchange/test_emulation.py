"""A submission goes up, the office's decision comes down, and a withdrawn name is gone above."""

from dataclasses import replace

from app.db import db
from app.domain.emulation.awards import Decider
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.service import awards, deciding, gathering, proposals, reading
from app.emulation.waiting import waiting
from app.exchange import sessions
from app.records.ledger.tables import LedgerRecord
from tests.emulation.conftest import (
    ABOVE,
    GRANTED,
    MEDIATORS,
    OFFICER,
    SIGNED,
    WORDS,
    drafted,
    put_up,
    registered,
)
from tests.mediation.cases import TODAY, a_village_with_team


def all_of(model):
    return db.session.scalars(db.select(model).order_by(model.id)).all()


def test_what_is_put_up_goes_up_is_decided_and_may_be_taken_back(tied_commune, served_office):
    home = a_village_with_team()
    registered(team_id=home.team.id)
    drafted(home.pao.id, asked=MEDIATORS)
    put_up(home, decider=Decider.OWN)
    team, mediator = put_up(home)
    assert sessions.run().complete
    with served_office.inside():
        assert [one.title for one in all_of(EmulationModel)] == ["Ba cùng"]
        assert [one.id for one in all_of(Submission)] == [team.submission_id]
        assert {one.name for one in all_of(Nominee)} == {"Tổ hòa giải bản Tả Lèng", "Lò Thị Liên"}
        with served_office.app.test_request_context():
            labels = [one.label for one in waiting(ABOVE)]
        assert labels == [
            f"Đề nghị khen thưởng chờ quyết định: {one.name}" for one in (team, mediator)
        ]
        deciding.decide([team.id, mediator.id], GRANTED, today=TODAY, by=ABOVE)
        db.session.remove()
    sessions.run()
    found = reading.decisions_of([team.id, mediator.id], OFFICER)
    assert {one.number for some in found.values() for one in some} == {"9/QĐ-UBND"}
    assert [one.unit for one in all_of(AwardDecision)] == ["12", "12"]
    held = db.session.get(Nominee, mediator.id)
    awards.withdraw_nominee(held.id, "Xin rút.", revision=held.revision, by=OFFICER)
    assert sessions.run().complete
    with served_office.inside():
        assert {one.name for one in all_of(Nominee)} == {"Tổ hòa giải bản Tả Lèng"}
        raws = db.session.scalars(db.select(LedgerRecord.raw)).all()
        for name in ("Lò Thị Liên", "Giàng A Páo", OFFICER.name):
            assert not any(name.encode() in (raw or b"") for raw in raws), name
        db.session.remove()


def test_what_the_office_gathers_or_sends_back_is_told_to_the_unit(tied_commune, served_office):
    home = a_village_with_team()
    team, mediator = put_up(home)
    sessions.run()
    with served_office.inside():
        made = gathering.gather([team.id], None, lambda *_: WORDS, today=TODAY, by=ABOVE).id
        gathering.send_back([mediator.id], "Thiếu ý kiến.", "Sở", today=TODAY, by=ABOVE)
        db.session.remove()
    sessions.run()
    assert not all_of(Gathered)
    assert [one.name for one in db.session.execute(reading.returned(OFFICER))] == [mediator.name]
    with tied_commune.test_request_context():
        labels = [one.label for one in waiting(OFFICER)]
    assert f"Đề nghị khen thưởng bị trả lại: {mediator.name}" in labels
    with served_office.inside():
        held = db.session.get(Submission, made)
        given = replace(SIGNED, number="31")
        awards.issue_submission(
            held.id,
            given,
            revision=held.revision,
            today=TODAY,
            by=replace(ABOVE, name="Trần Văn Só"),
        )
        db.session.remove()
    assert sessions.run().complete
    assert proposals.gatherers_of([team.id, mediator.id], OFFICER) == {team.id: ABOVE.unit}
    assert {one.unit for one in all_of(Submission)} == {OFFICER.unit}

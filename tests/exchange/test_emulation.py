"""A submission goes up, the office's decision comes down, and a withdrawn name is gone above."""

from dataclasses import replace

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.emulation.awards import Decider
from app.domain.emulation.gathering import ProposalState
from app.domain.errors import RuleViolation
from app.emulation.models import AwardDecision, EmulationModel, Gathered, Nominee, Submission
from app.emulation.service import awards, deciding, gathering, proposals, reading, renewals
from app.emulation.service.again import propose_again
from app.emulation.service.proposals import Wanted
from app.emulation.waiting import waiting
from app.exchange import sessions
from app.records.ledger.tables import LedgerRecord
from tests.dialogue.test_pages import words_of
from tests.emulation.conftest import (
    ABOVE,
    GRANTED,
    MEDIATORS,
    OFFICER,
    SIGNED,
    WORDS,
    drafted,
    issued,
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
    told = proposals.gatherings_of([team.id, mediator.id], OFFICER)
    assert {key: one.unit for key, one in told.items()} == {team.id: ABOVE.unit}
    assert {one.unit for one in all_of(Submission)} == {OFFICER.unit}


def test_what_was_returned_and_is_proposed_again_comes_with_its_link(tied_commune, served_office):
    home = a_village_with_team()
    first_id = put_up(home)[0].id
    sessions.run()
    with served_office.inside():
        gathering.send_back([first_id], "Thiếu ý kiến.", "Sở", today=TODAY, by=ABOVE)
        db.session.remove()
    sessions.run()
    first = db.session.get(Nominee, first_id)
    made = propose_again(first_id, None, revision=first.revision, today=TODAY, by=OFFICER)
    made_id = made.id
    sessions.run()
    with served_office.inside():
        assert made_id not in {one.id for one in all_of(Nominee)}  # a draft does not leave
        db.session.remove()
    issued(db.session.get(Submission, made.submission_id))
    assert sessions.run().complete
    with served_office.inside():
        rows = {one.Nominee.id: one for one in proposals.proposal_page(ABOVE, Wanted()).lines}
        again = rows[made_id].Nominee
        assert again.again_of == first_id
        assert proposals.state_of(rows[first_id]) is ProposalState.RETURNED
        assert list(renewals.renewals_of(list(rows), ABOVE)) == [first_id]
        held = reading.decisions_of([first_id], ABOVE)
        assert renewals.returned_of(again, held).reason == "Thiếu ý kiến."
        (decision,) = held[first_id]
        deciding.strike(decision.id, revision=decision.revision, today=TODAY, by=ABOVE)
        with pytest.raises(RuleViolation, match="đã đề nghị lại"):
            gathering.gather([first_id], None, lambda *_: WORDS, today=TODAY, by=ABOVE)
        gathering.gather([again.id], None, lambda *_: WORDS, today=TODAY, by=ABOVE)
        db.session.remove()
    first = db.session.get(Nominee, first_id)
    awards.withdraw_nominee(first.id, "Đã đề nghị lại.", revision=first.revision, by=OFFICER)
    assert sessions.run().complete
    with served_office.inside():
        assert first_id not in {one.id for one in all_of(Nominee)}
        assert db.session.get(Nominee, made_id).again_of == first_id
        db.session.remove()


def test_to_its_unit_a_proposal_waits_whatever_becomes_of_a_draft_of_the_office(
    tied_commune, served_office, browser
):
    team, _ = put_up(a_village_with_team())
    clerk = browser(Role.COMMUNE_OFFICER)
    page = f"/thi-dua/khen-thuong/de-nghi/{team.id}"
    waits = "Chờ cơ quan cấp trên xét. Cấp trên chưa ban hành tờ trình nào có đề nghị này"
    sessions.run()
    with served_office.inside():
        made = gathering.gather([team.id], None, lambda *_: WORDS, today=TODAY, by=ABOVE).id
        db.session.remove()
    assert sessions.run().complete
    assert waits in words_of(clerk.get(page))
    with served_office.inside():
        held = db.session.get(Submission, made)
        awards.drop_submission(held.id, revision=held.revision, by=ABOVE)
        db.session.remove()
    assert sessions.run().complete
    assert waits in words_of(clerk.get(page))
    assert not all_of(Gathered)
    with served_office.inside():
        held = gathering.gather([team.id], None, lambda *_: WORDS, today=TODAY, by=ABOVE)
        gathering.suggest(held.id, team.id, "Giấy khen", "Chưa đủ năm.", by=ABOVE)
        issued(held, replace(ABOVE, name="Trần Văn Só"))
        db.session.remove()
    assert sessions.run().complete
    words = words_of(clerk.get(page))
    assert "Cơ quan cấp trên đã đưa vào tờ trình của mình" in words
    assert "Giấy khen. Lý do: Chưa đủ năm. (Lai Châu)" in words.replace("Tỉnh ", "")
    assert db.session.get(Nominee, team.id).award == "Bằng khen"

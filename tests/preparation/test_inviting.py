"""Groups, the list of this conference, and its invitations."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.dialogue.models import Dialogue
from app.dialogue.service import conference
from app.domain.actors import Role
from app.domain.dialogue.inviting import CITIZENS, REGISTERED, USUAL_GROUPS
from app.domain.dialogue.kinds import DialogueKind, MatterKind, SpeakerKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.preparation.facts import Chosen, InvitationFacts, RecipientFacts
from app.preparation.models import DialogueGuest, DialogueInvitation
from app.preparation.service import groups, inviting
from app.preparation.service.reading import preparation_of
from tests.preparation.conftest import HELD_ON, TODAY

pytestmark = pytest.mark.usefixtures("commune")
SIGNED = InvitationFacts(signer="Lò Văn Pâng", signer_post="Chủ tịch Ủy ban nhân dân")


def choose(dialogue, by, **chosen):
    return inviting.choose_guests(dialogue.id, Chosen(**chosen), today=TODAY, by=by)


def names(guests):
    return [one.name for one in guests]


def issue(paper, by, **changes):
    facts = {"number": "46", "issued_on": TODAY, "revision": paper.revision, "today": TODAY}
    return inviting.issue_invitation(paper.id, **facts | changes, by=by)


def test_the_usual_groups_are_made_once(commune, officer):
    groups.lay_out_groups(by=officer)
    assert tuple(line.group.name for line in groups.groups_of(officer.books)) == USUAL_GROUPS
    with pytest.raises(RuleViolation, match="đã có đủ"):
        groups.lay_out_groups(by=officer)
    with pytest.raises(RuleViolation, match="Đã có nhóm"):
        groups.add_group(USUAL_GROUPS[0].upper(), by=officer)


def test_nobody_stands_twice_in_a_group_and_who_leaves_is_gone(heads, officer, villages):
    (first, *_) = groups.people_of(heads.id)
    same = RecipientFacts(name=first.name, post=first.post, village_id=first.village_id)
    with pytest.raises(RuleViolation, match="đã có trong nhóm này"):
        groups.add_recipient(heads.id, same, by=officer)
    groups.change_recipient(first.id, replace(same, post="Bí thư"), revision=1, by=officer)
    groups.end_recipient(first.id, revision=2, by=officer)
    assert first.name not in names(groups.people_of(heads.id))
    (line,) = groups.groups_of(officer.books)
    assert line.people == 3
    groups.add_recipient(heads.id, same, by=officer)


def test_of_a_group_only_the_chosen_villages_are_invited(dialogue, heads, officer):
    found = choose(dialogue, officer, groups=(heads.id,))
    assert names(found) == ["Lò Văn Một", "Sùng A Hai", "Vàng Thị Tư"]
    assert {one.group for one in found} == {"Bí thư chi bộ, trưởng thôn"}


def test_a_conference_of_the_whole_commune_invites_every_village(a_dialogue, heads, officer):
    found = choose(a_dialogue(villages=()), officer, groups=(heads.id,))
    assert len(found) == 4


def test_who_is_on_the_list_stays_once(dialogue, heads, officer):
    choose(dialogue, officer, others="Lò Văn Một, trưởng bản\nLò Văn Páo, già làng")
    found = choose(dialogue, officer, groups=(heads.id,))
    assert names(found) == ["Sùng A Hai", "Vàng Thị Tư"]
    with pytest.raises(RuleViolation, match="Không có ai mới"):
        choose(dialogue, officer, groups=(heads.id,))
    held = inviting.guests_of(dialogue.id)
    assert [one.group for one in held[:2]] == [REGISTERED, REGISTERED]


def test_who_was_taken_off_comes_back_unless_the_list_has_the_same_again(dialogue, officer):
    (guest,) = choose(dialogue, officer, others="Lò Văn Páo, già làng")
    inviting.withdraw_guest(guest.id, revision=1, by=officer)
    for _ in range(2):  # who presses twice does no harm
        inviting.restore_guest(guest.id, by=officer)
    assert (guest.withdrawn, guest.revision) == (False, 3)
    inviting.withdraw_guest(guest.id, revision=3, by=officer)
    choose(dialogue, officer, others="Lò Văn Páo, già làng")
    with pytest.raises(RuleViolation, match="Lò Văn Páo đã có trong danh sách mời"):
        inviting.restore_guest(guest.id, by=officer)


def test_a_group_of_another_commune_gives_nobody(dialogue, officer, actor):
    stranger = actor(Role.COMMUNE_OFFICER, unit="03406")
    group = groups.add_group("Nhóm của xã bên", by=stranger)
    groups.add_recipient(group.id, RecipientFacts(name="Người xã bên"), by=stranger)
    with pytest.raises(RuleViolation, match="Không có ai mới"):
        choose(dialogue, officer, groups=(group.id,))


def test_citizens_with_opinions_are_invited_but_nobody_who_complains(
    dialogue, officer, villages, voiced
):
    voiced(dialogue, speaker="Sùng A Chư", village_id=villages[0].id)
    voiced(dialogue, speaker="Tẩn A Kín", matter=MatterKind.DENUNCIATION)
    voiced(dialogue, speaker="Nhóm hộ đầu bản", speaker_kind=SpeakerKind.COLLECTIVE)
    voiced(dialogue)
    (guest,) = choose(dialogue, officer, citizens=True)
    assert (guest.name, guest.post, guest.group) == ("Sùng A Chư", "bản Tả Lèng", CITIZENS)


def test_the_list_is_frozen_when_the_invitation_goes_out_and_the_conference_moves_on(
    dialogue, issued, officer, heads
):
    paper = issued(dialogue)
    assert (paper.number, paper.held_on) == ("45/GM-UBND", HELD_ON)
    assert db.session.get_one(Dialogue, dialogue.id).state is DialogueState.INVITED
    for one in groups.people_of(heads.id):
        groups.end_recipient(one.id, revision=one.revision, by=officer)
    choose(dialogue, officer, others="Lò Văn Xuân")
    assert names(inviting.named_in(paper, dialogue)) == ["Lò Văn Một", "Sùng A Hai", "Vàng Thị Tư"]
    list_ = preparation_of(dialogue, today=TODAY).inviting
    assert names(list_.waiting) == ["Lò Văn Xuân"]
    assert {one.number for one in list_.invited.values()} == {"45/GM-UBND"}
    with pytest.raises(RuleViolation, match="đã ban hành nên không sửa được"):
        inviting.correct_invitation(paper.id, SIGNED, revision=paper.revision, by=officer)


def test_who_is_invited_later_gets_an_invitation_of_their_own(dialogue, issued, officer):
    issued(dialogue)
    choose(dialogue, officer, others="Lò Văn Xuân")
    paper = inviting.draft_invitation(dialogue.id, SIGNED, by=officer)
    assert names(inviting.named_in(paper, dialogue)) == ["Lò Văn Xuân"]
    with pytest.raises(RuleViolation, match="đang soạn"):
        inviting.draft_invitation(dialogue.id, SIGNED, by=officer)
    issue(paper, officer)
    by_name = {one.name: one.invitation_id for one in inviting.guests_of(dialogue.id)}
    assert by_name["Lò Văn Xuân"] == paper.id
    assert by_name["Lò Văn Một"] != paper.id
    with pytest.raises(RuleViolation, match="đã ban hành"):
        issue(paper, officer)


def test_invitations_may_go_out_before_the_notice(dialogue, issued, officer):
    issued(dialogue)
    held = db.session.get_one(Dialogue, dialogue.id)
    assert (held.state, held.announced_on) == (DialogueState.INVITED, None)


def test_after_another_day_was_set_everybody_is_invited_anew(dialogue, issued, officer):
    old = issued(dialogue)
    held = db.session.get_one(Dialogue, dialogue.id)
    conference.call_off(
        held.id, DialogueState.POSTPONED, reason="Mưa lũ.", revision=held.revision, by=officer
    )
    later = date(2026, 4, 3)
    conference.reschedule(held.id, held_on=later, revision=held.revision, today=TODAY, by=officer)
    assert len(inviting.to_be_invited(held)) == 3
    paper = inviting.draft_invitation(held.id, SIGNED, by=officer)
    issue(paper, officer)
    assert inviting.to_be_invited(held) == []
    assert (paper.held_on, old.held_on) == (later, HELD_ON)
    assert len(db.session.get_one(DialogueInvitation, old.id).people) == 3


def test_who_was_withdrawn_is_not_invited_and_may_come_back(dialogue, heads, officer):
    (first, *_) = choose(dialogue, officer, groups=(heads.id,))
    inviting.withdraw_guest(first.id, revision=1, by=officer)
    assert first.name not in names(inviting.to_be_invited(dialogue))
    assert len(inviting.guests_of(dialogue.id)) == 3
    assert names(choose(dialogue, officer, groups=(heads.id,))) == [first.name]


def test_nothing_is_issued_to_nobody_or_unsigned(dialogue, heads, officer):
    paper = inviting.draft_invitation(dialogue.id, InvitationFacts(), by=officer)
    with pytest.raises(RuleViolation, match="chưa có ai"):
        issue(paper, officer)
    choose(dialogue, officer, groups=(heads.id,))
    with pytest.raises(RuleViolation, match="sau khi đã ký"):
        issue(paper, officer)
    inviting.correct_invitation(paper.id, SIGNED, revision=1, by=officer)
    with pytest.raises(RuleViolation, match="không phải"):
        issue(paper, officer, number="46/QĐ-UBND")
    held = db.session.get_one(Dialogue, dialogue.id)
    assert held.state is DialogueState.IN_PREPARATION
    assert all(one.invitation_id is None for one in db.session.scalars(db.select(DialogueGuest)))


def test_a_party_committees_invitation_keeps_the_number_it_was_given(a_dialogue, heads, officer):
    dialogue = a_dialogue(kind=DialogueKind.PARTY_COMMITTEE)
    choose(dialogue, officer, groups=(heads.id,))
    paper = inviting.draft_invitation(dialogue.id, SIGNED, by=officer)
    assert issue(paper, officer, number="12-GM/ĐU").number == "12-GM/ĐU"


def test_namesakes_are_pointed_out(dialogue, officer):
    choose(dialogue, officer, others="Lò Văn Páo, già làng\nLò Văn Páo, hộ kinh doanh")
    assert preparation_of(dialogue, today=TODAY).inviting.namesakes == ["Lò Văn Páo"]

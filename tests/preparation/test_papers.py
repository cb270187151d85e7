"""What is printed before a conference, beside what :mod:`tests.papers` reads from the sheets."""

from datetime import date

import pytest
from flask import current_app

from app.catalog import PAPER_KINDS
from app.domain.dialogue.kinds import DialogueKind
from app.domain.errors import RuleViolation
from app.papers import service
from app.papers.lines import Marks, lines_of
from app.papers.types import Ask
from app.preparation.facts import Chosen, InvitationFacts
from app.preparation.papers import desk_of_conference, desks_of_invitations
from app.preparation.service import inviting
from app.preparation.service.reading import preparation_of
from tests.papers import preparation_sheets
from tests.preparation.conftest import TODAY

pytestmark = pytest.mark.usefixtures("commune")


def drawn(kind, record, by):
    rendered = service.draft(PAPER_KINDS[kind], record.id, Ask(by, TODAY))
    return [" ".join(lines_of(one, Marks())) for one in rendered.papers]


def test_everybody_gets_a_sheet_of_their_own(dialogue, issued, officer):
    sheets = drawn("dialogue_invitation", issued(dialogue), officer)
    assert len(sheets) == 3
    for sheet, name in zip(sheets, ("Lò Văn Một", "Sùng A Hai", "Vàng Thị Tư"), strict=True):
        assert f"Ông (bà) {name}" in sheet
        assert "Số: 45/GM-UBND" in sheet


def test_a_draft_bears_neither_number_nor_day_and_one_to_nobody_is_a_blank(dialogue, officer):
    paper = inviting.draft_invitation(dialogue.id, InvitationFacts(), by=officer)
    (sheet,) = drawn("dialogue_invitation", paper, officer)
    assert "/GM-UBND" in sheet
    assert "45" not in sheet
    assert "……" in sheet


def test_who_came_later_stands_only_on_the_later_list(dialogue, issued, officer):
    first = issued(dialogue)
    chosen = Chosen(others="Lò Văn Xuân")
    inviting.choose_guests(dialogue.id, chosen, today=TODAY, by=officer)
    later = inviting.draft_invitation(dialogue.id, InvitationFacts(), by=officer)
    (first_list,), (later_list,) = (drawn("guest_list", one, officer) for one in (first, later))
    assert "Lò Văn Xuân" not in first_list
    assert "Lò Văn Một" not in later_list
    assert "Lò Văn Xuân" in later_list


def test_a_party_committees_papers_are_left_to_its_own_office(a_dialogue, officer):
    dialogue = a_dialogue(kind=DialogueKind.PARTY_COMMITTEE)
    paper = inviting.draft_invitation(dialogue.id, InvitationFacts(), by=officer)
    with pytest.raises(RuleViolation, match="chưa đến lúc hoặc không lập"):
        drawn("dialogue_invitation", paper, officer)
    with pytest.raises(RuleViolation, match="chưa đến lúc hoặc không lập"):
        drawn("dialogue_notice", dialogue, officer)
    assert drawn("guest_list", paper, officer)
    lines = preparation_of(dialogue, today=TODAY).inviting.invitations
    with current_app.test_request_context():
        (desk,) = desks_of_invitations(lines, by=officer).values()
    assert [kind.key for kind in desk.kinds] == ["guest_list"]


@pytest.mark.parametrize(
    ("held_on", "cited"),
    [
        (date(2024, 3, 1), ["Điều 125", "19 tháng 6 năm 2015", "Điều 32", "10 tháng 11 năm 2022"]),
        (date(2026, 3, 1), ["Điều 43", "16 tháng 6 năm 2025", "Điều 32", "10 tháng 11 năm 2022"]),
    ],
)
def test_the_notice_cites_the_law_of_the_conferences_day(a_dialogue, officer, held_on, cited):
    (sheet,) = drawn("dialogue_notice", a_dialogue(held_on=held_on), officer)
    said = [sheet.index(one) for one in cited]
    assert said == sorted(said)
    assert sheet.count("Luật Tổ chức chính quyền địa phương") == 1


def test_the_summary_names_nobody_and_tells_nothing_of_a_denunciation(commune, officer):
    held = preparation_sheets.opinions_before().record
    (sheet,) = drawn("opinions_before", held, officer)
    assert preparation_sheets.LEADER not in sheet
    assert preparation_sheets.SECRET not in sheet


def test_the_desk_of_the_preparation_holds_only_its_own_papers(dialogue, officer):
    with current_app.test_request_context():
        desk = desk_of_conference(dialogue, by=officer)
    assert [kind.key for kind in desk.kinds] == [
        "opinions_before",
        "dialogue_notice",
        "loudspeaker",
        "house_rules",
    ]

"""The papers of a dialogue: complete, made at their time, and silent about who spoke."""

from datetime import date
from types import SimpleNamespace

import pytest

from app.catalog import BY_KEY, PAPER_KINDS
from app.db import db
from app.dialogue.facts import ConclusionFacts
from app.dialogue.models import Opinion
from app.dialogue.papers import DIALOGUE_PAPERS
from app.dialogue.papers.attendance import attendance_list
from app.dialogue.papers.facts import AttendanceLine, Course, name_and_post
from app.dialogue.papers.public import public_speaker
from app.dialogue.service import conference, follow_up, opinions
from app.dialogue.service.reading import minutes_of
from app.domain.actors import Role
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import DialogueKind, SpeakerKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.units import VillageKind
from app.papers import service
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from app.papers.sight import kinds_for
from app.papers.types import Ask
from app.records.model import FieldClass, field_of
from tests.dialogue.conftest import TODAY, sign
from tests.papers import dialogue_sheets as sheets
from tests.papers.samples import pages_of, squeezed

pytestmark = pytest.mark.usefixtures("commune")
RESTRICTED = [
    one.key for one, field in Opinion.fields() if field.field_class is FieldClass.RESTRICTED
]
OUTSIDE = ["conclusion_notice", "dialogue_summary", "dialogue_results", "dialogue_villages"]


def lines(kind, record, by):
    drawn = service.draft(PAPER_KINDS[kind], record.id, Ask(by, TODAY))
    return [line for one in drawn.papers for line in lines_of(one, Marks())]


def canaries(dialogue):
    """Every restricted field of every opinion holds a word that stands nowhere else; so do the
    words of what was split off."""
    placed = []
    for opinion in db.session.scalars(db.select(Opinion).where(Opinion.dialogue_id == dialogue.id)):
        for name in RESTRICTED:
            word = f"Chim{opinion.number}{name}"
            setattr(opinion, name, word)
            placed.append(word)
        if opinion.matter.has_own_procedure:
            opinion.content = "ChimNoiDung"
            placed.append("ChimNoiDung")
    db.session.commit()
    return placed


def test_nobody_s_name_or_address_stands_on_what_others_read(officer):
    dialogue = sheets.a_conference()
    placed = canaries(dialogue)
    assert {"speaker", "address"} <= set(RESTRICTED)
    told = [line for kind in OUTSIDE for line in lines(kind, dialogue, officer)]
    told += lines("opinion_transfer", sheets.the_opinion(dialogue, 6), officer)
    for record in (dialogue, *minutes_of(dialogue, today=TODAY).opinions):
        told += map(str, record.outgoing().values())
    assert [word for word in placed if any(word in line for line in told)] == []
    inside = "\n".join(lines("dialogue_minutes", dialogue, officer))
    assert "Chim1speaker" in inside  # the minutes themselves name who spoke
    assert "Chim4speaker" not in inside  # but not who denounced,
    assert "ChimNoiDung" not in inside  # nor what


def test_the_public_sheets_are_made_of_public_columns():
    """What :mod:`app.dialogue.papers.public` reads of an opinion, by name."""
    read = ("number", "content", "field", "answer", "legal_basis", "reply", "handler", "due_on")
    for name in (*read, "reply_number", "replied_on", "answered_by", "village_id", "state"):
        assert field_of(getattr(Opinion, name)).field_class is FieldClass.PUBLIC


def test_who_agreed_to_be_named_is_named_and_nobody_else():
    facts = {
        "speaker": "Lò Thị Mẫu",
        "speaker_kind": SpeakerKind.INDIVIDUAL,
        "village_id": 1,
        "may_be_named": False,
    }
    villages = {1: "Bản Tả Lèng"}
    assert public_speaker(SimpleNamespace(**facts), villages) == "Đại diện bản Tả Lèng"
    named = SimpleNamespace(**{**facts, "may_be_named": True})
    assert public_speaker(named, villages) == "Lò Thị Mẫu, bản Tả Lèng"


def test_no_conclusion_is_lost_wherever_its_opinion_went(officer):
    """One about who said the same, one about what was split off: the minutes tell both."""
    dialogue = sheets.a_conference(signed=False)
    for number, words in ((3, "Đo lại đoạn sạt."), (4, "Chuyển đơn trong ngày.")):
        facts = ConclusionFacts(
            content=words,
            handler="Văn phòng",
            due_on=date(2026, 4, 30),
            opinion_number=number,
        )
        sheets.minutes.conclude(dialogue.id, facts, by=officer)
    inside = "\n".join(lines("dialogue_minutes", dialogue, officer))
    assert "Đo lại đoạn sạt." in inside
    assert "Chuyển đơn trong ngày." in inside
    sign(dialogue, officer)
    home, away = (
        "\n".join(lines_of(one, Marks()))
        for one in service.draft(
            PAPER_KINDS["dialogue_villages"], dialogue.id, Ask(officer, TODAY)
        ).papers
    )
    for sheet in (home, away):
        assert "Đo lại đoạn sạt." in sheet
        assert "Chuyển đơn trong ngày." not in sheet


def test_a_village_reads_its_own_opinions_and_those_of_all(officer):
    dialogue = sheets.a_conference()
    drawn = service.draft(PAPER_KINDS["dialogue_villages"], dialogue.id, Ask(officer, TODAY))
    home, away = ("\n".join(lines_of(one, Marks())) for one in drawn.papers)
    assert "Kính gửi: Trưởng bản Nà Đông" in home
    assert sheets.LAND in home
    assert sheets.DITCH not in home
    assert sheets.DITCH in away
    assert sheets.LAND not in away
    for sheet in (home, away):
        assert sheets.FEES in sheet  # of no village
        assert sheets.ROAD in sheet  # raised at home, and again by somebody from away
        assert "31/03/2026" in sheet


def test_of_a_whole_commune_every_village_gets_its_sheet(officer, signed):
    sheets.a_village(name="Nà Đông")
    sheets.a_village(name="số 3", kind=VillageKind.TO_DAN_PHO)
    drawn = service.draft(PAPER_KINDS["dialogue_villages"], signed().id, Ask(officer, TODAY))
    sent = [lines_of(one, Marks())[8] for one in drawn.papers]
    assert sent == ["Kính gửi: Trưởng bản Nà Đông", "Kính gửi: Tổ trưởng tổ dân phố số 3"]


def own_kinds(record):
    """Those of this room: what is made before a conference is of another."""
    return [kind for kind in kinds_for(record) if kind in DIALOGUE_PAPERS]


def test_each_paper_has_its_time(a_dialogue, an_opinion, officer, leader):
    coming = a_dialogue(held_on=date(2026, 4, 1), ended_at=None, started_at=None)
    assert own_kinds(coming) == []
    drafted = a_dialogue()
    before = ["dialogue_minutes", "dialogue_summary"]
    assert [kind.key for kind in own_kinds(drafted)] == before
    opinion = an_opinion(drafted)
    assert own_kinds(opinion) == []
    forwarded = Handling(Disposition.FORWARDED, handler="Sở Xây dựng")
    opinions.handle_opinion(opinion.id, forwarded, revision=opinion.revision, by=officer)
    assert [kind.key for kind in own_kinds(opinion)] == ["opinion_transfer"]
    sheets.minutes.sum_up(drafted.id, words="Rõ.", revision=drafted.revision, by=leader)
    sign(drafted, leader)
    assert {kind.key for kind in own_kinds(drafted)} == {*before, *OUTSIDE}
    off = a_dialogue(held_on=date(2026, 4, 1), ended_at=None, started_at=None)
    conference.call_off(
        off.id, DialogueState.CANCELLED, reason="Lũ.", revision=off.revision, by=leader
    )
    assert own_kinds(off) == []


def test_who_said_the_same_gets_the_answer_to_the_first(officer):
    dialogue = sheets.a_conference()
    first, echo = sheets.the_opinion(dialogue, 1), sheets.the_opinion(dialogue, 3)
    follow_up.reply_to_opinion(
        first.id,
        reply="Đã gia cố xong.",
        reply_number="50/UBND",
        replied_on=TODAY,
        revision=first.revision,
        today=TODAY,
        by=officer,
    )
    letter = "\n".join(lines("opinion_answer", echo, officer))
    assert f"Kính gửi: Ông (bà) {sheets.ECHO}" in letter
    assert "Đã gia cố xong." in letter


def test_a_hundred_opinions_are_printed_to_the_last(a_dialogue, an_opinion, officer):
    dialogue = a_dialogue(chairs="Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân")
    for number in range(1, 101):
        opinion = an_opinion(dialogue, content=f"Đoạn đường thứ {number} lầy lội.")
        handling = Handling(
            Disposition.ANSWERED_NOW, answered_by="Ông Giàng A Sử", answer=f"Sửa đoạn {number}."
        )
        opinions.handle_opinion(opinion.id, handling, revision=opinion.revision, by=officer)
    drawn = service.draft(PAPER_KINDS["dialogue_minutes"], dialogue.id, Ask(officer, TODAY))
    pages = pages_of(render([Copy(one, drawn.marks) for one in drawn.papers], title="Thử"))
    whole = squeezed("".join(pages))
    for number in range(1, 101):
        assert f"Đoạnđườngthứ{number}lầylội" in whole
        assert f"trảlời:Sửađoạn{number}" in whole
    assert len(pages) == 9
    assert "8 trang" in pages[0]
    assert pages[7].rstrip().split("\n")[-2].strip().endswith("Lò Văn Pâng")
    assert "PHỤ LỤC" in pages[8]


def test_heads_are_counted_by_group_and_the_absent_told():
    course = Course(
        agenda=[],
        attendance=[
            AttendanceLine("Bí thư chi bộ, trưởng thôn", expected=12, present=10),
            AttendanceLine("Nhân dân bản Tả Lèng", present=45),
            AttendanceLine("Không đủ điều kiện tham gia", present=1, turned_away=True),
        ],
    )
    assert course.turned_away == 1
    dialogue = SimpleNamespace(
        title="Đối thoại", held_on=date(2026, 3, 2), place="Hội trường", secretary="Bà Lò Thị Én"
    )
    told = lines_of(attendance_list(dialogue, course), Marks())
    assert "1 | Bí thư chi bộ, trưởng thôn | 12 | 10 | vắng 02" in told
    assert " | Cộng |  | 55 | " in told
    assert not any("không đủ" in line.casefold() for line in told)


@pytest.mark.parametrize(
    ("typed", "name", "post"),
    [
        ("Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân", "Lò Văn Pâng", "Chủ tịch Ủy ban nhân dân"),
        ("Đồng chí Lò Thị Bà", "Lò Thị Bà", ""),
        ("Bàn Văn Ông, Bí thư", "Bàn Văn Ông", "Bí thư"),
        ("", "", ""),
    ],
)
def test_a_name_is_signed_without_a_title(typed, name, post):
    assert name_and_post(typed) == (name, post)


def test_without_villages_there_is_nobody_to_send_a_sheet_to(signed, browser):
    address = f"/van-ban/nhap/dialogue_villages/{signed().id}.pdf"
    answer = browser(Role.COMMUNE_OFFICER).get(address)
    assert answer.status_code == 422
    assert "chưa có thôn, bản" in answer.text


def test_the_party_committee_s_papers_are_its_own(signed, officer):
    dialogue = signed(
        kind=DialogueKind.PARTY_COMMITTEE,
        organiser="Đảng ủy phường Tân Phong",
        chairs="Bà Tòng Thị Ơn, Bí thư Đảng ủy",
    )
    told = lines("conclusion_notice", dialogue, officer)
    assert told[0] == "ĐẢNG ỦY PHƯỜNG TÂN PHONG"
    assert any("/TB-ĐU" in line for line in told)
    assert told[-3:] == ["T/M ĐẢNG ỦY", "BÍ THƯ", "Tòng Thị Ơn"]


@pytest.mark.parametrize(
    ("chairs", "signs"),
    [
        ("Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân", ["CHỦ TỊCH", "Lò Văn Pâng"]),
        (
            "Bà Lò Thị Én, Phó Chủ tịch Ủy ban nhân dân",
            ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Thị Én"],
        ),
        ("Bà Lò Thị Én, công chức", ["CHỦ TỊCH"]),  # somebody else signs, by hand
    ],
)
def test_the_committee_s_papers_are_signed_by_whom_the_post_allows(signed, officer, chairs, signs):
    told = lines("conclusion_notice", signed(chairs=chairs), officer)
    assert told[told.index("TM. ỦY BAN NHÂN DÂN") + 1 :] == signs


def test_the_pages_offer_the_papers(browser, signed, village):
    dialogue = signed()
    clerk = browser(Role.COMMUNE_OFFICER)
    page = clerk.get(f"/doi-thoai/{dialogue.id}")
    for kind in ("dialogue_minutes", *OUTSIDE):
        address = f"/van-ban/nhap/{kind}/{dialogue.id}.pdf"
        assert address in page.text
        assert clerk.get(address).content_type == "application/pdf"
    opinion = db.session.scalars(db.select(Opinion)).one()
    assert (
        f"/van-ban/nhap/opinion_answer/{opinion.id}.pdf"
        in clerk.get(f"/doi-thoai/y-kien/{opinion.id}").text
    )


def test_nothing_of_the_papers_goes_up():
    assert not BY_KEY["made_paper"].model.may_leave()

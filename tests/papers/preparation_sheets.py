"""The papers before a conference, each with a record filled in whole."""

from datetime import date, time

from app.dialogue.facts import DialogueFacts, OpinionFacts
from app.dialogue.models import Dialogue
from app.dialogue.service import conference, opinions
from app.domain.dialogue.kinds import DialogueKind, MatterKind, OpinionSource
from app.domain.dialogue.usual_texts import HOUSE_RULES
from app.preparation.facts import AnswererFacts, Chosen, InvitationFacts
from app.preparation.models import DialogueInvitation
from app.preparation.service import answerers, gathering, inviting
from tests.factories import TODAY, a_village, an_officer
from tests.papers.sheets import CHAIRMAN, LEADER, MEDIATOR, SECOND, Sheet

HELD_ON = date(2026, 3, 20)
TITLE = "Hội nghị đối thoại giữa chính quyền với Nhân dân năm 2026"
PLACE = "Nhà văn hóa bản Nà Đông"
CONTENT = "Báo cáo việc thu hồi đất làm đường liên xã; nghe và trả lời ý kiến của Nhân dân"
FRONT_COMMITTEE = "Ban Thường trực Ủy ban Mặt trận Tổ quốc phường Tân Phong"
ROAD = "Đường vào bản lầy lội mỗi mùa mưa, học sinh đi học rất khổ."
SECRET = "Tố cáo cán bộ thu tiền không có biên lai."
WHEN = "7 giờ 30 phút, thứ Sáu, ngày 20 tháng 3 năm 2026"
OF_CHAIR = f"Ông {CHAIRMAN}, Chủ tịch Ủy ban nhân dân"


def _dialogue() -> Dialogue:
    village = a_village(name="Nà Đông")
    facts = DialogueFacts(
        title=TITLE,
        kind=DialogueKind.GOVERNMENT,
        held_on=HELD_ON,
        started_at=time(7, 30),
        place=PLACE,
        organiser="Ủy ban nhân dân phường Tân Phong",
        co_organisers=FRONT_COMMITTEE,
        chairs=OF_CHAIR,
        villages=(village.id,),
        agenda=CONTENT,
    )
    held = conference.record_dialogue(facts, today=TODAY, by=an_officer())
    said = {"source": OpinionSource.BEFORE, "village_id": village.id, "speaker": LEADER}
    road = OpinionFacts(content=ROAD, field="infrastructure", voices=14, **said)
    opinion = opinions.voice_opinion(held.id, road, by=an_officer())
    gathering.mark_hot(opinion.id, is_hot=True, by=an_officer())
    secret = OpinionFacts(content=SECRET, field="other", matter=MatterKind.DENUNCIATION, **said)
    opinions.voice_opinion(held.id, secret, by=an_officer())
    return held


def _invitation() -> DialogueInvitation:
    held = _dialogue()
    people = f"{LEADER}, già làng bản Nà Đông\nBà {MEDIATOR}, Chủ tịch Hội Phụ nữ\n{SECOND}"
    chosen = Chosen(others=people, others_as="Đại biểu Nhân dân")
    inviting.choose_guests(held.id, chosen, today=TODAY, by=an_officer())
    facts = InvitationFacts(
        signer=CHAIRMAN,
        signer_post="Chủ tịch Ủy ban nhân dân",
        present_at=time(7, 15),
        content=CONTENT,
        request="Đề nghị mang theo giấy mời này.",
        contact="Bà Trịnh Thị Mỹ, điện thoại 0913 246 857",
        copies="Thường trực Đảng ủy (để báo cáo)",
    )
    paper = inviting.draft_invitation(held.id, facts, by=an_officer())
    return inviting.issue_invitation(
        paper.id,
        number="45",
        issued_on=TODAY,
        revision=paper.revision,
        today=TODAY,
        by=an_officer(),
    )


def invitations() -> Sheet:
    who = (f"Ông (bà) {LEADER}", "già làng bản Nà Đông", f"Bà {MEDIATOR}", f"Ông (bà) {SECOND}")
    said = (WHEN, "có mặt trước 7 giờ 15 phút", PLACE, "0913 246 857", "mang theo giấy mời này")
    marks = ("GIẤY MỜI", "Số: 45/GM-UBND", "ngày 02 tháng 3 năm 2026", "TM. ỦY BAN NHÂN DÂN")
    return Sheet(_invitation(), (*who, *said, *marks, CHAIRMAN, "Thường trực Đảng ủy"))


def guest_list() -> Sheet:
    named = ("DANH SÁCH", LEADER, MEDIATOR, SECOND, "Chủ tịch Hội Phụ nữ", "Đại biểu Nhân dân")
    return Sheet(_invitation(), (*named, "Giấy mời số 45/GM-UBND ngày 02 tháng 3 năm 2026"))


def notice() -> Sheet:
    said = ("THÔNG BÁO", "/TB-UBND", WHEN, PLACE, OF_CHAIR, "Cách tham dự", "Đài truyền thanh")
    return Sheet(_dialogue(), (*said, "Nhân dân bản Nà Đông", "thu hồi đất làm đường liên xã"))


def loudspeaker() -> Sheet:
    said = ("BÀI PHÁT THANH", "Kính thưa toàn thể bà con Nhân dân!", WHEN, PLACE, OF_CHAIR)
    return Sheet(_dialogue(), (*said, "Thời lượng đọc một lượt: khoảng 1 phút"))


def house_rules() -> Sheet:
    return Sheet(_dialogue(), ("NỘI QUY", *HOUSE_RULES.splitlines()[:2], CHAIRMAN))


def opinions_before() -> Sheet:
    """Nobody is named, and of a denunciation only that there is one."""
    held = _dialogue()
    facts = AnswererFacts(field="infrastructure", person="Trưởng phòng Kinh tế")
    answerers.name_answerer(held.id, facts, by=an_officer())
    said = ("BẢNG TỔNG HỢP", "14", "Bức xúc, nổi cộm", "Bản Nà Đông", "Trưởng phòng")
    return Sheet(held, (*said, "tách ra giải quyết theo luật riêng: 1."))


SAMPLES = [
    ("dialogue_invitation", invitations),
    ("guest_list", guest_list),
    ("opinions_before", opinions_before),
    ("dialogue_notice", notice),
    ("loudspeaker", loudspeaker),
    ("house_rules", house_rules),
]

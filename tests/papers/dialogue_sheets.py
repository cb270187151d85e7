"""The papers of a conference and of single opinions, each with a record filled in whole."""

from datetime import date, time
from uuid import UUID

from app.db import db
from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.models import Dialogue, Opinion
from app.dialogue.service import conference, follow_up, minutes, opinions
from app.domain.dialogue.answers import Disposition, Handling
from app.domain.dialogue.kinds import DialogueKind, MatterKind, OpinionSource
from tests.factories import a_village, an_officer
from tests.mediation.cases import TODAY
from tests.papers.sheets import CHAIRMAN, SECOND, Sheet

HELD_ON = date(2026, 3, 2)
SECRETARY, DEPUTY, COUNCIL = "Vũ Thị Mười", "Phùng Ngọc Lưỡng", "Trịnh Thị Mỹ"
SPEAKER, ECHO, ACCUSER = "Bùi Thị Tuyết", "Cầm Văn Tưởng", "Hà Trọng Nghĩa"
TITLE = "Hội nghị đối thoại giữa chính quyền với Nhân dân năm 2026"
ROAD = "Đoạn đường từ ngã ba vào bản Nà Đông bị sạt lở sau mưa, xe chở nông sản không qua được."
DITCH = "Mương Nà Cọ cạn nước, đề nghị nạo vét trước vụ mùa."
SECRET = "Ông trưởng trạm nhận tiền của dân mà không ghi biên lai."
FEES = "Lệ phí chứng thực được niêm yết ở đâu?"
FEES_TOLD = "Bảng lệ phí niêm yết tại bộ phận một cửa và trên trang thông tin của phường."
LAND = "Đề nghị cấp giấy chứng nhận quyền sử dụng đất cho 12 hộ ở khu tái định cư."
REPLY = "Đã nạo vét xong 800 mét mương, nước về đủ cho vụ mùa."
REPORT = "Văn phòng báo cáo việc tiếp thu ý kiến của Nhân dân kỳ trước."
CLOSING = "Chủ trì tiếp thu các ý kiến, yêu cầu các đơn vị trả lời đúng hạn."
TASK = "Khảo sát, gia cố đoạn đường sạt lở, bảo đảm xe qua lại an toàn."
WITH = "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường"
NOTE = "Người trả lời là Phùng Ngọc Lưỡng."


def a_conference(*, signed: bool = True, replied: bool = True) -> Dialogue:
    """Five opinions of two villages and one echo; one opinion is a denunciation."""
    by = an_officer()
    here, there = a_village(name="Nà Đông"), a_village(name="Tả Lèng")
    facts = DialogueFacts(
        title=TITLE,
        kind=DialogueKind.GOVERNMENT,
        held_on=HELD_ON,
        place="Nhà văn hóa bản Nà Đông",
        organiser="Ủy ban nhân dân phường Tân Phong",
        started_at=time(7, 30),
        ended_at=time(11, 15),
        villages=(here.id, there.id),
        co_organisers=WITH,
        chairs=f"Ông {CHAIRMAN}, Chủ tịch Ủy ban nhân dân",
        co_chair=f"Bà {COUNCIL}, Phó Chủ tịch Hội đồng nhân dân",
        secretary=f"Bà {SECRETARY}, công chức Văn phòng",
        delegates="Đại diện Thường trực Đảng ủy; lãnh đạo các phòng chuyên môn; trưởng các bản",
        people=86,
        agenda=REPORT,
        announced_on=date(2026, 2, 20),
    )
    dialogue = conference.record_dialogue(facts, today=TODAY, by=by)
    _voices(dialogue, here.id, there.id)
    _handlings(dialogue)
    _conclusions(dialogue)
    if signed:
        minutes.sign_minutes(
            dialogue.id,
            signed_on=date(2026, 3, 4),
            signed_by=CHAIRMAN,
            minutes_number="12/BB-UBND",
            revision=dialogue.revision,
            today=TODAY,
            by=by,
        )
    if signed and replied:
        of_ditch = the_opinion(dialogue, 2)
        follow_up.reply_to_opinion(
            of_ditch.id,
            reply=REPLY,
            reply_number="45/UBND-KT",
            replied_on=date(2026, 3, 9),
            revision=of_ditch.revision,
            today=TODAY,
            by=by,
        )
    return dialogue


def the_opinion(dialogue: Dialogue, number: int) -> Opinion:
    rows = db.select(Opinion).where(Opinion.dialogue_id == dialogue.id, Opinion.number == number)
    return db.session.scalars(rows).one()


def _voices(dialogue: Dialogue, here: UUID, there: UUID) -> None:
    home, away = {"village_id": here}, {"village_id": there}
    said = (
        {"content": ROAD, "field": "infrastructure", "speaker": SPEAKER, **home, "voices": 3},
        {"content": DITCH, "field": "infrastructure", "speaker": SECOND, **away},
        {"content": ROAD, "field": "infrastructure", "speaker": ECHO, **away, "same_as": 1},
        {
            "content": SECRET,
            "field": "other",
            "speaker": ACCUSER,
            **home,
            "matter": MatterKind.DENUNCIATION,
        },
        {"content": FEES, "field": "procedures", "source": OpinionSource.BEFORE},
        {"content": LAND, "field": "land", "speaker": DEPUTY, **home},
    )
    for one in said:
        at = {"address": "Nhà số 35, bản Nà Đông"} if one.get("speaker") else {}
        opinions.voice_opinion(dialogue.id, OpinionFacts(**one, **at), by=an_officer())


def _handlings(dialogue: Dialogue) -> None:
    due = date(2026, 3, 31)
    dispositions = {
        1: Handling(Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=due),
        2: Handling(Disposition.WRITTEN_REPLY, handler="Phòng Kinh tế", due_on=due),
        4: Handling(Disposition.SPLIT_OFF, handler="Thanh tra tỉnh Lai Châu"),
        5: Handling(Disposition.ANSWERED_NOW, answered_by=f"Ông {DEPUTY}", answer=FEES_TOLD),
        6: Handling(
            Disposition.FORWARDED, handler="Sở Nông nghiệp và Môi trường tỉnh Lai Châu", due_on=due
        ),
    }
    basis = {5: "Điều 4 Luật Phí và lệ phí"}
    for number, handling in dispositions.items():
        one = the_opinion(dialogue, number)
        opinions.handle_opinion(
            one.id,
            handling,
            legal_basis=basis.get(number, ""),
            revision=one.revision,
            by=an_officer(),
        )


def _conclusions(dialogue: Dialogue) -> None:
    by = an_officer()
    given = {"handler": "Phòng Kinh tế", "person": f"Bà {COUNCIL}", "due_on": date(2026, 4, 30)}
    minutes.conclude(dialogue.id, ConclusionFacts(content=TASK, **given, opinion_number=1), by=by)
    general = ConclusionFacts(content="Niêm yết kết quả tại nhà văn hóa.", **given)
    minutes.conclude(dialogue.id, general, by=by)
    minutes.sum_up(dialogue.id, words=CLOSING, revision=dialogue.revision, by=by)


def minutes_of_conference() -> Sheet:
    """Before the signature: what is drafted is what will be signed."""
    opened = ("BIÊN BẢN", TITLE, "7 giờ 30 phút ngày 02 tháng 3 năm 2026", "11 giờ 15 phút", WITH)
    people = (CHAIRMAN, COUNCIL, SECRETARY, "86 người", "bản Nà Đông", "bản Tả Lèng", REPORT)
    said = (
        f"{SPEAKER}, bản Nà Đông",
        f"{SECOND}, bản Tả Lèng",
        f"{ECHO}, bản Tả Lèng (số 3)",
        "Cùng nội dung: 04 người",
        ROAD,
        DITCH,
        FEES,
        FEES_TOLD,
        LAND,
        "Thanh tra tỉnh Lai Châu",
        "Điều 4 Luật Phí và lệ phí",
    )
    decided = (CLOSING, TASK, "31/03/2026", "30/04/2026", "THƯ KÝ", "CHỦ TRÌ", "ĐẠI DIỆN NHÂN DÂN")
    return Sheet(a_conference(signed=False), (*opened, *people, *said, *decided, "PHỤ LỤC"))


def notes() -> Sheet:
    dialogue = a_conference(replied=False)
    minutes.add_note(dialogue.id, words=NOTE, today=TODAY, by=an_officer())
    says = ("Ghi chú sau khi ký biên bản", NOTE, "20/03/2026", "12/BB-UBND")
    return Sheet(dialogue, (*says, "04/03/2026", SECRETARY, CHAIRMAN))


def notice() -> Sheet:
    says = ("THÔNG BÁO", "Kết luận của Chủ tịch Ủy ban nhân dân", CLOSING, TASK, "Phòng Kinh tế")
    signed = ("30/04/2026", "TM. ỦY BAN NHÂN DÂN", CHAIRMAN, "ý kiến số 1", "thực hiện./.")
    return Sheet(a_conference(), (*says, *signed))


def summary() -> Sheet:
    says = (ROAD, DITCH, FEES, LAND, FEES_TOLD, REPLY, "31/03/2026", "04 người cùng ý kiến")
    who = ("Đại diện bản Nà Đông", "Đại diện bản Tả Lèng", "Phòng Kinh tế", "01 nội dung thuộc")
    return Sheet(a_conference(), ("BẢNG TỔNG HỢP Ý KIẾN, KIẾN NGHỊ", *says, *who, SECRETARY))


def results() -> Sheet:
    says = (ROAD, DITCH, FEES, LAND, FEES_TOLD, REPLY, TASK, CLOSING, "45/UBND-KT")
    who = ("Đại diện bản Nà Đông", "Đại diện bản Tả Lèng", "Phòng Kinh tế", CHAIRMAN)
    return Sheet(a_conference(), ("THÔNG BÁO", *says, *who, "Niêm yết tại trụ sở, nhà văn hóa"))


def villages() -> Sheet:
    titles = (
        "PHIẾU KẾT QUẢ ĐỐI THOẠI",
        "Kính gửi: Trưởng bản Nà Đông",
        "Kính gửi: Trưởng bản Tả Lèng",
    )
    return Sheet(a_conference(), (*titles, ROAD, DITCH, FEES, LAND, REPLY, TASK, CHAIRMAN))


def answer() -> Sheet:
    told = (f"Ông (bà) {SECOND}", "Nhà số 35, bản Nà Đông", DITCH.rstrip("."), REPLY)
    given = ("Số: 45/UBND-KT", "ngày 09 tháng 3 năm 2026", "trả lời ý kiến, kiến nghị", CHAIRMAN)
    return Sheet(the_opinion(a_conference(), 2), (*told, *given))


def transfer() -> Sheet:
    says = ("Kính gửi: Sở Nông nghiệp và Môi trường tỉnh Lai Châu", LAND, "trước ngày 31/03/2026")
    who = ("đại diện bản Nà Đông", "chuyển ý kiến, kiến nghị", CHAIRMAN)
    return Sheet(the_opinion(a_conference(), 6), (*says, *who))


def slip() -> Sheet:
    says = ("PHIẾU HƯỚNG DẪN", "Gửi đơn tố cáo", f"Họ và tên: {ACCUSER}", "Thanh tra tỉnh Lai Châu")
    return Sheet(the_opinion(a_conference(), 4), (*says, "Nhà số 35, bản Nà Đông", "Điểm chỉ"))

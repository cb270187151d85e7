"""Ready-made acts after a conference: name only what the test is about."""

from datetime import date

from app.db import db
from app.dialogue.models import Conclusion, Opinion
from app.dialogue.service import completion, follow_up, minutes, promises, settling
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.steps import AskedWay, PauseGround, Satisfaction, WantedBy
from app.web.forms import parse_date
from tests.factories import an_officer

PUBLIC_ON, TODAY = date(2026, 3, 18), date(2026, 5, 20)
REFUSED = "Đoạn mương này thuộc công trình do tỉnh quản lý, xã không được giao kinh phí sửa chữa."


def day(text: str) -> date:
    """``25/3``: a day of 2026."""
    return parse_date(f"{text}/2026")


def the_opinion(number=1) -> Opinion:
    return db.session.scalars(db.select(Opinion).where(Opinion.number == number)).one()


def the_conclusion() -> Conclusion:
    return db.session.scalars(db.select(Conclusion)).one()


def publish(dialogue, **facts):
    given = {"published_on": PUBLIC_ON, "explanation": "Loa hỏng.", "today": TODAY}
    return minutes.publish_results(
        dialogue.id, **given | facts, revision=dialogue.revision, by=an_officer()
    )


def complete(dialogue, on="20/5", **facts):
    given = {"completed_on": day(on), "today": TODAY, "by": an_officer()}
    return completion.complete(dialogue.id, revision=dialogue.revision, **given | facts)


def _act(act, **usual):
    def do(record, on=None, **facts):
        given = {**usual, "revision": record.revision, "today": TODAY, "by": an_officer()}
        if on is not None:
            given["replied_on" if "replied_on" in usual else "happened_on"] = day(on)
        return act(record.id, **given | facts)

    return do


progress = _act(
    follow_up.note_progress,
    handler="Phòng Văn hóa - Xã hội",
    person="Bà Tẩn Thị Mẩy",
    words="Đã đo đạc xong.",
    happened_on=day("20/3"),
)
pause = _act(
    follow_up.pause,
    ground=PauseGround.OTHER_BODY,
    words="Chờ Sở Xây dựng trả lời.",
    happened_on=day("20/3"),
)
resume = _act(follow_up.resume, words="Đã có công văn.", happened_on=day("30/3"))
extend = _act(
    follow_up.extend, new_due_on=day("15/4"), words="Mưa lũ kéo dài.", happened_on=day("25/3")
)
reply = _act(
    follow_up.reply_to_opinion,
    reply="Đã sửa xong đoạn đường.",
    reply_number="45/UBND-KT",
    replied_on=day("30/3"),
)
refuse = _act(
    follow_up.refuse,
    words=REFUSED,
    basis="Điều 5 Quyết định số 12/2025/QĐ-UBND",
    body="Sở Nông nghiệp và Môi trường",
    document_number="50/UBND",
    happened_on=day("30/3"),
)
result = _act(settling.note_result, words="Đã đổ bê tông 200 m.", happened_on=day("2/4"))
ask = _act(
    settling.ask_who_spoke,
    way=AskedWay.BY_PHONE,
    satisfaction=Satisfaction.SATISFIED,
    told_by="Sùng A Chư",
    words="",
    happened_on=day("5/4"),
)
reopen = _act(
    settling.reopen,
    wanted_by=WantedBy.SPEAKER,
    told_by="Sùng A Chư",
    words="Mới sửa một nửa.",
    handler="Phòng Kinh tế",
    new_due_on=day("30/4"),
    happened_on=day("10/4"),
)
close = _act(settling.close, wanted=OpinionState.CLOSED, words="", happened_on=day("12/4"))
work = _act(promises.note_progress, person="", words="Đã đào móng.", happened_on=day("1/4"))
extend_work = _act(
    promises.extend, new_due_on=day("15/5"), words="Mưa lũ.", happened_on=day("25/4")
)
finish = _act(promises.finish, words="Đã sửa xong 300 m đường.", happened_on=day("28/4"))
drop = _act(promises.drop, words="Tỉnh đã làm đường này.", happened_on=day("28/4"))
reopen_work = _act(
    promises.reopen,
    wanted_by=WantedBy.VILLAGE,
    words="Đường lại hỏng.",
    new_due_on=day("30/5"),
    happened_on=day("5/5"),
)

"""Words of the code in another language, alone and in the sentences the code fills in."""

import re

import polib
import pytest

from app.web.translation.catalogue import FROM_CODE, Catalogue, file_of, is_of_code, read
from app.web.translation.filled import NAME, kind_of

WORDS = {
    "Báo cáo năm": "Year report",
    "ngày": "on",
    "đơn vị chưa gửi": "units have not sent",
    "ngày {held_on}": "on {held_on}",
    "{title}, {label} lúc {day}": "{label} at {day}: {title}",
    "Dự thảo {label} {year} chờ ban hành": "Draft of {label} {year} to be issued",
    "Chờ trả lời: {title}": "To be answered: {title}",
    "Nam": "Male",
    "Hoãn": "Postpone",
    "Chủ nhật": "Sunday",
    "đang hoãn": "being postponed",
    "Ngày {day} là {label}, không phải {label_2}.": "{day} is a {label}, not a {label_2}.",
    "{what} không thể trước {told} {earliest}.": "{what} cannot be before {told} {earliest}.",
    "Hãy ghi {what}.": "Please enter the {what}.",
    "Đã có tổ tên {name}. Hãy ghi tên khác.": "A team {name} is there. Please change it.",
    "{message} Căn cứ: {basis}.": "{message} Legal basis: {basis}.",
    "Chỉ ghi được: {possible}.": "Only this can be recorded: {possible}.",
    "Số phiếu của {name}": "Votes for {name}",
    "Số {what}": "No. {what}",
    "Quý II": "Quarter II",
    "quý {roman}/{year}": "quarter {roman}/{year}",
    "ngày hội nghị": "day of the conference",
    "{counted}: hết {last_day}.": "{counted}: until the end of {last_day}.",
    "Hạn đã ghi: {named}.": "Due as recorded: {named}.",
    "vụ, việc đúng hạn": "cases in time",
}
FILLED = [words for words in WORDS if "{" in words]
ENGLISH = Catalogue(WORDS, {"ngày": "days"}, FILLED)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Báo cáo năm", "Year report"),
        ("báo cáo năm", "year report"),
        (" Báo cáo năm ", " Year report "),
        ("20 ngày", "20 days"),
        ("1.000 đơn vị chưa gửi", "1.000 units have not sent"),
        ("ngày 05/03/2026", "on 05/03/2026"),
        ("ngày làm việc", "ngày làm việc"),
        ("Dự thảo báo cáo năm 2026 chờ ban hành", "Draft of year report 2026 to be issued"),
        ("Dự thảo tờ trình 2026 chờ ban hành", "Dự thảo tờ trình 2026 chờ ban hành"),
        ("Chờ trả lời: Nam", "To be answered: Nam"),
        ("Báo cáo năm: Nam", "Year report: Nam"),
        ("Lò Văn Páo", "Lò Văn Páo"),
        ("", ""),
        ("Ngày 01/03/2026 là nam, không phải chủ nhật.", "01/03/2026 is a male, not a Sunday."),
        (
            "Nam không thể trước báo cáo năm 05/03/2026.",
            "Male cannot be before year report 05/03/2026.",
        ),
        ("Hãy ghi báo cáo năm.", "Please enter the year report."),
        (
            "Đã có tổ tên Nam. Hãy ghi tên khác. Căn cứ: Điều 7 Luật X.",
            "A team Nam is there. Please change it. Legal basis: Điều 7 Luật X.",
        ),
        (
            "Chỉ ghi được: “Hoãn”; “Báo cáo năm”.",
            "Only this can be recorded: “Postpone”; “Year report”.",
        ),
        ("Báo cáo năm và hoãn", "Year report and postpone"),
        ("số phiếu của Nam; báo cáo năm", "votes for Nam; year report"),
        ("Chủ nhật, 08/03/2026", "Sunday, 08/03/2026"),
        ("Quý II, quý IV/2026", "Quarter II, quarter IV/2026"),
        ("Hạn đã ghi: Chủ nhật, 08/03/2026.", "Due as recorded: Sunday, 08/03/2026."),
        ("Hạn đã ghi: Nam, Chủ nhật.", "Due as recorded: Nam, Chủ nhật."),
        (
            "Ngày hội nghị 01/03/2026: hết Chủ nhật, 08/03/2026.",
            "Day of the conference 01/03/2026: until the end of Sunday, 08/03/2026.",
        ),
        ("2/3 vụ, việc đúng hạn (66,7%)", "2/3 cases in time (66,7%)"),
    ],
)
def test_words_of_the_code(words, text):
    assert ENGLISH.of(words) == text


SAMPLES = {
    kind_of("at_at"): "14:30 05/03/2026",
    kind_of("held_on"): "5",
    kind_of("roman"): "II",
    kind_of("name"): "Páo",
}
SIDE_BY_SIDE = re.compile(r"\}\{")


def test_each_sentence_that_the_code_fills_in_is_told_from_all_others():
    """With a record's word where one stands, a word of the code where one is looked up."""
    english, wrong = read("en"), []
    for entry in polib.pofile(str(file_of("en"))):
        if FROM_CODE not in entry.flags or entry.msgctxt or SIDE_BY_SIDE.search(entry.msgid):
            continue
        given = {name: _sample(name) for name in NAME.findall(entry.msgid)}
        told = {name: "Male" if word == "Nam" else word for name, word in given.items()}
        if english.of(entry.msgid.format(**given)) != entry.msgstr.format(**told):
            wrong.append(entry.msgid)
    assert wrong == []


def _sample(name: str) -> str:
    if is_of_code(name):
        return "Nam"
    return SAMPLES.get(kind_of(name), "300.000 đồng")


def test_a_template_says_the_word_in_its_own_sense():
    assert ENGLISH.exactly("ngày") == "on"
    assert ENGLISH.exactly("báo cáo năm") is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (
            "Phòng Kinh tế trả lời ý kiến số 6, hội nghị đối thoại ngày 10/04/2026",
            "Phòng Kinh tế to answer opinion no. 6, dialogue conference of 10/04/2026",
        ),
        (
            "Buổi hòa giải lúc 08:30, vụ, việc số 02/2026",
            "Mediation meeting at 08:30, case no. 02/2026",
        ),
    ],
)
def test_what_waits_on_the_first_page_is_said_to_its_end(words, text):
    assert read("en").of(words) == text

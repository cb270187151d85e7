"""Words of the code in another language, alone and in the sentences the code fills in."""

import pytest

from app.web.translation.catalogue import Catalogue

WORDS = {
    "Báo cáo năm": "Year report",
    "ngày": "on",
    "đơn vị chưa gửi": "units have not sent",
    "ngày {held_on}": "on {held_on}",
    "{title}, {label} lúc {day}": "{label} at {day}: {title}",
    "Dự thảo {label} {year} chờ ban hành": "Draft of {label} {year} to be issued",
    "Chờ trả lời: {title}": "To be answered: {title}",
    "Nam": "Male",
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
    ],
)
def test_words_of_the_code(words, text):
    assert ENGLISH.of(words) == text


def test_a_template_says_the_word_in_its_own_sense():
    assert ENGLISH.exactly("ngày") == "on"
    assert ENGLISH.exactly("báo cáo năm") is None

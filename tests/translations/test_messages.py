"""Every message of the screen has an English text with the same places in it."""

import re
from collections import Counter

import polib
import pytest

from app.translations.messages import TEMPLATES, Found, all_messages, in_code, in_templates
from app.web.translation.catalogue import FROM_CODE, OF_CODE, file_of

PLACE = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r"“([^”{}]*)”")
TYPED = {"Căn cứ", "Lưu:"}  # of papers, which are typed in Vietnamese


@pytest.fixture(scope="module")
def messages() -> dict[str, Found]:
    return {one.words: one for one in all_messages()}


@pytest.fixture(scope="module")
def entries() -> list[polib.POEntry]:
    return list(polib.pofile(str(file_of("en"))))


def test_every_message_has_an_english_text(messages, entries):
    told = {one.msgid for one in entries if one.msgstr}
    missing = [f"{one.file}:{one.line} {words}" for words, one in messages.items()]
    missing = [line for line in missing if line.split(" ", 1)[1] not in told]
    assert not missing, "`python -m app.translations extract`, then translate:\n" + "\n".join(
        missing
    )


def test_nothing_is_translated_that_nobody_says(messages, entries):
    assert [one.msgid for one in entries if one.msgid not in messages] == []


def test_a_translation_fills_the_same_places(entries):
    wrong = [
        one.msgid
        for one in entries
        if Counter(PLACE.findall(one.msgid)) != Counter(PLACE.findall(one.msgstr))
    ]
    assert wrong == []


def test_a_sentence_quotes_a_button_or_a_choice_as_the_screen_names_it(entries):
    told = {one.msgid: one.msgstr for one in sorted(entries, key=lambda one: one.msgctxt or "")}
    quoted = [(one, words) for one in entries for words in QUOTED.findall(one.msgid)]
    wrong = [
        (words, one.msgstr)
        for one, words in quoted
        if words in told.keys() - TYPED
        and f"“{told[words]}”".casefold() not in one.msgstr.casefold()
    ]
    assert wrong == []


def test_each_message_stands_once_and_once_more_in_another_sense(entries):
    assert Counter((one.msgctxt, one.msgid) for one in entries).most_common(1)[0][1] == 1
    assert {one.msgctxt for one in entries} == {"", OF_CODE} or {
        one.msgctxt for one in entries
    } == {None, OF_CODE}


def test_text_and_attributes_of_a_template_are_messages(tmp_path):
    (tmp_path / "a.html").write_text(
        '<p title="Xem lại">Còn {{ days }} ngày</p>{{ button("Ghi") }}'
        '{% if kind == "Mới" %}<b class="chữ">{{ name }}</b>{% endif %}',
        "utf-8",
    )
    found = [one.words for one in in_templates(tmp_path)]
    assert found == ["Xem lại", "Còn {days} ngày", "Ghi"]


def test_words_of_the_code_are_messages(tmp_path):
    (tmp_path / "forms.py").write_text(
        '"""Lời chú."""\n'
        'LAW = "Điều 5 Luật"\n'
        "class Kind(LabelledEnum):\n"
        '    OLD = "old", "Nam"\n'
        "def told(one, n):\n"
        '    if one == "Mới":\n'
        '        raise OSError("Hỏng đĩa.")\n'
        '    return f"Còn {n} việc, {one.label}"\n',
        "utf-8",
    )
    found = [(one.words, one.is_filled) for one in in_code(tmp_path)]
    assert found == [("Nam", False), ("Còn {n} việc, {label}", True)]


REFUSING = (
    "def check(day, last):\n"
    "    if day > last:\n"
    '        raise RuleViolation(f"Ngày {show(day)} quá xa.", basis=LegalBasis("Điều năm", LAW))\n'
    '    raise ValidationError("Quá dài: tối đa %(max)d ký tự.") from None\n'
)


def test_refusals_are_messages_and_what_they_rest_on_is_not(tmp_path):
    (tmp_path / "rules.py").write_text(REFUSING, "utf-8")
    found = [(one.words, one.is_filled) for one in in_code(tmp_path)]
    assert found == [("Ngày {day} quá xa.", True), ("Quá dài: tối đa {max} ký tự.", True)]


def test_a_sentence_to_be_filled_later_is_known_as_one(tmp_path):
    (tmp_path / "tries.py").write_text('TOLD = "Đã sai {tries} lần."', "utf-8")
    assert [(one.words, one.is_filled) for one in in_code(tmp_path)] == [
        ("Đã sai {tries} lần.", True)
    ]


@pytest.mark.parametrize(
    ("file", "found"), [("domain/papers.py", ["Ngày {day} quá xa."]), ("cli/papers.py", [])]
)
def test_a_paper_is_not_the_screen_but_its_refusals_are(tmp_path, file, found):
    (tmp_path / file).parent.mkdir()
    (tmp_path / file).write_text('TITLE = "Biên bản"\n' + REFUSING, "utf-8")
    assert [one.words for one in in_code(tmp_path)] == found


def test_the_places_of_sentences_that_the_code_fills_are_known(entries):
    assert all(PLACE.search(one.msgid) for one in entries if FROM_CODE in one.flags)


def test_the_templates_stand_where_they_are_looked_for():
    assert (TEMPLATES / "layouts" / "base.html").exists()

"""What was typed in .VnTime or VNI-Times reads as it was meant, sentence by sentence."""

import pytest

from app.domain.importing.encodings import Encoding, cleaned, decoded, guess
from app.practice.stories import texts
from tests.importing.typing import to_tcvn3, to_vni

SENTENCES = [
    story["summary"]
    for name in ("quarrels", "property", "family", "breaches")
    for story in texts(name)["story"]
]
LETTERS = (
    "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ e è ẻ ẽ é ẹ ê ề ể ễ ế ệ i ì ỉ ĩ í ị o ò ỏ õ ó ọ ô ồ ổ "
)
LETTERS += "ỗ ố ộ ơ ờ ở ỡ ớ ợ u ù ủ ũ ú ụ ư ừ ử ữ ứ ự y ỳ ỷ ỹ ý ỵ đ"


def test_every_letter_comes_back_in_both_fonts():
    assert decoded(to_tcvn3(LETTERS), Encoding.TCVN3) == LETTERS
    assert decoded(to_vni(LETTERS), Encoding.VNI) == LETTERS
    assert decoded(to_vni(LETTERS.upper()), Encoding.VNI) == LETTERS.upper()


def test_sentences_of_the_field_come_back_in_both_fonts():
    for sentence in SENTENCES:
        assert decoded(to_vni(sentence), Encoding.VNI) == sentence
        # .VnTime has no capital letter with a tone
        assert decoded(to_tcvn3(sentence), Encoding.TCVN3).lower() == sentence.lower()


def test_each_way_of_typing_is_told_from_the_others():
    for typed, encoding in (
        (lambda text: text, Encoding.UNICODE),
        (to_tcvn3, Encoding.TCVN3),
        (to_vni, Encoding.VNI),
    ):
        wrong = [one for one in SENTENCES if guess([typed(one)]) is not encoding]
        assert wrong == []


@pytest.mark.parametrize("text", ["Hoà", "Hoá, toà, loà", "Lê Văn", "Nguyên", "STT 12", ""])
def test_few_letters_of_unicode_are_not_taken_for_another(text):
    assert guess([text]) is Encoding.UNICODE


def test_what_is_invisible_is_left_out_and_lines_are_kept():
    assert cleaned("  a\u200b  b\r\n c\x07 ", Encoding.UNICODE) == "a b\nc"
    assert cleaned("ho\u0300a", Encoding.UNICODE) == "hòa"

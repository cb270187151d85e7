"""The check code: the same for the same paper, another for another letter."""

from dataclasses import replace

import pytest

from app.papers.blocks import Paragraph, text
from app.papers.codes import ALPHABET, canonical, check_code, from_json, read_code
from tests.papers.samples import AGREEMENT, ALL, a_register


@pytest.mark.parametrize("paper", [*ALL, a_register(40)], ids=lambda paper: paper.title)
def test_a_kept_paper_is_read_as_it_was(paper):
    assert from_json(canonical([paper, AGREEMENT])) == (paper, AGREEMENT)


def test_the_code_follows_from_the_content_alone():
    """A change here would make every printed code worthless."""
    assert check_code("settlement", canonical([AGREEMENT])) == "9GQQ-YFNJ"


def test_one_letter_more_is_another_code():
    kept = check_code("failure", canonical([AGREEMENT]))
    assert check_code("settlement", canonical([AGREEMENT])) != kept
    longer = replace(AGREEMENT, body=(*AGREEMENT.body, Paragraph(text("."))))
    assert check_code("failure", canonical([longer])) != kept


@pytest.mark.parametrize("typed", ["K7M2-QF9X", "k7m2qf9x", " k7m2 – qf9x ", "K7MZ-QF9X"])
def test_a_code_is_read_as_people_type_it(typed):
    assert read_code(typed) == "K7M2-QF9X"


@pytest.mark.parametrize("typed", ["", "K7M2", "K7M2-QF9X-1", "O7M2-QF9X", "<script>"])
def test_what_is_no_code_is_none(typed):
    assert read_code(typed) == ""


def test_no_sign_of_a_code_looks_like_another():
    assert not set("ILO01BSUZ") & set(ALPHABET)

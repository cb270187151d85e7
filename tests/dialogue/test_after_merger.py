"""Conferences of a commune that carries on the book of a former one."""

import pytest

from app.db import db
from app.dialogue.models import Dialogue
from app.dialogue.service.postings import publicity_of
from app.domain.dialogue.postings import PostingWay
from tests.dialogue.test_pages import TYPED, words_of
from tests.dialogue.test_postings import post
from tests.factories import a_village
from tests.merged import came_with_the_book, heir_of_former


@pytest.fixture
def heir(commune, officer):
    return heir_of_former(officer)


@pytest.fixture
def came(heir):
    village = a_village(name="Chu Lìn")
    came_with_the_book(village)
    return village


def test_a_conference_is_held_for_the_villages_of_both(clerk, village, came):
    chosen = [str(village.id), str(came.id)]
    answer = clerk.submit("/doi-thoai/moi", {**TYPED, "villages": chosen})
    assert "86 người; Bản Chu Lìn, Bản Tả Lèng" in words_of(clerk.get(answer.location))
    fewer = {"villages": [str(came.id)]}
    clerk.submit(f"{answer.location}/sua", fewer)
    assert db.session.scalar(db.select(Dialogue.villages)) == [str(came.id)]


def test_what_was_concluded_is_sent_to_a_village_that_came(signed, village, came, heir):
    held = signed()
    post(held, PostingWay.VILLAGE_HEAD, village, came, by=heir)
    assert not any("Chu Lìn" in one for one in publicity_of(held).missing)

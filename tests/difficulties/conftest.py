"""Difficulties as a commune notes them, and the people who meet them."""

from datetime import date, timedelta

from app.difficulties.facts import DifficultyFacts
from app.difficulties.service import acts
from app.domain.actors import Actor, Role
from app.domain.difficulties import AnswerWords, AskedOf, DifficultyField
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.days import each_test_on
from tests.exchange.conftest import SIN_SUOI_HO

TODAY = date(2026, 11, 20)
AGO, LATELY = TODAY - timedelta(days=30), TODAY - timedelta(days=5)
HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
TITLE = "Chưa có kinh phí riêng cho tổ hòa giải"
fixed_day = each_test_on(TODAY)


def facts(**given):
    usual = {
        "found_on": AGO,
        "field": DifficultyField.MONEY,
        "title": TITLE,
        "cause": "Dự toán lập sớm.",
        "proposal": "Hướng dẫn mục chi riêng.",
        "asked_of": AskedOf.SUPERIOR,
    }
    return DifficultyFacts(**usual | given)


def noted(*, by=OFFICER, **given):
    return acts.note_difficulty(facts(**given), today=TODAY, by=by)


def answered(one, *, on: date = LATELY, by=OFFICER, **given):
    words = AnswerWords(on, "Sở Tư pháp", "Đã có hướng dẫn.")
    return acts.answer_difficulty(
        one.id, words, **{"revision": one.revision, "today": TODAY, "by": by} | given
    )


def closed(one, *, on: date = TODAY, words="", by=OFFICER):
    return acts.close_difficulty(one.id, on, words, revision=one.revision, today=TODAY, by=by)

"""Addresses that are written late are the addresses that werkzeug writes."""

import pytest
from werkzeug.routing import Map, Rule

from app.web.rules import LateRule

PLACE = "/vu-viec/<uuid:case_id>/buoi/<int:number>"
CASE = "01900000-0000-7000-8000-000000000001"


@pytest.fixture
def written():
    """``written(kind, **values)``: the address and its question, as a rule of ``kind`` says."""

    def write(kind, **values):
        return Map([kind(PLACE, endpoint="one")]).bind("xa.local").build("one", values)

    return write


@pytest.mark.parametrize("more", [{}, {"tim": "Lò & Mẫu"}, {"loc": ["a", "b"]}])
def test_an_address_written_late_is_the_same(written, more):
    values = {"case_id": CASE, "number": 3, **more}
    assert written(LateRule, **values) == written(Rule, **values)


def test_nothing_is_made_for_what_nobody_writes(monkeypatch):
    made = []
    make = Rule._compile_builder
    monkeypatch.setattr(Rule, "_compile_builder", lambda *asked: made.append(1) or make(*asked))
    place = Map([LateRule(PLACE, endpoint="one")]).bind("xa.local")
    assert made == []
    place.build("one", {"case_id": CASE, "number": 3})
    place.build("one", {"case_id": CASE, "number": 4})
    assert len(made) == 1


def test_every_page_has_such_a_rule(commune):
    kinds = {type(rule) for rule in commune.url_map.iter_rules() if rule.endpoint != "static"}
    assert kinds == {LateRule}

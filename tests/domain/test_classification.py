from dataclasses import replace
from datetime import date

import pytest

from app.domain.classification import (
    CATEGORIES,
    FormKind,
    IndicatorKind,
    ScopeKind,
    category,
    category_label,
    choosable,
)
from app.domain.errors import RuleViolation

# code: K1, K2, K3 as the table of kinds has them
TABLE = """
MT-01 c a a|MT-02 c a a|MT-03 c a a|MT-04 c a a|MT-05 c a a
DS-01 a b b|DS-02 a b b|DS-03 a b b|DS-04 a b b|DS-05 a b b|DS-06 a b b
HN-01 b b c|HN-02 b b c|HN-03 b b c|HN-04 b b c|HN-05 b b c
VP-01 c c d|VP-02 c c đ|VP-03 c c e|KH-01 c c g
"""


def test_every_code_falls_into_the_three_official_schemes():
    wanted = [row.split() for row in TABLE.replace("\n", "|").split("|") if row]
    assert [[c.code, c.form, c.indicator, c.scope] for c in CATEGORIES] == wanted


def test_every_class_of_every_scheme_is_reachable():
    assert {c.form for c in CATEGORIES} == set(FormKind)
    assert {c.indicator for c in CATEGORIES} == set(IndicatorKind)
    assert {c.scope for c in CATEGORIES} == set(ScopeKind)


def test_an_unknown_code_is_refused_with_what_to_do():
    with pytest.raises(RuleViolation, match="Hãy chọn lại trong danh sách"):
        category("XX-99")
    assert category("DS-01").label == "Quyền sử dụng đất, ranh giới đất"


def test_a_label_is_found_for_a_page_and_an_unknown_code_is_shown_as_it_is():
    assert category_label("HN-04") == "Ly hôn"
    assert category_label("MOI-1") == "MOI-1"
    assert category_label(None) == ""


def test_a_retired_code_stays_readable_but_cannot_be_chosen():
    rows = [replace(CATEGORIES[0], retired_on=date(2026, 7, 1)), CATEGORIES[1]]
    assert choosable(date(2026, 6, 30), rows) == rows
    assert choosable(date(2026, 7, 1), rows) == [CATEGORIES[1]]

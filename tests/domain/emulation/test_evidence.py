"""Ranking by one figure: places, ties, too few cases, the least that is asked."""

from dataclasses import dataclass

import pytest

from app.domain.emulation.evidence import Evidence, Least, RankBy, percent, ranked


@dataclass(frozen=True)
class Line:
    name: str
    evidence: Evidence


def line(name, **figures):
    return Line(name, Evidence(**figures))


def places(lines, by=RankBy.RATE):
    return [(one.place, one.line.name) for one in ranked(lines, by)]


def test_the_highest_comes_first_and_equal_ones_share_a_place():
    lines = [
        line("Tổ 10", received=4, settled=2, not_settled=2),
        line("Tổ 2", received=6, settled=3, not_settled=3),
        line("Tổ 1", received=5, settled=5),
        line("Tổ 3", received=4, settled=1, not_settled=3),
    ]
    assert places(lines) == [(1, "Tổ 1"), (2, "Tổ 2"), (2, "Tổ 10"), (4, "Tổ 3")]


def test_too_few_cases_and_a_figure_of_nothing_have_no_place():
    lines = [
        line("Tổ 2", received=2, settled=2),
        line("Tổ 3", received=3, settled=1, not_settled=1),
        line("Tổ 1", received=9),
    ]
    assert places(lines) == [(1, "Tổ 3"), (None, "Tổ 1"), (None, "Tổ 2")]
    assert places(lines, RankBy.SETTLED)[0] == (1, "Tổ 3")


def test_a_rate_says_of_what_it_is():
    held = Evidence(received=9, settled=2, not_settled=1, due=4, in_time=3, agreed=2, kept=1)
    assert (held.rate, held.in_time_rate, held.kept_rate) == (66.7, 75.0, 50.0)
    assert Evidence().rate is percent(0, 0) is None


@pytest.mark.parametrize(
    ("least", "is_in"),
    [
        (Least(), True),
        (Least(received=3, settled=2, rate=66, years=5), True),
        (Least(received=4), False),
        (Least(settled=3), False),
        (Least(rate=67), False),
        (Least(years=6), False),
    ],
)
def test_who_has_less_than_was_asked_is_left_out(least, is_in):
    held = Evidence(received=3, settled=2, not_settled=1, years=5)
    assert least.lets_in(held) is is_in


@pytest.mark.parametrize("by", RankBy)
def test_every_order_has_its_figure(by):
    figures = dict.fromkeys(Evidence.__dataclass_fields__, 5)
    assert places([line("Tổ 1", **figures)], by) == [(1, "Tổ 1")]

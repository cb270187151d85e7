"""The table of what was measured follows from the numbers, and a figure that does not is found."""

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.pages.figures import Figure, Spread, differences, figures, over, ratios, short, table
from bench.pages.plots import PLOTS
from bench.pages.written import NUMBERS, PAGE, page, read, write

SKY = {"day": "2026-11-28", "python": "3.11", "processors": 2, "memory_gb": 2, "load": 0.1}
DOCS = Path(__file__).parents[1] / "docs"


def _rounds(*cpu):
    return [{"cpu": one, "wait": 1.0, "bytes": 10} for one in cpu]


@pytest.fixture
def told():
    """Two books; the list costs ten, eleven and twelve times the limit in the larger one."""
    return {
        "parts": {"pages": SKY, "eight": SKY},
        "rounds": 3,
        "each": 1,
        "sizes": [100, 1000],
        "main": 1000,
        "pages": {
            "list": {
                "limit 1000": _rounds(0.5, 0.5, 0.5),
                "ours 1000": _rounds(5.0, 5.5, 6.0),
                "ours 100": _rounds(5.0, 5.0, 5.0),
                "Django admin 1000": _rounds(55.0, 55.0, 60.0),
            }
        },
        "eight": {
            "list": {
                "ours": {"per_second": [90.0], "p99": [20.0]},
                "Django admin": {"per_second": [10.0], "p99": [99.0]},
                "Datasette": {"per_second": [30.0], "p99": [50.0]},
            }
        },
    }


def _named(told, name):
    (one,) = (one for one in figures(told) if one.name == name)
    return one


def test_what_was_measured_in_one_round_is_compared_with_that_round():
    assert ratios([10, 30, 20], [10, 10, 10]) == Spread(2, 1, 3)
    assert ratios([10, 100], [1, 10]) == Spread(10, 10, 10)


def test_a_page_is_over_its_budget_by_its_median(told):
    against_limit = _named(told, "list: ours / limit")
    assert against_limit.seen == Spread(11, 10, 12)
    assert (against_limit.asked, against_limit.verdict) == ("≤ 10.0 ×", "over")
    assert _named(told, "list: 1,000 cases / 100").verdict == "within"
    assert _named(told, "list: Django admin / ours").verdict == ""


def test_a_floor_is_kept_by_what_stands_above_it(told):
    faster = _named(told, "list: answers a second, ours / Django admin")
    assert (faster.seen.middle, faster.asked, faster.verdict) == (9, "≥ 8.00 ×", "within")
    slower = _named(told, "list: answers a second, ours / Datasette")
    assert (slower.seen.middle, slower.verdict) == (3, "over")
    assert _named(told, "list: p99, ours / Django admin").verdict == "over"


def test_the_exact_budget_is_within_it_and_a_hair_more_is_not():
    assert Figure("", "", Spread(10, 1, 99), "×", 10).verdict == "within"
    assert Figure("", "", Spread(10.001, 1, 99), "×", 10).verdict == "over"
    assert Figure("", "", Spread(7.999, 1, 99), "×", 8, at_least=True).verdict == "over"


def test_a_profile_is_told_and_not_judged(told):
    told["profile"] = {"list": {"statements": 9, "% templates": 52.5}}
    assert _named(told, "list: statements").asked == "–"
    share = _named(told, "list: templates")
    assert (share.seen.middle, share.unit, share.verdict) == (52.5, "%", "")


def test_what_cannot_be_done_without_stands_beside_the_limit_and_is_not_judged(told):
    told["pages"]["frame"] = {"ours 1000": _rounds(4.0, 4.0, 4.5)}
    told["least"] = {"packages": {"cpu": [0.5], "mb": [57.0]}}
    told["import"] = {
        "rows": 10,
        "ours": {"cpu": [3.0], "mb": [1.0]},
        "opening": {"cpu": [2.0], "mb": [1.0]},
        "openpyxl": {"cpu": [10.0], "mb": [1.0]},
    }
    frame = _named(told, "a page that asks nothing of the book / list of the limit")
    assert (frame.seen, frame.verdict) == (Spread(8, 8, 9), "")
    assert _named(told, "a start, the packages given: memory").seen.middle == 57
    assert _named(told, "import: opening and reading alone / openpyxl").seen.middle == 0.2
    assert not [one for one in figures(told) if one.name.endswith("case of the limit")]


def test_numbers_are_short():
    assert [short(one) for one in (0, 0.1234, 9.996, 12.34, 1234.5)] == [
        "0", "0.12", "10.00", "12.3", "1,234",
    ]  # fmt: skip


def test_a_planted_figure_is_found(told):
    right = page(told)
    assert differences(told, right) == []
    line = "| list: ours / limit | 11.0 (10.0–12.0) × | ≤ 10.0 × | over |"
    assert line in right
    better = line.replace("11.0", "9.0").replace("over", "within")
    assert differences(told, right.replace(line, better)) == [line, better]
    assert differences(told, right.replace(line, "")) == [line]


def test_how_many_budgets_are_met_is_counted(told):
    assert len(over(figures(told))) == 3
    assert "2 of 5 budgets are met" in page(told)


def test_what_is_written_down_makes_the_same_page_and_two_drawings(told, tmp_path):
    write(tmp_path, told)
    assert read(tmp_path) == told
    assert (tmp_path / PAGE).read_text("utf-8") == page(told)
    drawn = [ElementTree.fromstring((tmp_path / "performance" / one).read_text()) for one in PLOTS]
    assert [len(one.findall("{*}rect")) for one in drawn] == [1 + 4 + 3, 1 + 1]
    assert len(drawn[1].findall("{*}polyline")) == 1


@pytest.mark.skipif(not (DOCS / PAGE).exists(), reason="nothing was measured yet")
def test_the_page_of_the_last_run_follows_from_its_numbers():
    told = json.loads((DOCS / NUMBERS).read_text("utf-8"))
    assert (DOCS / PAGE).read_text("utf-8") == page(told)
    assert "| list: ours / limit |" in table(figures(told))

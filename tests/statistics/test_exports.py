"""A form filled in, and what stands behind its numbers, as files."""

import pytest
import time_machine

from app.domain.actors import Role
from app.domain.mediation.states import CaseState
from app.domain.statistics.headings import path_of
from app.domain.statistics.shipped.tt20_2013 import FORM_12B
from tests.export.reading_back import BEFORE_HEADINGS, lines_of, tab_of
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

SHEET = "/thong-ke/bieu/12b/TT20-2013"
DAYS = "first=01/01/2026&last=20/03/2026"


@pytest.fixture
def clerk(commune, browser):
    with time_machine.travel(TODAY):
        for name in ("Tả Lèng", "Nậm Loỏng"):
            a_case_in(CaseState.SETTLED, a_village_with_team(name))
        yield browser(Role.COMMUNE_OFFICER)


def test_a_form_keeps_its_headings_its_numbers_and_its_total(clerk):
    tab = tab_of(clerk.get(f"{SHEET}?{DAYS}&xuat=xlsx"))
    rows = list(tab.iter_rows(min_row=BEFORE_HEADINGS + 1, values_only=True))
    headings, codes, *lines = rows
    assert headings == (FORM_12B.stub, *(path_of(one) for one in FORM_12B.columns))
    assert codes == ("A", *(f"({one.number})" for one in FORM_12B.columns))
    assert [line[:2] for line in lines if isinstance(line[1], int)] == [
        ("Tổ hòa giải bản Nậm Loỏng", 1),
        ("Tổ hòa giải bản Tả Lèng", 1),
        ("Tổng cộng", 2),
    ]
    assert tab.print_title_rows == f"${BEFORE_HEADINGS + 1}:${BEFORE_HEADINGS + 2}"
    assert tab["A2"].value.endswith("từ 01/01/2026 đến 20/03/2026")


def test_what_a_number_counts_is_taken_as_one_list(clerk):
    heads, *lines = lines_of(clerk.get(f"{SHEET}/so?{DAYS}&cot=1&xuat=csv&vi-sao=bao-cao"))
    assert heads[:2] == ["Số", "Ngày tiếp nhận"]
    assert len(lines) == 2


def test_the_first_figures_have_a_rate(clerk):
    heads, line, *_ = lines_of(clerk.get(f"/bao-cao/?{DAYS}&xuat=csv"))
    assert (heads[-1], line[-1]) == ("Tỷ lệ thành (%)", "100.0")

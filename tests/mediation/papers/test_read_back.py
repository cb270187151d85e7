"""The sheets as a person reads them who has only the paper: letters and tone marks are there."""

from dataclasses import replace

import pytest

from app.catalog import PAPER_KINDS
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation.service import PartyFacts
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import (
    PAPER,
    PAYS,
    TODAY,
    a_case_in,
    a_request,
    a_village_with_team,
    settle,
)
from tests.papers.reading import read_back, share_read

# People whose names are also words of the language: reading is then about our letters.
PARTIES = [
    PartyFacts(Side.A, "Lò Văn Một", birth_year=1968, address="Nhà số 4, bản Nà Đông"),
    PartyFacts(Side.B, "Lò Thị Hoa", birth_year=1975, address="Nhà số 6, bản Nà Đông"),
]
SUMMARY = "Hai nhà tranh chấp ranh giới vườn ngô cạnh suối."


@pytest.fixture
def home(commune):
    return a_village_with_team("Nà Đông")


def check(kind, record, facts):
    """Names, numbers and words of the record stand on the sheets; nearly every word is read."""
    papers = PAPER_KINDS[kind].build(record, Ask(an_officer(), TODAY))
    marks = Marks(foot="Mã đối chiếu")
    seen = read_back(render([Copy(paper, marks) for paper in papers], title="Thử"))
    one_line = " ".join(seen.split())
    for fact in ("Lò Văn Một", "Lò Thị Hoa", "1968", "1975", *facts):
        assert fact in one_line
    lines = [line for paper in papers for line in lines_of(paper, marks)]
    assert share_read(lines, seen) >= 0.96


def test_the_slip_is_read_back(home):
    case = a_case_in(CaseState.OUT_OF_SCOPE, home, parties=PARTIES, summary=SUMMARY)
    check("guidance", case, ["PHIẾU HƯỚNG DẪN", SUMMARY, "Tranh chấp lao động", case.number])


def test_the_paper_of_failure_is_read_back(home):
    case = a_case_in(CaseState.NOT_SETTLED, home, parties=PARTIES, summary=SUMMARY)
    check("failure", case, ["VĂN BẢN HÒA GIẢI KHÔNG THÀNH", SUMMARY, "Mỗi bên giữ ý mình"])


@pytest.fixture
def agreed(home):
    case = a_case_in(CaseState.IN_MEDIATION, home, parties=PARTIES, summary=SUMMARY)
    pays = replace(PAYS, who="Lò Thị Hoa", what="Trả tiền ngô bị hỏng")
    return settle(case, clauses=[pays], **{**PAPER, "content": SUMMARY})


def test_the_agreement_is_read_back(agreed):
    facts = [
        "VĂN BẢN HÒA GIẢI THÀNH",
        SUMMARY,
        "Hai nhà dời hàng rào về mốc cũ",
        "2.000.000 đồng",
        "30/06/2026",
        "ngày 09 tháng 3 năm 2026",
        PAPER["method"],
    ]
    check("settlement", agreed, facts)


def test_the_application_to_the_court_is_read_back(agreed):
    facts = ["Hai nhà dời hàng rào về mốc cũ", "09/03/2026"]
    check("application", a_request(agreed), facts)

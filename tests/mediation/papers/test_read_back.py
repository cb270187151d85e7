"""The sheets as a person reads them who has only the paper: letters and tone marks are there."""

import pytest

from app.catalog import PAPER_KINDS
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation.service import PartyFacts
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team
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


@pytest.mark.parametrize(
    ("kind", "state", "facts"),
    [
        (
            "guidance",
            CaseState.OUT_OF_SCOPE,
            ["PHIẾU HƯỚNG DẪN", "Tranh chấp lao động", "Hòa giải viên lao động"],
        ),
        ("failure", CaseState.NOT_SETTLED, ["VĂN BẢN HÒA GIẢI KHÔNG THÀNH", "Mỗi bên giữ ý mình"]),
    ],
)
def test_a_paper_of_a_case_is_read_back(home, kind, state, facts):
    case = a_case_in(state, home, parties=PARTIES, summary=SUMMARY)
    papers = PAPER_KINDS[kind].build(case, Ask(an_officer(), TODAY))
    marks = Marks(foot="Mã đối chiếu")
    seen = read_back(render([Copy(paper, marks) for paper in papers], title="Thử"))
    one_line = " ".join(seen.split())
    for fact in ("Lò Văn Một", "Lò Thị Hoa", "1968", "1975", SUMMARY, case.number, *facts):
        assert fact in one_line
    lines = [line for paper in papers for line in lines_of(paper, marks)]
    assert share_read(lines, seen) >= 0.97

"""Names of children stand in no printed sum: what is added up is printed without any party."""

import re
from pathlib import Path

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.mediation.parties import Side
from app.domain.mediation.states import CaseState
from app.mediation.models import Book
from app.mediation.service import PartyFacts
from app.papers import service
from app.papers.lines import lines_of
from app.papers.types import Ask
from tests.mediation.cases import LU, a_case_in, a_village_with_team
from tests.mediation.conftest import fixed_day as fixed_day
from tests.privacy.conftest import CLERK, TODAY

ROOT = Path(__file__).resolve().parents[2]
CHILD = PartyFacts(Side.A, "Lò Thị Chim Non", birth_year=2015)
#: The file of one case and its book, and what one person asks about themselves.
BY_NAME = ("app/mediation/", "app/privacy/")
_NAMES = re.compile(r"import .*\bParty\b|\bparties_of\b|\bparties_line\b")


def _on_paper(kind):
    book = db.session.scalars(db.select(Book)).one()
    drawn = service.draft(
        PAPER_KINDS[kind], book.id, Ask(CLERK, TODAY, TODAY.replace(month=1, day=1), TODAY)
    )
    return "\n".join(line for paper in drawn.papers for line in lines_of(paper, drawn.marks))


def test_the_sum_of_a_book_counts_a_childs_case_and_names_no_child(commune):
    a_case_in(CaseState.IN_MEDIATION, a_village_with_team(), parties=[CHILD, LU])
    assert CHILD.name in _on_paper("register_one")  # as the official form demands
    assert CHILD.name not in _on_paper("register_two")


def test_no_other_paper_or_report_reads_the_parties():
    files = [*ROOT.glob("app/**/papers.py"), *ROOT.glob("app/**/papers/**/*.py")]
    files += [*ROOT.glob("app/periodic/**/*.py"), *ROOT.glob("app/reports/**/*.py")]
    told = {str(one.relative_to(ROOT)) for one in files if _NAMES.search(one.read_text("utf-8"))}
    assert told, "those of one case do"
    assert {one for one in told if not one.startswith(BY_NAME)} == set()

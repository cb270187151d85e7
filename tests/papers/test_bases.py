"""What an authority's paper rests on stands in italics, each text on a line of its own."""

import re

import pytest

from app.catalog import PAPER_KINDS
from app.papers import service
from app.papers.bases import bases
from app.papers.blocks import Paragraph
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import TODAY
from tests.papers.test_read_back import SAMPLES

CITING = {
    "recognition",
    "release",
    "dialogue_plan",
    "work_plan",
    "award_submission",
    "award_decision",
    "inspection_plan",
    "inspection_minutes",
    "payment_approval",
    "dialogue_notice",
    "data_reply",
}
_IN_FULL = re.compile(
    r"Căn cứ (Điều \d+ )?"
    r"(Luật (?!.*\bsố \d)|(Nghị định|Nghị quyết liên tịch|Thông tư) số \S+ (?=ngày )).*"
    r"\bngày \d\d tháng \d+ năm \d{4}\b"
)


def words(block: Paragraph) -> str:
    return "".join(run.text for run in block.text)


def test_the_last_text_closes_the_list():
    said = [words(one) for one in bases(["Luật A;", "Căn cứ Nghị định B."])]
    assert said == ["Căn cứ Luật A;", "Căn cứ Nghị định B."]
    assert [words(one) for one in bases(["Luật A"], end=";")] == ["Căn cứ Luật A;"]


@pytest.mark.parametrize(
    ("kind", "sample"), [one for one in SAMPLES if one[0] in CITING], ids=lambda one: str(one)[:20]
)
def test_what_a_paper_cites_is_in_italics(commune, kind, sample):
    sheet = sample()
    ask = Ask(an_officer(), TODAY, sheet.first, sheet.last)
    first = service.draft(PAPER_KINDS[kind], sheet.record.id, ask).papers[0]
    cited = [
        one
        for one in first.body
        if isinstance(one, Paragraph)
        and words(one).startswith("Căn cứ ")
        and words(one).endswith((";", "."))
    ]
    assert cited
    for one in cited:
        assert all(run.italic for run in one.text), words(one)
        if " Luật " in words(one) or " Nghị " in words(one) or " Thông tư " in words(one):
            assert _IN_FULL.match(words(one)), words(one)

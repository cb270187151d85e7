"""The sheets as a person reads them who has only the paper: what is on it is the record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

import pytest

from app.catalog import PAPER_KINDS
from app.domain.teams.kinds import Voting
from app.papers import service
from app.papers.blocks import Head, Paper, Paragraph, Table, text
from app.papers.lines import Marks, lines_of
from app.papers.pdf import Copy, render
from app.papers.types import Ask
from tests.factories import an_officer
from tests.mediation.cases import TODAY
from tests.papers import budget_sheets as of_budget
from tests.papers import dialogue_sheets as of_dialogue
from tests.papers import emulation_sheets as of_emulation
from tests.papers import inspection_sheets as of_inspection
from tests.papers import mediation_sheets as of_case
from tests.papers import payment_sheets as of_payment
from tests.papers import plan_sheets as of_plan
from tests.papers import preparation_sheets as before_conference
from tests.papers import privacy_sheets as of_privacy
from tests.papers import statistics_sheets as of_statistics
from tests.papers import team_sheets as of_team
from tests.papers.reading import read_back
from tests.papers.samples import pages_of, squeezed
from tests.papers.sheets import FIRST_PARTY

SAMPLES = [
    ("minutes", partial(of_team.minutes, "Mẫu 01", Voting.OPEN)),
    ("minutes", partial(of_team.minutes, "Mẫu 02", Voting.SECRET)),
    ("minutes", partial(of_team.minutes, "Mẫu 03", Voting.SLIPS)),
    ("minutes", partial(of_team.minutes_of_leader, "Mẫu 04", Voting.OPEN)),
    ("minutes", partial(of_team.minutes_of_leader, "Mẫu 05", Voting.SECRET)),
    ("list", of_team.mediators),
    ("leader", of_team.leader),
    ("recognition", of_team.recognition),
    ("departure", of_team.departure),
    ("dispute", of_team.dispute),
    ("release", of_team.release),
    ("invitation", of_case.invitation),
    ("settlement", of_case.settlement),
    ("guidance", of_case.guidance),
    ("failure", of_case.failure),
    ("application", of_case.application),
    ("court_answer", of_case.court_answer),
    ("urgent_report", of_case.urgent_report),
    ("register_one", of_case.register_one),
    ("register_two", of_case.register_two),
    ("summons", of_team.summons),
    *before_conference.SAMPLES,
    ("dialogue_minutes", of_dialogue.minutes_of_conference),
    ("dialogue_notes", of_dialogue.notes),
    ("conclusion_notice", of_dialogue.notice),
    ("dialogue_summary", of_dialogue.summary),
    ("dialogue_results", of_dialogue.results),
    ("dialogue_villages", of_dialogue.villages),
    ("opinion_answer", of_dialogue.answer),
    ("opinion_transfer", of_dialogue.transfer),
    ("opinion_guidance", of_dialogue.slip),
    ("dialogue_plan", of_plan.year_plan),
    ("statistics_report", of_statistics.report),
    ("work_plan", of_plan.work_plan),
    ("award_submission", of_emulation.submission),
    ("award_decision", of_emulation.decision),
    *of_inspection.SAMPLES,
    *of_payment.SAMPLES,
    *of_budget.SAMPLES,
    *of_privacy.SAMPLES,
]


MISREAD = 5  # words of a whole paper that an eye may take for others; a lost line is more
NUMBERS = "(1) |"  # the row of small numbers under the head of a register
NARROW = 4  # columns; where there are more, each is looked down by itself


@dataclass(frozen=True)
class Printed:
    """A paper as it leaves the printer, and what its record says."""

    lines: list[str]
    content: bytes
    columns: tuple[int, ...]

    def check(self, says: Iterable[str]) -> None:
        """Every line stands in the file, and an eye reads the same on the sheets."""
        whole = squeezed("".join(pages_of(self.content)))
        cells = (cell for line in self.lines for cell in line.split(" | "))
        assert [cell for cell in cells if squeezed(cell) not in whole] == []
        lines = [line for line in self.lines if not line.startswith(NUMBERS)]
        for seen in read_back(self.content, self.columns):
            lost = [fact for fact in says if not seen.has(fact)]
            misread = seen.unread(lines)
            if not lost and misread.total() <= MISREAD:
                return
        pytest.fail(f"not on the sheets: {lost}; read as something else: {misread}")


def printed(papers: Sequence[Paper], marks: Marks) -> Printed:
    lines = [line for one in papers for line in lines_of(one, marks)]
    tables = (block for block in papers[0].body if isinstance(block, Table))
    widths = next((tuple(column.width for column in table.columns) for table in tables), ())
    content = render([Copy(one, marks) for one in papers], title="Thử")
    return Printed(lines, content, widths if len(widths) > NARROW else ())


# A column of single digits is more than the eye can read; tests/periodic compares its file. An eye
# is slow: of the papers about personal data it reads the one a person is given of what is held of
# them; the others are read as text by tests/privacy.
NOT_READ = {
    "periodic_report",
    "data_reply",
    "disposal_minutes",
    "incident_notice",
    "incident_letter",
}


def test_every_kind_of_paper_is_read_back():
    assert {kind for kind, _ in SAMPLES} | NOT_READ == set(PAPER_KINDS)


@pytest.mark.parametrize(("kind", "sample"), SAMPLES)
def test_the_sheets_say_what_the_record_says(commune, kind, sample):
    sheet = sample()
    ask = Ask(an_officer(), TODAY, sheet.first, sheet.last)
    drawn = service.draft(PAPER_KINDS[kind], sheet.record.id, ask)
    printed(drawn.papers, drawn.marks).check(sheet.says)


LINE = "Đã đọc cho ông Phạm Đức Dũng nghe và ông đồng ý ký tên."
SHEET = Paper(Head(place="Tân Phong", year=2026), "GIẤY BÁO", (Paragraph(text(LINE)),))


@pytest.mark.parametrize("printed_instead", ["Phạm Đức Dung", "Pham Đức Dũng", "Phạm Dức Dũng"])
def test_a_lost_tone_is_noticed(printed_instead):
    wrong = replace(SHEET, body=(Paragraph(text(LINE.replace(FIRST_PARTY, printed_instead))),))
    printed((SHEET,), Marks()).check([FIRST_PARTY])
    *_, seen = read_back(printed((wrong,), Marks()).content)
    assert not seen.has(FIRST_PARTY)
    assert seen.unread(lines_of(SHEET, Marks())).total() == 1


def test_a_lost_line_is_noticed():
    *_, seen = read_back(printed((replace(SHEET, body=()),), Marks()).content)
    assert seen.unread(lines_of(SHEET, Marks())).total() > MISREAD

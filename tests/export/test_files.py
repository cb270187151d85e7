"""What stands in the cells, whatever somebody once typed; and the look of the paper."""

import csv
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.export import service
from app.export.service import Way, export
from app.export.sheet import Kind, Sheet, page_by_page, told
from app.export.values import harmless
from app.export.workbook import LINE, lines_in, name_of_tab
from app.records.journal import JournalEntry

AT = datetime(2026, 3, 20, 18, 30, tzinfo=UTC)  # half past one at night of the 21st
FORMULAS = [
    "=1+1",
    "+84912",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    '=HYPERLINK("http://x","y")',
    "=cmd|' /C calc'!A0",
]
QUIET = ["Lò Văn Pâng", "5/3", "a=b", "10", "'=1"]


@dataclass(frozen=True)
class Line:
    text: str = ""
    day: date | None = date(2026, 3, 5)
    moment: datetime | None = AT
    number: int | None = 1_500_000
    share: float | None = 66.66
    state: CaseState | None = CaseState.SETTLED
    yes: bool | None = True
    hour: time | None = time(7, 30)
    many: tuple[str, ...] = ("một", "hai")


COLUMNS = [
    told("Chữ", "text"),
    told("Ngày", "day", Kind.DATE),
    told("Lúc", "moment", Kind.MOMENT),
    told("Số tiền", "number", Kind.MONEY),
    told("Tỷ lệ", "share", Kind.SHARE),
    told("Tình trạng", "state"),
    told("Có không", "yes"),
    told("Giờ", "hour"),
    told("Nhiều", "many"),
]


def made(rows, way, by, **facts):
    return export(Sheet("Sổ thử", COLUMNS, rows, **facts), way, at=AT, by=by)


@pytest.fixture
def officer(commune, actor):
    return actor(Role.COMMUNE_OFFICER)


def tab(made):
    return load_workbook(BytesIO(made.content)).active


def test_a_workbook_reckons_nothing_out_of_what_was_typed(officer):
    rows = [Line(text) for text in (*FORMULAS, *QUIET)]
    cells = [row[1] for row in tab(made(rows, Way.XLSX, officer)).iter_rows(min_row=7)]
    assert {cell.data_type for cell in cells} == {"s"}
    texts = [cell.value.replace("_x000D_", "\r").strip() for cell in cells]
    assert texts == [row.text.strip() for row in rows]
    assert not any(cell.hyperlink for cell in cells)


def test_a_comma_file_says_formulas_as_text(officer):
    text = made([Line(one) for one in FORMULAS], Way.CSV, officer).content.decode("utf-8-sig")
    first = [line[0] for line in csv.reader(StringIO(text, newline=""))][1:]
    assert first == [f"'{one}" for one in FORMULAS]
    assert [harmless(one) for one in QUIET] == QUIET


def test_days_moments_and_numbers_are_such_in_a_workbook(officer):
    (row,) = tab(made([Line("a")], Way.XLSX, officer)).iter_rows(min_row=7)
    assert [cell.value for cell in row] == [
        1,
        "a",
        datetime(2026, 3, 5),
        datetime(2026, 3, 21, 1, 30),  # as the clock on the wall showed it
        1_500_000,
        66.66,
        "Hòa giải thành",
        "Có",
        "07:30",
        "một; hai",
    ]
    assert [cell.number_format for cell in row[2:6]] == [
        "dd/mm/yyyy",
        "dd/mm/yyyy hh:mm",
        "#,##0",
        "0.0",
    ]


def test_a_comma_file_reads_the_same_on_every_machine(officer):
    text = made([Line("a, b")], Way.CSV, officer).content.decode("utf-8-sig")
    heads, line = csv.reader(StringIO(text, newline=""))
    assert heads == [one.heading for one in COLUMNS]
    assert line == [
        "a, b",
        "2026-03-05",
        "2026-03-21 01:30",
        "1500000",
        "66.7",
        "Hòa giải thành",
        "Có",
        "07:30",
        "một; hai",
    ]


def test_what_is_empty_or_older_than_the_calendar_of_excel_stands_as_it_is(officer):
    rows = [Line("", *[None] * 7, ()), Line(day=date(1899, 5, 3)), Line("x" * 40_000)]
    empty, old, long = tab(made(rows, Way.XLSX, officer)).iter_rows(min_row=7, values_only=True)
    assert empty == (1, *[None] * 9)
    assert old[2] == "03/05/1899"
    assert len(long[1]) == 32_767
    text = made(rows[:1], Way.CSV, officer).content.decode("utf-8-sig")
    assert text.splitlines()[1] == "," * 8


def test_the_head_says_whose_list_it_is_what_it_was_narrowed_to_and_when(officer):
    narrowed = {"Tình trạng": "Chưa kết thúc"}
    sheet = tab(made([Line("a")], Way.XLSX, officer, narrowed=narrowed, words="Lò Văn Pâng"))
    assert [sheet.cell(row, 1).value for row in range(1, 7)] == [
        "Phường Tân Phong",
        "Sổ thử",
        "Lọc theo: Tình trạng: Chưa kết thúc; từ cần tìm: “Lò Văn Pâng”",
        "Xuất lúc 01:30 21/03/2026",
        None,
        "STT",
    ]
    assert tab(made([], Way.XLSX, officer))["A3"].value == "Toàn bộ danh sách, không lọc"


def test_a_workbook_is_ready_for_the_printer(officer):
    sheet = tab(made([Line("a"), Line("b")], Way.XLSX, officer))
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("Sổ thử", "A7", "A6:J8")
    assert sheet.print_title_rows == "$6:$6"
    page = sheet.page_setup
    assert (page.orientation, int(page.paperSize), page.fitToHeight) == ("landscape", 9, 0)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert "&P/&N" in sheet.oddFooter.right.text.replace("[Page]", "P").replace("[Pages]", "N")
    assert sheet["A6"].font.name == "Times New Roman"


def test_the_file_does_not_name_the_machine_or_who_sits_at_it(officer):
    facts = load_workbook(BytesIO(made([], Way.XLSX, officer).content)).properties
    assert (facts.creator or "", facts.lastModifiedBy or "") == ("", "")
    assert facts.title == "Sổ thử"


def test_the_name_of_the_file_is_sensible_on_every_machine(officer):
    assert made([], Way.CSV, officer).name == "so-thu_phuong-tan-phong_2026-03-21.csv"


@pytest.mark.parametrize(
    ("text", "lines"),
    [("", 1), ("x" * 8, 1), ("x" * 9, 2), ("a\nb", 2), ("a\n\nb", 3), ("x" * 30, 4)],
)
def test_a_row_is_as_high_as_its_longest_text(text, lines):
    assert lines_in(text, 10) == lines


def test_long_text_is_read_whole_without_a_pull_at_the_row(officer):
    sheet = tab(made([Line("rất dài " * 10), Line("ngắn")], Way.XLSX, officer))
    assert sheet.row_dimensions[7].height == 5 * LINE
    assert sheet.row_dimensions[8].height is None


def test_a_tab_takes_a_long_name_and_forbidden_signs():
    assert name_of_tab("Sổ của các tổ, năm 2026/2027 [bản nháp]: tất cả") == (
        "Sổ của các tổ, năm 2026 2027"
    )


def test_each_file_is_a_line_of_the_journal_without_the_words_searched_for(officer):
    made([Line(), Line()], Way.CSV, officer, narrowed={"Năm": "2026"}, words="Lò Văn Pâng")
    (line,) = db.session.scalars(db.select(JournalEntry).filter_by(subject="export"))
    assert (line.act, line.changes, line.recorded_by) == (
        "export",
        {"rows": 2, "way": "csv"},
        officer.name,
    )
    assert line.reason == "Sổ thử: 2 dòng, tệp CSV; Năm: 2026; từ cần tìm: có"


@pytest.mark.parametrize("total", [None, 4])
def test_too_long_a_list_is_refused_and_not_noted(officer, monkeypatch, total):
    monkeypatch.setattr(service, "MOST_ROWS", 3)
    with pytest.raises(RuleViolation, match="Hãy lọc bớt"):
        made((Line() for _ in range(4)), Way.CSV, officer, total=total)
    assert db.session.scalar(db.select(JournalEntry).filter_by(subject="export")) is None


def test_nothing_is_left_lying_in_the_folder_of_the_instance(officer, commune):
    folder = commune.extensions["instance"].folder
    assert made([Line()], Way.XLSX, officer).content
    assert list(folder.glob("export-*")) == []


def test_a_list_is_read_page_by_page():
    pages = {None: ("ab", 1), 1: ("cd", 2), 2: ("e", None)}
    assert "".join(page_by_page(pages.get)) == "abcde"

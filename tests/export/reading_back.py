"""Files of lists read back as a sheet program reads them."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from werkzeug.test import TestResponse

BEFORE_HEADINGS = 5  # office, title, filter, moment, an empty line


def tab_of(answer: TestResponse) -> Worksheet:
    """The tab of the workbook that was handed out."""
    assert answer.status_code == 200, answer.text
    return load_workbook(BytesIO(answer.data)).active


def table_of(answer: TestResponse) -> list[dict[str, Any]]:
    """The rows of the table by their headings."""
    lines = tab_of(answer).iter_rows(min_row=BEFORE_HEADINGS + 1, values_only=True)
    headings = next(lines)
    return [dict(zip(headings, line, strict=True)) for line in lines]


def lines_of(answer: TestResponse) -> Sequence[Sequence[str]]:
    """The lines of the CSV file that was handed out."""
    assert answer.status_code == 200, answer.text
    text = answer.data.decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text.removeprefix("\ufeff"), newline="")))

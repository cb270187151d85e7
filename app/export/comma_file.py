"""A list as CSV: for other programs; people take the Excel file.

One line of headings, then the rows. UTF-8 with its mark, by which Excel knows the letters. The
separator is a comma, as other programs expect (RFC 4180) and as Windows splits under the English
settings that many offices left as they were; where it splits otherwise, people have the Excel file.
Days are yyyy-mm-dd, which every sheet program takes for a day, where 03/04/2026 is April on one
machine and March on the next. A fraction has a point and one digit: read wrongly it stays text,
never another number.
"""

import csv
from datetime import date, datetime
from typing import Any, TextIO

from app.export.sheet import Sheet
from app.export.values import harmless, plain


def write(sheet: Sheet, file: TextIO) -> int:
    """Write the list into ``file`` (opened with ``newline=""``); how many rows it has."""
    file.write("\ufeff")
    writer, count = csv.writer(file), 0
    writer.writerow(_cell(one.heading) for one in sheet.columns)
    for row in sheet.rows:
        writer.writerow([_cell(one.read(row)) for one in sheet.columns])
        count += 1
    writer.writerows([_cell(note)] for note in sheet.notes)
    return count


def _cell(value: Any) -> str | int:
    match plain(value):
        case None:
            return ""
        case str() as text:
            return harmless(text)
        case datetime() as moment:
            return f"{moment:%Y-%m-%d %H:%M}"
        case date() as day:
            return day.isoformat()
        case float() as share:
            return f"{share:.1f}"
        case number:
            return number

"""How long a list of 10,000 rows takes as a file, beside openpyxl writing the same rows.

``python -m bench.export [rows]`` makes rows as the register of cases has them, writes them with
this program and with openpyxl's streaming writer, each in a process of its own so that memory is
told apart, three times in turn, and prints seconds of the processor (the least of each), peak
memory beyond what was there before, bytes, and the ratio. CSV stands beside them.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, TextIOWrapper
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from app.domain.mediation.states import CaseState
from app.export import comma_file, workbook
from app.export.sheet import Kind, Sheet, told
from app.export.values import plain
from bench.peak import peak

ROWS, TIMES = 10_000, 3
OFFICE = "Phường Tân Phong"
STORY = (
    "tranh chấp ranh giới nương ngô giáp suối lấn chiếm lối đi chung vay tiền chưa trả chia thừa "
    "kế đất cha mẹ để lại trâu bò phá lúa ồn ào đêm khuya mâu thuẫn vợ chồng"
)
WORDS = STORY.split()
NAMES = ("Lò Văn Pâng – Tẩn A Lù", "Giàng Thị Mỷ – Vàng A Dế", "Lý Phù Chẩn – Phàn Tả Mẩy")


@dataclass(frozen=True, slots=True)
class Case:
    """A line of the register."""

    number: str
    received_on: date
    team: str
    parties: str
    summary: str
    category: str
    state: CaseState
    due_on: date | None
    ended_on: date | None
    meetings: int


COLUMNS = [
    told("Số", "number", Kind.SHORT),
    told("Ngày tiếp nhận", "received_on", Kind.DATE),
    told("Tổ hòa giải", "team"),
    told("Các bên", "parties"),
    told("Nội dung vụ, việc", "summary", Kind.LONG),
    told("Loại vụ, việc", "category"),
    told("Tình trạng", "state"),
    told("Hạn", "due_on", Kind.DATE),
    told("Ngày kết thúc", "ended_on", Kind.DATE),
    told("Số buổi", "meetings", Kind.NUMBER),
]


def cases(rows: int) -> Iterator[Case]:
    rng = random.Random(7)
    for number in range(rows):
        day = date(2026, 1, 1) + timedelta(days=number % 330)
        yield Case(
            f"{number:05d}/2026",
            day,
            f"Tổ hòa giải bản {rng.choice(WORDS)}",
            rng.choice(NAMES),
            " ".join(rng.choices(WORDS, k=24)),
            "Đất đai",
            CaseState.SETTLED,
            None,
            day + timedelta(days=9),
            rng.randrange(4),
        )


def ours(rows: int) -> int:
    file, made = BytesIO(), datetime.now(UTC).replace(tzinfo=None)
    sheet = Sheet("Sổ theo dõi hòa giải", COLUMNS, cases(rows))
    with tempfile.TemporaryDirectory() as folder:
        heads, here = [OFFICE, sheet.name], Path(folder)
        workbook.write(sheet, file, heads=heads, office=OFFICE, made=made, folder=here)
    return len(file.getvalue())


def theirs(rows: int) -> int:
    """The same cells, with the formats of days, by openpyxl's writer that streams."""
    book, file = Workbook(write_only=True), BytesIO()
    tab = book.create_sheet("Sổ theo dõi hòa giải")
    tab.append([OFFICE])
    tab.append(["STT", *(one.heading for one in COLUMNS)])
    for count, row in enumerate(cases(rows), start=1):
        cells: list[object] = [count]
        for one in COLUMNS:
            value = plain(one.read(row))
            if isinstance(value, date | str):
                cell = WriteOnlyCell(tab, value=value)
                if isinstance(value, date):
                    cell.number_format = one.kind.number_format
                else:
                    cell.data_type = "s"
                cells.append(cell)
            else:
                cells.append(value)
        tab.append(cells)
    book.save(file)
    return len(file.getvalue())


def commas(rows: int) -> int:
    file = BytesIO()
    text = TextIOWrapper(file, "utf-8", newline="", write_through=True)
    comma_file.write(Sheet("Sổ theo dõi hòa giải", COLUMNS, cases(rows)), text)
    text.detach()
    return len(file.getvalue())


WRITERS: dict[str, Callable[[int], int]] = {"ours": ours, "openpyxl": theirs, "csv": commas}


def measure(name: str, rows: int) -> None:
    """In a process of its own: seconds of the processor, MiB of peak memory more, bytes."""
    WRITERS[name](10)  # what is loaded once is no matter of the rows
    began = time.process_time()
    with peak() as held:
        size = WRITERS[name](rows)
    print(time.process_time() - began, held.own, size)


def run(name: str, rows: int) -> tuple[float, float, int]:
    order = [sys.executable, "-m", "bench.export", name, str(rows)]
    told = subprocess.run(order, check=True, capture_output=True, text=True).stdout.split()
    return float(told[0]), float(told[1]), int(told[2])


def main(arguments: Sequence[str]) -> None:
    if arguments and arguments[0] in WRITERS:
        measure(arguments[0], int(arguments[1]))
        return
    rows = int(arguments[0]) if arguments else ROWS
    runs = [{name: run(name, rows) for name in WRITERS} for _ in range(TIMES)]
    best = {name: min(one[name] for one in runs) for name in WRITERS}
    print(f"{rows} rows        processor s   peak memory more, MiB   file, KB")
    for name, (seconds, memory, size) in best.items():
        print(f"{name:<18} {seconds:10.2f} {memory:22.1f} {size / 1000:12.0f}")
    print(f"ours / openpyxl, processor: {best['ours'][0] / best['openpyxl'][0]:.2f} (at most 0.90)")
    print(f"ours, peak memory: {best['ours'][1]:.1f} MiB (at most 60)")


if __name__ == "__main__":
    main(sys.argv[1:])

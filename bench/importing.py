"""What bringing an old register in costs, beside openpyxl reading the same file.

``python -m bench.importing [rows]`` writes a register of so many lines (10,000) and has processes
read it: openpyxl with what it knows of merged cells, as ours does; openpyxl in its quick way, which
does not know them; ours with its child; ours up to lines that are checked. It prints seconds of the
processor and the peak of memory: what the process held beyond what it held before, and its child;
then the seconds in which such a file is brought in, written into a commune's book and undone.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

from bench.peak import peak

ROWS = 10_000
TODAY = date(2026, 3, 2)
TEAM = UUID(int=1)
HEAD = (
    "STT", "Ngày nhận", "Hòa giải viên", "Bên A", "Địa chỉ bên A", "Bên B", "Địa chỉ bên B",
    "Loại việc", "Nội dung vụ việc", "Thỏa thuận", "Kết quả", "Ngày kết thúc", "Ghi chú",
)  # fmt: skip
KINDS = ("Đất đai", "Vợ chồng", "Thừa kế", "Lối đi chung", "Xích mích lời nói", "Vay mượn")
RESULTS = ("HG thành", "thành", "ko thành", "chuyển TA")
TIMES = 5
BUDGET_CPU, BUDGET_MB = 0.2, 60
_WHO = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN


def write(path: Path, rows: int) -> None:
    """A register with its title, a head, the lines and a sum; no two lines alike."""
    import xlsxwriter

    from app.practice.people import invent_person

    rng = Random(7)
    people = [
        (invent_person(rng, group="Thái").name, invent_person(rng, group="Mông").name)
        for _ in range(400)
    ]
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, day = book.add_worksheet("Sổ"), book.add_format({"num_format": "dd/mm/yyyy"})
    sheet.write_row(0, 0, ["SỔ THEO DÕI HOẠT ĐỘNG HÒA GIẢI Ở CƠ SỞ"])
    sheet.write_row(2, 0, HEAD)
    for number in range(rows):
        a, b = people[rng.randrange(400)][0], people[rng.randrange(400)][1]
        received = date(2010, 1, 1) + timedelta(days=number * 5000 // rows)
        sheet.write_number(number + 3, 0, number + 1)
        sheet.write_datetime(number + 3, 1, received, day)
        story = f"Hai bên tranh chấp việc thứ {number}, cán bộ tổ hòa giải đến tận nơi xem xét"
        sheet.write_row(
            number + 3, 2,
            [
                "Lò Văn Páo", a, f"bản Tả Lèng, nhà {number % 90}", b, "bản Nậm Loỏng",
                KINDS[number % 6], story, "Hai bên thống nhất giữ nguyên hiện trạng",
                RESULTS[number % 4],
            ],
        )  # fmt: skip
        sheet.write_datetime(number + 3, 11, received + timedelta(days=3), day)
    sheet.write_row(rows + 3, 0, ["Tổng cộng", "", str(rows)])
    book.close()


def with_openpyxl(path: Path) -> int:
    import openpyxl

    sheet = openpyxl.load_workbook(path, data_only=True).active
    return len(sheet.merged_cells.ranges) + sum(1 for _ in sheet.iter_rows(values_only=True))


def quickly(path: Path) -> int:
    """What is merged is not told."""
    import openpyxl

    sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).active
    return sum(1 for _ in sheet.iter_rows(values_only=True))


def reading(path: Path) -> int:
    """Read by the child, decoded, lines told apart from sums and gaps."""
    from app.importing.intake import read_sheet

    return len(read_sheet(path.read_bytes()).rows)


def checking(path: Path) -> int:
    """The same, then columns matched and every line checked."""
    from app.domain.importing.checking import Checker, key_of
    from app.domain.importing.lines import Known, Meanings, TeamKnown
    from app.domain.importing.targets import propose
    from app.domain.importing.values import propose_category, propose_result
    from app.importing.intake import read_sheet

    sheet = read_sheet(path.read_bytes())
    meanings = Meanings(
        results={key_of(one): propose_result(one) for one in RESULTS},
        categories={key_of(one): propose_category(one) for one in KINDS},
    )
    known = Known(TODAY, {TEAM: TeamKnown(TEAM, "Tổ hòa giải bản Tả Lèng")}, TEAM)
    checker = Checker(propose(sheet.head.texts), meanings, known)
    lines = (checker.check(texts).line for _, _, texts in sheet.rows)
    return sum(1 for line in lines if line is not None)


READERS = {
    "openpyxl": with_openpyxl,
    "read-only": quickly,
    "reading": reading,
    "checking": checking,
}


def into_the_book(path: Path) -> dict[str, float]:
    """Seconds of each act on a commune's book in a folder of its own."""
    from app import schema
    from app.domain.actors import Actor, InstanceRole, Role
    from app.domain.units import VillageKind
    from app.factory import create_app
    from app.importing.service import acts, taking, undoing
    from app.instance import create
    from app.teams import service as teams
    from app.units import service as units

    took: dict[str, float] = {}

    def timed(name: str, do):
        begin = time.perf_counter()
        done = do()
        took[name] = time.perf_counter() - begin
        return done

    with tempfile.TemporaryDirectory() as folder:
        instance = create(
            Path(folder) / "so",
            unit="03408",
            name="Phường Tân Phong",
            role=InstanceRole.COMMUNE,
            superior=None,
            database=None,
        )
        with create_app(instance).app_context():
            schema.bring_up()
            by = Actor("Tẩn Mỹ Thư", Role.COMMUNE_OFFICER, "03408")
            since = date(2009, 1, 1)
            village = units.add_village(
                name="Tả Lèng", kind=VillageKind.BAN, valid_from=since, by=by
            )
            team = teams.add_team(
                name="Tổ hòa giải bản Tả Lèng", village_id=village.id, founded_on=since,
                minority_area=True, by=by,
            )  # fmt: skip
            one = timed(
                "read, checked, kept",
                lambda: acts.upload(
                    path.read_bytes(), "so.xlsx", team_id=team.id, today=TODAY, by=by
                ),
            )
            begun = taking.begin(one.id, revision=one.revision, by=by)
            timed("into the book", lambda: taking.take_in(one.id, today=TODAY, by=by))
            undoing.begin_undo(one.id, "Đo", revision=begun.revision, by=by)
            timed("out of the book", lambda: undoing.undo(one.id, today=TODAY, by=by))
    return took


def measure(name: str, path: Path) -> dict[str, float]:
    """One run in a process of its own: what it and its children used."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.importing", "--run", name, str(path)],
        capture_output=True,
        check=True,
    )
    return json.loads(answer.stdout)


def _run(name: str, path: Path) -> None:
    if name == "book":
        print(json.dumps(into_the_book(path)))
        return
    with tempfile.TemporaryDirectory() as folder:  # what is imported once is no cost of a file
        write(short := Path(folder) / "short.xlsx", 20)
        READERS[name](short)
    before = _used()
    with peak() as held:
        lines = READERS[name](path)
    print(json.dumps({"lines": lines, "cpu": _used() - before, "mb": held.both}))


def _used() -> float:
    """Seconds of the processor of this process and its children."""
    used = map(resource.getrusage, _WHO)
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    if sys.argv[1:2] == ["--run"]:
        _run(sys.argv[2], Path(sys.argv[3]))
        return
    rows = int(sys.argv[1]) if sys.argv[1:] else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        write(path, rows)
        print(f"{rows} lines, {path.stat().st_size / 2**20:.1f} MB")
        yard = 0.0
        for name in READERS:
            runs = [measure(name, path) for _ in range(TIMES)]
            best = min(runs, key=lambda run: run["cpu"])
            yard = yard or best["cpu"]
            print(
                f"{name:9} {best['lines']:6} lines {best['cpu']:6.2f} s of the processor"
                f" (× {best['cpu'] / yard:.2f}) {max(run['mb'] for run in runs):5.0f} MB"
            )
        print(f"budget: × {BUDGET_CPU}, {BUDGET_MB} MB")
        for act, seconds in measure("book", path).items():
            print(f"{act:20} {seconds:6.1f} s")


if __name__ == "__main__":
    main()

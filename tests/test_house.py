"""The shape of the house, as facts that a newcomer can run."""

import ast
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent

# Lower floors first. A module imports its own room and the floors below it.
FLOORS = [
    ["app.domain"],
    ["app.settings", "app.opening", "app.durable"],
    ["app.db", "app.instance", "app.leading"],
    ["app.records"],
    ["app.web"],
    ["app.export", "app.translations"],
    ["app.units", "app.accounts", "app.schema"],
    ["app.lawpack"],
    ["app.attachments", "app.drafts", "app.signers"],
    ["app.papers"],
    ["app.teams", "app.yearplan"],
    ["app.mediation", "app.dialogue", "app.training", "app.guidance"],
    ["app.preparation", "app.statistics", "app.difficulties", "app.outreach", "app.emulation"],
    ["app.inspection", "app.remuneration"],
    ["app.workplan", "app.periodic", "app.budget", "app.importing", "app.privacy", "app.review"],
    ["app.catalog"],
    ["app.search", "app.exchange", "app.reports", "app.lan"],
    ["app.backup"],
    ["app.health"],
    ["app.rehearsal"],
    ["app.audit", "app.handbook", "app.home", "app.overview", "app.outputs"],
    ["app.factory"],
    ["app.revive"],
    ["app.serving"],
    ["app.practice"],
    ["app.cli"],
]
FORBIDDEN = {
    "app.domain": {"flask", "sqlalchemy", "wtforms", "sync"},
    "sync": {"flask", "sqlalchemy", "app"},
}
LONGEST = 300


Import = ast.Import | ast.ImportFrom


class Imports(NamedTuple):
    """Those of a module: all, those it begins with, and those inside a function."""

    all: list[Import]
    first: list[Import]
    hidden: list[Import]


@cache
def import_lines(path: Path) -> Imports:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = [node for function in functions for node in ast.walk(function)]
    return Imports(
        *(
            [one for one in nodes if isinstance(one, Import)]
            for nodes in (ast.walk(tree), tree.body, inside)
        )
    )


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in import_lines(path).all:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        else:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> tuple[int, str] | None:
    for number, rooms in enumerate(FLOORS):
        for room in rooms:
            if (module + ".").startswith(room + "."):
                return number, room
    return None


MODULES = [
    path
    for top in ("app", "sync")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "migrations" not in path.parts
]


def test_every_module_has_its_floor():
    names = [module_name(path) for path in MODULES]
    assert [n for n in names if n != "app" and n.split(".")[0] != "sync" and not room_of(n)] == []


def test_imports_go_down_the_stairs():
    assert [one for path in MODULES for one in upward(path)] == []


def upward(path: Path) -> Iterator[str]:
    """What a module imports of a room that does not lie below its own."""
    here = room_of(module_name(path))
    for name in imports_of(path):
        there = room_of(name)
        if here and there and there[1] != here[1] and there[0] >= here[0]:
            yield f"{module_name(path)} → {name}"


def test_no_modules_import_each_other_in_a_circle():
    names = {module_name(path) for path in MODULES}
    taken = {
        module_name(path): {at for name in imports_of(path) if (at := imported(name, names))}
        for path in MODULES
    }
    TopologicalSorter(taken).prepare()  # raises a CycleError that names them


def imported(name: str, modules: set[str]) -> str | None:
    """The module behind an imported name, which may be of something in it."""
    return next((one for one in (name, name.rpartition(".")[0]) if one in modules), None)


def test_pure_packages_stay_pure():
    assert [one for path in MODULES for one in impure(path)] == []


def impure(path: Path) -> Iterator[str]:
    """What a module imports that its package must do without."""
    outside = {name.split(".")[0] for name in imports_of(path)}
    for package, outsiders in FORBIDDEN.items():
        if (module_name(path) + ".").startswith(package + "."):
            yield from (f"{module_name(path)} → {name}" for name in outside & outsiders)
    if module_name(path).startswith("app.domain"):
        foreign = outside - set(sys.stdlib_module_names) - {"app"}
        yield from (f"{module_name(path)} → {name}" for name in foreign)


HEAVY = {"docx", "typst", "PIL", "polib", "pypdfium2", "xlsxwriter", "python_calamine"}
HEAVY |= {"zeroconf", "ifaddr", "cryptography", "segno"}  # 26 MB that most commands do without
HEAVY |= {"alembic", "requests", "urllib3", "psutil"}  # 9 MB, and an eighth of the start
HEAVY |= {"zxcvbn"}  # 90,000 words, for who chooses a password
OTHER_PROCESSES = {
    "app.attachments.repaint",
    "app.translations.__main__",
    "app.practice.demo.servers",
}


def first_names(node: Import) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


def test_imports_stand_at_the_top():
    """A hidden import hides a circle; libraries that are heavy or few need are the one reason."""
    assert [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        for node in import_lines(path).hidden
        if not first_names(node) & HEAVY
    ] == []


def test_a_server_starts_without_what_is_heavy():
    assert [
        f"{path.name}:{node.lineno}"
        for path in MODULES
        if module_name(path) not in OTHER_PROCESSES
        for node in import_lines(path).first
        if first_names(node) & HEAVY
    ] == []


def test_only_the_law_pack_reads_the_shipped_law():
    """What asks the program's rows directly would not know of an office's own."""
    shipped = ("app.domain.calendar.SHIPPED", "app.domain.deadline_rows", "app.domain.days_off")
    readers = {
        module_name(path)
        for path in MODULES
        if any(name.startswith(shipped) for name in imports_of(path))
    }
    assert {name for name in readers if not name.startswith("app.lawpack.")} == {
        "app.domain.calendar",
        "app.domain.calendar_rows",
    }


def test_there_is_one_commit():
    commits = [p for p in MODULES if ".commit()" in p.read_text("utf-8")]
    assert [module_name(p) for p in commits] == ["app.db"]


def test_every_module_says_what_it_is_for():
    silent = [p for p in MODULES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))]
    assert silent == []


def test_no_file_is_two():
    ours = [
        *MODULES,
        *(ROOT / "tests").rglob("*.py"),
        *(ROOT / "templates").rglob("*.html"),
        *(ROOT / "static").glob("*.*"),
    ]
    long = {p.name: n for p in ours if (n := len(p.read_text("utf-8").splitlines())) > LONGEST}
    assert long == {}


def test_every_word_is_composed():
    """NFC everywhere: a decomposed letter in the sources would never match what is typed."""
    tops = [top for top in ROOT.iterdir() if not top.name.startswith(".") and top.name != "demo"]
    found = [p for top in tops for p in (top.rglob("*") if top.is_dir() else [top])]
    texts = [p for p in found if p.suffix in {".py", ".html", ".md", ".css", ".js"}]
    ours = [p for p in texts if "vendor" not in p.parts]
    assert len(ours) > 1000
    assert [
        p.name for p in ours if not unicodedata.is_normalized("NFC", p.read_text("utf-8"))
    ] == []

"""The shape of the house, as facts that a newcomer can run."""

import ast
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# Lower floors first. A module imports its own room and the floors below it.
FLOORS = [
    ["app.domain"],
    ["app.settings", "app.opening"],
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


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
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
every_module = pytest.mark.parametrize("path", MODULES, ids=module_name)


@every_module
def test_every_module_has_its_floor(path):
    name = module_name(path)
    assert name == "app" or name.split(".")[0] == "sync" or room_of(name), name


@every_module
def test_imports_go_down_the_stairs(path):
    here = room_of(module_name(path))
    for name in imports_of(path):
        there = room_of(name)
        if here and there and there[1] != here[1]:
            assert there[0] < here[0], f"{module_name(path)} → {name}"


@every_module
def test_pure_packages_stay_pure(path):
    outside = {name.split(".")[0] for name in imports_of(path)}
    for package, outsiders in FORBIDDEN.items():
        if (module_name(path) + ".").startswith(package + "."):
            assert not outside & outsiders
    if module_name(path).startswith("app.domain"):
        assert outside <= set(sys.stdlib_module_names) | {"app"}


HEAVY = {"docx", "typst", "PIL", "polib", "pypdfium2", "xlsxwriter", "python_calamine"}
HEAVY |= {"zeroconf", "ifaddr", "cryptography", "segno"}  # 26 MB that most commands do without
HEAVY |= {"alembic", "requests", "urllib3", "psutil"}  # 9 MB, and an eighth of the start
OTHER_PROCESSES = {
    "app.attachments.repaint",
    "app.translations.__main__",
    "app.practice.demo.servers",
}


def first_names(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


@every_module
def test_imports_stand_at_the_top(path):
    """A hidden import hides a circle; libraries that are heavy or few need are the one reason."""
    tree = ast.parse(path.read_text("utf-8"))
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom):
                    assert first_names(node) & HEAVY, f"{path.name}:{node.lineno}"


@every_module
def test_a_server_starts_without_what_is_heavy(path):
    if module_name(path) not in OTHER_PROCESSES:
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.Import | ast.ImportFrom):
                assert not first_names(node) & HEAVY, f"{path.name}:{node.lineno}"


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
    texts = [p for p in ROOT.rglob("*") if p.suffix in {".py", ".html", ".md", ".css", ".js"}]
    ours = [p for p in texts if not set(p.relative_to(ROOT).parts) & {".venv", "vendor", "demo"}]
    assert [
        p.name for p in ours if not unicodedata.is_normalized("NFC", p.read_text("utf-8"))
    ] == []

"""Every message of the screen: of templates, code, scripts and the tables of data."""

import ast
import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from app.web.translation.filled import NAME
from app.web.translation.rewriting import Rewriter, has_words, is_screen_text
from app.web.translation.scripts import literals

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES, CODE, SCRIPTS = ROOT / "templates", ROOT / "app", ROOT / "static"
# The catalogue of data: what a table or a column of it is called, how long a table is kept.
TABLES, WORDS = CODE / "audit/data", ("label", "kept")

# Papers and sheets are written in the law's words whatever the screen speaks; practice writes
# records; the command line and the shipped data are not the screen.
NOT_THE_SCREEN = re.compile(
    r"app/(cli|handbook/chapters|migrations|practice|translations|units/data|domain/(importing|statistics(?!/shipped))/"
    r"|[a-z]+/papers(/|\.py)|papers/(bases|blocks|heads|lines|pdf|word|service)"
    r"|domain/(papers|money|words|legal|searching|suppression|amounts|common_passwords|days_off)\.py"
    r"|domain/dialogue/(law|plan_words|similar|usual_texts)|domain/inspection/shipped"
    r"|domain/privacy/(basis|calling)"
    r"|domain/(periodic|workplan|inspection)/words|domain/workplan/usual_tasks"
    r"|yearplan/service/venues)"
    r"|/(access_paper|exports|headers|instance|schema|settings|workbook|comma_file)\.py$"
)
# What such a file holds for the screen all the same: its codes, the names of papers, refusals.
NAMES = {"LabelledEnum", "PaperKind", "RuleViolation"}
# But for these, whose refusals nobody sees on a page.
COMMAND_LINE = re.compile(r"app/(cli|migrations|practice|translations)/")
LAW = re.compile(
    r"(Điều|Khoản|Luật|Nghị định|Thông tư|Mẫu|Quyết định) (số )?\d|Điểm [a-zđ]\b[^:]*$"
)
_POINT = re.compile(r"Điểm [^:]+: ")  # of a decree; a chart leaves it out
_DATE = re.compile(r"%[dmYHM]")
_FORMATTED = re.compile(r"%\((\w+)\)[ds]")  # a place that WTForms fills in
_REFUSALS = {"RuleViolation", "ValidationError", "ValueError"}  # those that reach a page
_IN_THE_LAWS_WORDS = {"LegalBasis", "BadSetting"}


@dataclass(frozen=True, slots=True)
class Found:
    """A message and where it stands; ``is_filled`` where the code fills in its places."""

    words: str
    file: str
    line: int
    is_filled: bool = False


def all_messages() -> Iterator[Found]:
    yield from in_templates()
    yield from in_code()
    yield from in_scripts()
    yield from in_tables()


def in_templates(folder: Path = TEMPLATES) -> Iterator[Found]:
    environment = Environment()  # nosec B701: reads templates, draws none
    for path in sorted(folder.rglob("*.html")):
        name = f"templates/{path.relative_to(folder).as_posix()}"
        found: list[Found] = []

        def note(words: str, line: int, name: str = name, found: list[Found] = found) -> None:
            found.append(Found(words, name, line))

        Rewriter(note, marks=False).rewrite(environment.parse(path.read_text("utf-8")))
        yield from found


def in_code(folder: Path = CODE) -> Iterator[Found]:
    for path in sorted(folder.rglob("*.py")):
        name = f"app/{path.relative_to(folder).as_posix()}"
        reader = _Reader(name)
        tree = ast.parse(path.read_text("utf-8"))
        for part in _names_in(tree, name) if NOT_THE_SCREEN.search(name) else (tree,):
            reader.visit(part)
        yield from reader.found


def in_scripts(folder: Path = SCRIPTS) -> Iterator[Found]:
    for path in sorted(folder.glob("*.js")):
        for one in literals(path.read_text("utf-8")):
            yield Found(one.words, f"static/{path.name}", one.line)


def in_tables(folder: Path = TABLES) -> Iterator[Found]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            rows = csv.DictReader(lines)
            for row in rows:
                for words in filter(None, map(row.get, WORDS)):
                    yield Found(words, f"app/audit/data/{path.name}", rows.line_num)


def _names_in(tree: ast.AST, file: str) -> Iterator[ast.AST]:
    names = NAMES - _REFUSALS if COMMAND_LINE.match(file) else NAMES
    for node in ast.walk(tree):
        of_class = node.bases if isinstance(node, ast.ClassDef) else ()
        called = (node.func,) if isinstance(node, ast.Call) else ()
        if {ast.unparse(name) for name in (*of_class, *called)} & names:
            yield node


class _Reader(ast.NodeVisitor):
    """The literals of one file that may reach the screen: no docstring, no law."""

    def __init__(self, file: str):
        self.found: list[Found] = []
        self._file = file
        self._in_class = False

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        outside, self._in_class = self._in_class, True
        self.generic_visit(node)
        self._in_class = outside

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside, self._in_class = self._in_class, False
        self.generic_visit(node)
        self._in_class = outside

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value:
            self.visit(node.value)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):
            self.generic_visit(node)

    def visit_Raise(self, node: ast.Raise) -> None:
        """A refusal is read on the page; what else is raised, in the log or at the command line."""
        if isinstance(node.exc, ast.Call) and _called(node.exc) in _REFUSALS:
            self.visit(node.exc)

    def visit_Compare(self, node: ast.Compare) -> None:
        """What is compared is a code."""

    def visit_Call(self, node: ast.Call) -> None:
        if _called(node) not in _IN_THE_LAWS_WORDS:
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        names: set[str] = set()
        parts = []
        for one in node.values:
            if isinstance(one, ast.Constant):
                parts.append(str(one.value))
            elif isinstance(one, ast.FormattedValue):
                parts.append(f"{{{_free(_name_of(one.value), names)}}}")
                self.visit(one.value)
        literal = "".join(part for part in parts if not part.startswith("{"))
        # a place alone with a comma would fit any words at all
        if not literal.isascii() and len(literal.strip()) > 3:
            self._note("".join(parts), node.lineno)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A literal; one of plain letters only where a class gives its codes and fields names."""
        text = node.value
        if not isinstance(text, str) or not is_screen_text(text):
            return
        if self._in_class or not text.isascii():
            self._note(text, node.lineno)
            if point := _POINT.match(text):
                self._note(text[point.end() :], node.lineno)

    def _note(self, words: str, line: int) -> None:
        words = _FORMATTED.sub(r"{\1}", " ".join(words.split()))
        if has_words(words) and not LAW.match(words) and not _DATE.search(words):
            self.found.append(Found(words, self._file, line, bool(NAME.search(words))))


def _called(node: ast.Call) -> str:
    called = node.func
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _name_of(node: ast.expr) -> str:
    """What a place is called; ``label`` where words of the code are put there."""
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
        return "label" if node.value.id.isupper() else "value"
    if isinstance(node, ast.Attribute):
        chain = ast.unparse(node)
        return "label" if ".label" in chain else node.attr
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Call):
        inner = node.args[0] if node.args else node.func
        return _name_of(inner)
    return "value"


def _free(name: str, names: set[str]) -> str:
    given, number = name, 2
    while given in names:
        given, number = f"{name}_{number}", number + 1
    names.add(given)
    return given

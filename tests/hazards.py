"""Lines of code that have hurt others, found by reading the source: one row, one rule.

What a rule means well of by mistake stands in ``REASONED`` of its test, with the reason.
"""

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SECRETS = re.compile(r"(^|_)(mac|hmac|signature|token|secret|digest_given|password)$")
SQL = ("db.text", "sqlalchemy.text", "DDL", "ask")
USER = re.compile(r"request\.(args|form|values|files|cookies|headers|json|data)")


Nodes = list[ast.AST]


def _calls(nodes: Nodes) -> Iterator[tuple[ast.Call, str]]:
    for node in nodes:
        if isinstance(node, ast.Call):
            yield node, _dotted(node.func)


def _dotted(node: ast.AST) -> str:
    """``a.b.c`` of a name; what is no name is ``?``."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else "?"


def _named(*names: str) -> Callable[[Nodes], Iterator[int]]:
    """Calls of any of ``names``, by their last words."""

    def found(nodes: Nodes) -> Iterator[int]:
        for call, name in _calls(nodes):
            if any(name == one or name.endswith(f".{one}") for one in names):
                yield call.lineno

    return found


def _exactly(*names: str) -> Callable[[Nodes], Iterator[int]]:
    return lambda nodes: (call.lineno for call, name in _calls(nodes) if name in names)


def _without(keyword: str, *names: str) -> Callable[[Nodes], Iterator[int]]:
    def found(nodes: Nodes) -> Iterator[int]:
        for call, name in _calls(nodes):
            if name in names and keyword not in {one.arg for one in call.keywords}:
                yield call.lineno

    return found


def _keyword(keyword: str, value: object) -> Callable[[Nodes], Iterator[int]]:
    def found(nodes: Nodes) -> Iterator[int]:
        for call, _ in _calls(nodes):
            for one in call.keywords:
                said = one.value.value if isinstance(one.value, ast.Constant) else None
                if one.arg == keyword and said is value:
                    yield call.lineno

    return found


def _taken(*names: str) -> Callable[[Nodes], Iterator[int]]:
    """What came in with the request handed straight to one of ``names``."""

    def found(nodes: Nodes) -> Iterator[int]:
        for call, name in _calls(nodes):
            if name.rpartition(".")[2] in names:
                given = [*call.args, *(one.value for one in call.keywords)]
                said = " ".join(map(ast.unparse, given))
                if USER.search(said) and "safe_path(" not in said:
                    yield call.lineno

    return found


def _spread(nodes: Nodes) -> Iterator[int]:
    for call, name in _calls(nodes):
        spread = [ast.unparse(one.value) for one in call.keywords if one.arg is None]
        if name.endswith("populate_obj") or any(USER.search(one) for one in spread):
            yield call.lineno


def _secret_compared(nodes: Nodes) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            for side in (node.left, *node.comparators):
                if SECRETS.search(_dotted(side).rpartition(".")[2]):
                    yield node.lineno


def _words_into_sql(nodes: Nodes) -> Iterator[int]:
    for call, name in _calls(nodes):
        if (
            (
                name in SQL
                or name.rpartition(".")[2]
                in (
                    "execute",
                    "exec_driver_sql",
                    "executescript",
                )
            )
            and call.args
            and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
        ):
            yield call.lineno


IN_CODE: dict[str, tuple[Callable[[Nodes], Iterator[int]], str]] = {
    "html": (_named("Markup", "render_template_string"), "Markup(request.args['q'])"),
    "evaluates": (_exactly("eval", "exec", "compile", "__import__"), "eval(typed)"),
    "shell": (_keyword("shell", True), "subprocess.run(words, shell=True)"),
    "system": (_named("os.system", "os.popen", "getoutput"), "os.system(typed)"),
    "unpickles": (
        _named("pickle.loads", "pickle.load", "marshal.loads", "yaml.load", "shelve.open"),
        "pickle.loads(sent)",
    ),
    "unpacks": (_named("extractall", "unpack_archive"), "archive.extractall(folder)"),
    "opens the database": (_named("sqlite3.connect", "sqlcipher.connect"), "sqlite3.connect(path)"),
    "words into sql": (_words_into_sql, "session.execute(f'select {typed}')"),
    "mass assignment": (_spread, "Case(**request.form)"),
    "waits for ever": (
        _without("timeout", *(f"requests.{way}" for way in ("get", "post", "put", "request"))),
        "requests.get(address)",
    ),
    "trusts any certificate": (_keyword("verify", False), "session.get(address, verify=False)"),
    "goes where it is told": (_taken("redirect", "see_other"), "redirect(request.args['next'])"),
    "opens what it is told": (_taken("open", "Path", "send_file"), "open(request.args['name'])"),
    "compares a secret": (_secret_compared, "given.signature == wanted"),
    "old hash": (_named("md5", "sha1", "MD5", "SHA1"), "hashlib.md5(content)"),
    "guessable name": (_named("mktemp"), "tempfile.mktemp()"),
    "debugs": (_keyword("debug", True), "app.run(debug=True)"),
}
IN_TEMPLATES: dict[str, tuple[re.Pattern[str], str]] = {
    "unescaped": (
        re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\("),
        "{{ case.summary|safe }}",
    ),
    "inline handler": (
        re.compile(r"\s(?:on[a-z]+|hx-on[:a-z-]*)\s*=\s*[\"']"),
        '<a onclick="x()">',
    ),
    "inline script": (re.compile(r"<script(?![^>]*\ssrc=)"), "<script>x()</script>"),
    "inline style": (re.compile(r"<[a-z][^>]*\sstyle\s*=|<style"), '<p style="color: red">'),
    "script address": (
        re.compile(r"javascript:|hx-vals=[\"']js:|hx-vars"),
        '<a href="javascript:x">',
    ),
    "unquoted": (re.compile(r"<[a-z][^<>]*\s(?!data-)[a-z-]+=\{\{"), "<input value={{ typed }}>"),
    "another origin": (
        re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"https?:"),
        '<script src="https://elsewhere.example/x.js">',
    ),
    "words in an order": (
        re.compile(r"\s(?:data-)?hx-[a-z-]+=(?:\"[^\"]*|'[^']*)\{\{(?! (?:url_for|csrf_token)\()"),
        '<p hx-vals="{{ case.summary }}">',
    ),
    "words as a page": (
        re.compile(r"\ssrcdoc=|<(?:base|object|embed|iframe)\b"),
        "<iframe srcdoc=x>",
    ),
    "words as an attribute": (
        re.compile(r"<[a-z][^<>]*\s(?:on|hx-|style)?\{\{ ?[a-z_.]+ ?\}\}\s*=|\|\s*xmlattr"),
        "<p {{ name }}=x>",
    ),
}
IN_SCRIPTS: dict[str, tuple[re.Pattern[str], str]] = {
    "text as markup": (
        re.compile(
            r"\.(?:inner|outer)HTML\s*\+?=|insertAdjacentHTML|createContextualFragment"
            r"|document\.write|DOMParser|setHTMLUnsafe"
        ),
        "place.innerHTML = typed",
    ),
    "text as a program": (
        re.compile(r"\beval\(|new Function|\b(?:setTimeout|setInterval)\(\s*[\"'`]"),
        "setTimeout('x()', 1)",
    ),
    "text as an address": (
        re.compile(r"\blocation(?:\.href)?\s*=[^=]|location\.(?:assign|replace)\(|window\.open\("),
        "location.href = typed",
    ),
    "takes messages": (re.compile(r"postMessage\(|[\"']message[\"']"), "x.postMessage(typed, '*')"),
}


def in_code(source: str) -> Iterator[tuple[str, int]]:
    """Rule and line of everything found in a module."""
    nodes = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.Call | ast.Compare)]
    for rule, (look, _) in IN_CODE.items():
        for line in look(nodes):
            yield rule, line


def in_template(text: str) -> Iterator[tuple[str, int]]:
    """Rule and line of everything found in a template."""
    yield from _in_lines(IN_TEMPLATES, text)


def in_script(text: str) -> Iterator[tuple[str, int]]:
    """Rule and line of everything found in a script of ours."""
    yield from _in_lines(IN_SCRIPTS, text)


def _in_lines(
    rules: dict[str, tuple[re.Pattern[str], str]], text: str
) -> Iterator[tuple[str, int]]:
    for number, line in enumerate(text.splitlines(), 1):
        for rule, (pattern, _) in rules.items():
            if pattern.search(line):
                yield rule, number

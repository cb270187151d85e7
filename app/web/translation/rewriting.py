"""The words of a parsed template: each message is given to a translator, and put back."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import nodes

from app.web.translation.code_words import CODE_CALLS, CODE_NAMES, CODE_WORDS, RECORD_NAMES
from app.web.translation.markup import Mode, Place, cut

# The message and the line of the template -> its translation, None where there is none.
Translate = Callable[[str, int], str | None]

LOOK_UP, LOOK_UP_LABEL = "in_language", "label_in_language"

_NAME = re.compile(r"\{(\w+)\}")
_ENTITY = re.compile(r"&#?\w+;")
_LETTER = re.compile(r"[^\W\d_]")
_ASCII_WORDS = re.compile(r"[A-Z][a-z]+(?: [a-z]+)*\.?")
_IN_A_TAG = re.compile(r"\s*(aria|data|hx)-")
_CODED = re.compile(r'="|<|\\s|\(\?')  # attributes, tags, patterns
_ADDRESSES = {"url_for", "csrf_token", "draft_for", "export_address"}
_BY_NAME = {"selectattr", "rejectattr", "groupby", "attr", "map", "sort", "batch", "unique"}


def has_words(text: str) -> bool:
    return bool(_LETTER.search(_NAME.sub("", _ENTITY.sub("", text))))


def is_screen_text(text: str) -> bool:
    """Whether a literal of the code is for people: it has their letters, or begins so."""
    if _CODED.search(text) or not has_words(text):
        return False
    return not text.isascii() or bool(_ASCII_WORDS.fullmatch(text))


def fill(text: str, named: dict[str, nodes.Expr]) -> Iterator[str | nodes.Expr]:
    """The pieces of a message, its ``{names}`` replaced by what they stand for."""
    for number, piece in enumerate(_NAME.split(text)):
        if number % 2:
            yield named[piece]
        elif piece:
            yield piece


@dataclass
class Message:
    """A run of words and expressions as one message with named places."""

    text: str
    named: dict[str, nodes.Expr]
    before: str
    after: str


def message_of(run: Iterable[str | nodes.Expr]) -> Message | None:
    """The message of a run; None where it has no words of its own."""
    named: dict[str, nodes.Expr] = {}
    text = "".join(one if isinstance(one, str) else _place(one, named) for one in run)
    core = text.strip()
    if not has_words(core):
        return None
    start = text.index(core)
    return Message(" ".join(core.split()), named, text[:start], text[start + len(core) :])


def _start_of(body: list[nodes.Node]) -> Place:
    """Where the body of a macro or a block begins: some macros write attributes of a tag."""
    first = body[0] if body else None
    data = first.nodes[0] if isinstance(first, nodes.Output) and first.nodes else None
    in_tag = isinstance(data, nodes.TemplateData) and _IN_A_TAG.match(data.data)
    return Place(Mode.TAG) if in_tag else Place()


def _place(expression: nodes.Expr, named: dict[str, nodes.Expr]) -> str:
    name = first = _name_of(expression)
    number = 2
    while name in named:
        name, number = f"{first}_{number}", number + 1
    named[name] = expression
    return f"{{{name}}}"


def _name_of(expression: nodes.Node) -> str:
    if isinstance(expression, nodes.Filter) and expression.node is not None:
        return _name_of(expression.node)
    if isinstance(expression, nodes.Call):
        return _name_of(expression.node)
    if isinstance(expression, nodes.Getattr):
        return expression.attr
    if isinstance(expression, nodes.Name):
        return expression.name
    return "value"


class Rewriter:
    """Walks one template in the order in which it is read.

    With ``marks`` what has no translation is marked as Vietnamese where a tag may stand.
    """

    def __init__(self, translate: Translate, *, marks: bool):
        self._translate = translate
        self._marks = marks
        self._place = Place()

    def rewrite(self, template: nodes.Template) -> nodes.Template:
        template.body = self._body(template.body)
        return template

    def _body(self, body: list[nodes.Node]) -> list[nodes.Node]:
        return [self._statement(one) for one in body]

    def _statement(self, node: nodes.Node) -> nodes.Node:
        if isinstance(node, nodes.Output):
            return self._output(node)
        if isinstance(node, nodes.If):
            return self._if(node)
        if isinstance(node, (nodes.Macro, nodes.Block, nodes.CallBlock, nodes.AssignBlock)):
            outside, self._place = self._place, _start_of(node.body)
            node.body = self._body(node.body)
            self._place = outside
            if isinstance(node, nodes.CallBlock):
                node.call = self._expression(node.call)
            if isinstance(node, nodes.Macro):
                node.defaults = [self._expression(one) for one in node.defaults]
            return node
        for field, value in node.iter_fields(exclude=("test", "target", "targets", "template")):
            if field in ("body", "else_"):
                setattr(node, field, self._body(value))
            else:
                setattr(node, field, self._part(value))
        return node

    def _part(self, value: Any) -> Any:
        """A field of a node: an expression, a list of them, or something without words."""
        if isinstance(value, list):
            return [self._part(one) for one in value]
        return self._expression(value) if isinstance(value, nodes.Node) else value

    def _if(self, node: nodes.If) -> nodes.If:
        """Each branch begins where the first one does; one goes on behind the first."""
        start = self._place
        node.body = self._body(node.body)
        behind = self._place
        for branch in (*node.elif_, node):
            self._place = start
            if branch is node:
                node.else_ = self._body(node.else_)
            else:
                branch.body = self._body(branch.body)
        self._place = behind
        return node

    def _output(self, node: nodes.Output) -> nodes.Output:
        written: list[nodes.Expr] = []
        run: list[str | nodes.Expr] = []
        place = self._place
        for one in node.nodes:
            if not isinstance(one, nodes.TemplateData):
                expression = self._expression(one)
                (run if self._place.is_read else written).append(expression)
                place = self._place
                continue
            for text, here in cut(one.data, self._place):
                if here != place and run:
                    written += self._told(run, place, node.lineno)
                    run = []
                place = self._place = here
                if place.is_read:
                    run += [text] if text else []
                elif text:
                    written.append(nodes.TemplateData(text, lineno=one.lineno))
        if run:
            written += self._told(run, place, node.lineno)
        return nodes.Output(written, lineno=node.lineno)

    def _told(
        self, run: list[str | nodes.Expr], place: Place, line: int
    ) -> Iterator[nodes.TemplateData | nodes.Expr]:
        message = message_of(run)
        text = self._translate(message.text, line) if message else None
        if message and text is not None:
            if place.mode is Mode.ATTRIBUTE:
                text = text.replace('"', "&quot;")
            run = [message.before, *fill(text, message.named), message.after]
        elif message and self._marks and place.takes_tags:
            run = ['<span lang="vi">', *run, "</span>"]
        for one in run:
            yield nodes.TemplateData(one, lineno=line) if isinstance(one, str) else one

    def _expression(self, node: nodes.Expr) -> nodes.Expr:
        if isinstance(node, nodes.Const):
            return self._const(node)
        if isinstance(node, nodes.Concat):
            return self._concat(node)
        if isinstance(node, nodes.Getattr):
            return self._getattr(node)
        if isinstance(node, (nodes.Compare, nodes.Test)):
            return node
        if isinstance(node, nodes.Call):
            return self._call(node)
        if isinstance(node, nodes.Filter) and node.name in _BY_NAME:
            return self._by_name(node)
        excluded = {"test", "key"} | ({"arg"} if isinstance(node, nodes.Getitem) else set())
        for field, value in node.iter_fields(exclude=excluded):
            setattr(node, field, self._part(value))
        return node

    def _const(self, node: nodes.Const) -> nodes.Const:
        if not isinstance(node.value, str) or not is_screen_text(node.value):
            return node
        message = message_of([node.value])
        text = self._translate(message.text, node.lineno) if message else None
        if message is None or text is None:
            return node
        return nodes.Const(message.before + text + message.after, lineno=node.lineno)

    def _concat(self, node: nodes.Concat) -> nodes.Expr:
        run = [
            one.value
            if isinstance(one, nodes.Const) and isinstance(one.value, str)
            else self._expression(one)
            for one in node.nodes
        ]
        literal = "".join(one for one in run if isinstance(one, str))
        message = message_of(run) if is_screen_text(literal.strip()) else None
        text = self._translate(message.text, node.lineno) if message else None
        if message and text is not None:
            run = [message.before, *fill(text, message.named), message.after]
        return nodes.Concat(
            [nodes.Const(one, lineno=node.lineno) if isinstance(one, str) else one for one in run],
            lineno=node.lineno,
        )

    def _getattr(self, node: nodes.Getattr) -> nodes.Expr:
        inner = node.node
        if node.attr == "text" and isinstance(inner, nodes.Getattr) and inner.attr == "label":
            return _filtered(inner.node, LOOK_UP_LABEL)
        if isinstance(inner, nodes.Getattr):
            inner.node = self._expression(inner.node)
        else:
            node.node = self._expression(inner)
        owned = f"{_name_of(inner)}.{node.attr}"
        is_of_code = node.attr in CODE_WORDS and owned not in RECORD_NAMES
        return _filtered(node, LOOK_UP) if is_of_code or owned in CODE_NAMES else node

    def _call(self, node: nodes.Call) -> nodes.Expr:
        callee = node.node
        if isinstance(callee, nodes.Name) and callee.name in _ADDRESSES:
            return node
        if isinstance(callee, nodes.Getattr):
            callee.node = self._expression(callee.node)
            if callee.attr in ("get", "may"):
                return node
        node.args = [self._expression(one) for one in node.args]
        for keyword in node.kwargs:
            keyword.value = self._expression(keyword.value)
        node.dyn_kwargs = self._part(node.dyn_kwargs)
        return _filtered(node, LOOK_UP) if _name_of(callee) in CODE_CALLS else node

    def _by_name(self, node: nodes.Filter) -> nodes.Expr:
        if node.node is not None:
            node.node = self._expression(node.node)
        names = {one.value.value for one in node.kwargs if isinstance(one.value, nodes.Const)}
        return _filtered(node, LOOK_UP) if node.name == "map" and names & CODE_WORDS else node


def _filtered(node: nodes.Expr, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)

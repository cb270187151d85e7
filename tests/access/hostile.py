"""Forms as nobody fills them in: what each field must refuse, and the ends of what it takes.

The fields of a form are learned from the form itself when the application makes it, so that one
request per address and :class:`Wave` is enough. What a wave sends is either refused with a
sentence, or goes on into the act: there the fields that are refused are filled with what is right,
so that the others are met by more than their own form.
"""

import dataclasses
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any
from unittest import mock

from flask_wtf import FlaskForm
from sqlalchemy import BigInteger, Integer, String, event, inspect
from sqlalchemy.orm import Session
from wtforms import (
    Field,
    Form,
    IntegerField,
)
from wtforms.meta import DefaultMeta

from app.accounts.models import WrongTries
from app.web.forms import DateText, WholeNumber
from tests.access.asking import Cell, cells
from tests.access.forced import HOLDERS, fields_in, something
from tests.access.hostile_fields import ENDED, NUMBERED, ODD, Sent, Wave, put
from tests.access.matrix import OPEN, Address
from tests.access.overfilled import APART, opened
from tests.access.world import World

SCRIPT = {"HX-Request": "true"}
MARKS = {"csrf_token", "request_key"}
TOLD = re.compile(r'class="(?:error|error-summary|notice[^"]*|incident)"|role="alert"')
ASKED = (
    *("nam", "quy", "ky", "thang", "don-vi", "to", "thon", "loai", "tinh-trang", "trang-thai"),
    *("sau", "truoc", "moi-hon", "cu-hon", "xem", "tu", "nguon", "dong", "cot", "vu", "ten"),
    *("tai-dien", "muc", "chu", "boundaries", "first", "last", "cap-duoi", "bang", "xuat", "next"),
)
"""What addresses are asked by."""


@dataclass
class _Found:
    """What one request did; ``has_ends``: some field takes more than the others of its kind."""

    wave: Wave
    has_form: bool = False
    has_ends: bool = False
    is_fault: bool = False
    written: list[str] = dataclasses.field(default_factory=list)
    wrong: list[str] = dataclasses.field(default_factory=list)


def wrong_forms(world: World, matrix: Sequence[Address]) -> tuple[list[str], set[str]]:
    """What is wrong with the answers of these addresses, and which of them were asked."""
    wrong: list[str] = []
    met: set[str] = set()
    forms = {one.endpoint for one in matrix if one.method == "POST"}
    for one in matrix:
        is_page = one.method == "GET"
        if is_page and one.endpoint not in forms:
            continue
        for what in _asked_wrongly(world, one) if is_page else _filled_in(world, one):
            met.add(one.name)
            wrong += [f"{one.name}, {told}" for told in what]
    return wrong, met


def _filled_in(world: World, one: Address) -> Iterator[list[str]]:
    cell = next(opened(world, one), None)
    if cell is None or one.endpoint in APART:
        return
    found = _sent(world, cell, Wave.WRONG)
    if found.has_form:
        yield [f"{cell.who}, wrongly: {what}" for what in found.wrong]
    if found.has_ends:
        found = _sent(world, cell, Wave.FAR)
        # a fault of what cannot be filled in by its fields alone is none
        if not (found.is_fault and _sent(world, cell, Wave.RIGHT).is_fault):
            yield [f"{cell.who}, to the end: {what}" for what in found.wrong]


def _sent(world: World, cell: Cell, wave: Wave) -> _Found:
    found = _Found(wave)
    data = {"csrf_token": world.tokens[cell.who], "revision": "1"}
    with _forms_hold(found), _writes_are_looked_at(found):
        try:
            with world.clients[cell.who].post(cell.address, data=data, headers=SCRIPT) as given:
                status, text = given.status_code, given.get_data(as_text=True)
        except Exception as error:
            status, text = 500, f"{type(error).__name__}: {error}"
    if status >= 500:
        found.is_fault = True
        found.wrong.append(f"{status} {text[:200]}")
    elif status >= 400 and found.written:
        found.wrong.append(f"{status}, and has written {found.written}")
    elif status in (400, 422) and not TOLD.search(text):
        found.wrong.append(f"{status} without a word why")
    return found


def _asked_wrongly(world: World, one: Address) -> Iterator[list[str]]:
    """What the page of a form answers that is asked by what no link offers."""
    if one.kinds or one.permission is None:
        return
    every = (cell for who in world.people for cell in cells(world, one, who))
    cell = next((cell for cell in every if cell.answer == OPEN), None)
    if cell is None:
        return
    query = {name: [ODD, "9" * 30] for name in ASKED}
    with _forms_hold(_Found(Wave.WRONG)):
        try:
            with world.clients[cell.who].get(cell.address, query_string=query) as given:
                status: object = given.status_code
        except Exception as error:
            status = f"{type(error).__name__}: {error}"[:200]
    yield (
        [] if status in (200, 303, 400, 403, 404, 422) else [f"{cell.who}, asked wrongly: {status}"]
    )


@contextmanager
def _forms_hold(found: _Found) -> Iterator[None]:
    """Every form that is sent holds what the wave sends."""
    with ExitStack() as kept:
        for meta in (DefaultMeta, FlaskForm.Meta):
            wrapped = _holding(meta.wrap_formdata, found)
            kept.enter_context(mock.patch.object(meta, "wrap_formdata", wrapped))
        if found.wave is not Wave.WRONG:
            kept.enter_context(mock.patch.object(Form, "validate", _mended(Form.validate)))
        yield


def _holding(wrapped: Callable[..., Any], found: _Found) -> Callable[..., Any]:
    def hold(self: Any, form: Form, given: Any) -> Any:
        given = wrapped(self, form, given)
        if given is None or isinstance(given, Sent):
            return given
        found.has_form = True
        sent = Sent()
        for name in MARKS & set(given):
            sent.setlist(name, given.getlist(name))
        has_numbers = found.wave is Wave.FAR and any(isinstance(one, NUMBERED) for one in form)
        for one in form:  # a day too far would be refused before any number is looked at
            if one.name not in MARKS and not (has_numbers and isinstance(one, DateText)):
                found.has_ends |= isinstance(one, ENDED)
                put(sent, one, found.wave)
                if isinstance(one, IntegerField) and not isinstance(one, WholeNumber):
                    found.wrong.append(f"{one.name} takes numbers that no database does")
        return sent

    return hold


def _mended(validate: Any) -> Any:
    """What a field refuses is taken back and something right put there."""

    def mend(form: Form, extra_validators: Any = None) -> bool:
        if not validate(form, extra_validators):
            for field in fields_in(form):
                _mend(field)
        return True

    return mend


def _mend(field: Field) -> None:
    if field.errors and not isinstance(field, HOLDERS):
        field.data = something(field)
        field.errors = ()


@contextmanager
def _writes_are_looked_at(found: _Found) -> Iterator[None]:
    """Nothing is kept; what PostgreSQL would not take is told, though a file takes it."""
    changed: list[Any] = []

    def look(session: Session, *_rest: Any) -> None:
        for one in (*session.new, *session.dirty):
            for what in _not_taken(one):
                if what not in found.wrong:
                    found.wrong.append(what)

    def undo(session: Session) -> None:
        session.flush()
        found.written += [type(one).__name__ for one in changed]
        session.rollback()

    def note(session: Session, _context: Any) -> None:
        both = (*session.new, *session.deleted)
        changed.extend(one for one in both if not _is_of_a_wrong_try(one))

    event.listen(Session, "before_flush", look)
    event.listen(Session, "after_flush", note)
    try:
        with mock.patch.object(Session, "commit", undo):
            yield
    finally:
        event.remove(Session, "before_flush", look)
        event.remove(Session, "after_flush", note)


def _is_of_a_wrong_try(one: Any) -> bool:
    """Who types a wrong password is refused, and that is written down."""
    return isinstance(one, WrongTries) or getattr(one, "subject", "") == "account"


def _not_taken(record: Any) -> Iterator[str]:
    for column in inspect(type(record)).columns:
        value = getattr(record, column.key, None)
        name = f"{column.table.name}.{column.key}"
        if isinstance(value, str) and isinstance(column.type, String):
            if column.type.length and len(value) > column.type.length:
                yield f"{name} takes {column.type.length} letters, not {len(value)}"
            if "\x00" in value:
                yield f"{name} takes no NUL"
        elif isinstance(value, int) and isinstance(column.type, Integer):
            most = 63 if isinstance(column.type, BigInteger) else 31
            if not -(2**most) <= value < 2**most:
                yield f"{name} takes no number of that size"

"""What an act has done, told by the next page, with the way back where there is one.

An ordinary act asks nobody whether they are sure: it is done, said, and undone with one press.
An act that says nothing of itself is told by its name in the journal. The script may go to the
page that it was given instead of showing it (``isOfAnotherPage``); what was told there is then
told once more.
"""

from dataclasses import asdict, dataclass, field, replace
from time import time
from uuid import uuid4

from flask import Flask, Response, current_app, g, request, session

from app.domain.labels import Term
from app.domain.words import mid_sentence
from app.records import journal

_TOLD = "told"
_GONE_TO = 10  # seconds in which a page that the script was given is gone to
_BARE = 2  # syllables: "Sửa", "Kết thúc"
_GOES_ON = 303  # what follows is another page: the answer itself has shown nothing yet


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence without names (the browser holds it meanwhile), and the form that undoes.

    ``address`` and ``fields`` are where that form is sent and what it carries; none where
    there is nothing to undo. Where ``act`` is given, that act is what was saved, of a record
    of the kind ``of``. ``given_to`` is the address with which the script has had it, and
    ``given_at`` when, in seconds since 1970.
    """

    words: str = ""
    address: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    act: str = ""
    of: str = ""
    given_to: str = ""
    given_at: float = 0


def init_app(app: Flask) -> None:
    app.jinja_env.globals["told_here"] = _told_here
    app.before_request(journal.begin_request)
    app.after_request(_tell_what_was_written)


def tell(words: str) -> None:
    _tell(Told(words))


def tell_undoable(words: str, address: str, /, **fields: str) -> None:
    """``address`` answers the form that takes it back; a repeat of it is harmless."""
    _tell(Told(words, address, {"request_key": uuid4().hex, **fields}))


def is_telling() -> bool:
    """Whether what an earlier request has done still waits for its page."""
    return _TOLD in session


def tell_act(act: str, subject: str) -> None:
    """Name the act; and the kind of its record, where the name is a bare verb."""
    kind = current_app.extensions["record_types"].get(subject)
    is_bare = kind and len(act.split()) <= _BARE
    _tell(Told(act=act, of=kind.label if is_bare else ""))


def tell_nothing() -> None:
    """Who has come in or gone out sees that by the page."""
    g.is_told = True


def _tell(told: Told) -> None:
    session[_TOLD] = asdict(told)
    g.is_told = True


def _tell_what_was_written(response: Response) -> Response:
    """By the first line that this request wrote in the journal, unless its act has told more."""
    goes_on = request.method == "POST" and response.status_code == _GOES_ON
    if goes_on and journal.left_as_it_was():
        tell("Không có gì thay đổi.")
    elif goes_on and not g.get("is_told") and (written := journal.first_written()):
        tell_act(*written)
    return response


def _told_here() -> Told | None:
    """Once, on the first page, or part of one, after the act."""
    held = session.pop(_TOLD, None)
    if not held:
        return None
    told = Told(**held)
    by_script, moment = "HX-Request" in request.headers, time()
    if told.given_to:
        if by_script or request.path != told.given_to or moment - told.given_at > _GONE_TO:
            return None
    elif by_script:
        session[_TOLD] = asdict(replace(told, given_to=request.path, given_at=moment))
    if told.of and current_app.config["LANGUAGE"] == "vi":
        told = replace(told, act=_in_one(told.act, told.of), of="")
    return replace(told, act=Term(told.act), of=Term(told.of))


def _in_one(verb: str, kind: str) -> str:
    """``Sửa`` of a ``Tổ hòa giải`` is „Sửa tổ hòa giải“; no word is said twice on end."""
    if kind.startswith(verb):
        return kind
    if verb.split()[-1].lower() == kind.split()[0].lower():
        kind = " ".join(kind.split()[1:])
    return f"{verb} {mid_sentence(kind)}"

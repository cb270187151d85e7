"""Static files carry a hash of their content in the address, so a browser may keep them.

A page asks for few of them: some are made of several (:data:`MADE`). ``static/packed`` holds those
as they travel, small, for as long as their sources are the ones they were made of; after a change
of a source they travel as their sources stand, until ``python -m deploy.packed`` makes them anew.

Where the screen has another language than Vietnamese, our scripts are served in it.
"""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, Response, abort, request

from app.domain.languages import VIETNAMESE
from app.web.translation import scripts

MADE = {
    "office.css": ("app.css", "print.css"),
    "office.js": ("vendor/htmx-2.0.11.min.js", "app.js"),
    "later.js": ("later.js",),
}
PACKED, SOURCES = "packed", "packed/SOURCES"
"""The folder of what is packed, and which bytes each was made of, as ``sha256sum`` writes it."""
_KINDS = {".css": "text/css", ".js": "text/javascript"}
_LEVEL = 9


class Kept(NamedTuple):
    """A file that is made here: as it is read, as it travels, and the mark of its content."""

    plain: bytes
    packed: bytes
    mark: str


def joined(folder: Path, name: str) -> bytes:
    """The sources of a made file one after the other, the sheet for the printer as such."""
    parts = []
    for source in MADE[name]:
        part = (folder / source).read_bytes()
        parts.append(b"@media print {\n%s}\n" % part if source == "print.css" else part)
    return b"\n".join(parts)


def packed(folder: Path, name: str) -> bytes | None:
    """A made file as it travels; None where none is as its sources are now."""
    if name not in MADE:
        return None
    try:
        made_of = (folder / SOURCES).read_text("ascii").splitlines()
        if f"{hashlib.sha256(joined(folder, name)).hexdigest()}  {name}" in made_of:
            return (folder / PACKED / f"{name}.gz").read_bytes()
    except FileNotFoundError:
        pass
    return None


def is_made(name: str, language: str) -> bool:
    """Whether the file is not sent as it stands: made of others, or a script that says words."""
    is_ours = name.endswith(".js") and "/" not in name
    return name in MADE or (is_ours and language != VIETNAMESE)


def kept(folder: Path, name: str, language: str = VIETNAMESE) -> Kept:
    """Raises ``FileNotFoundError`` for a script that there is not."""
    changed = max(_changed(folder / source) for source in MADE.get(name, (name,)))
    return _kept(folder, name, language, changed)


@lru_cache(maxsize=32)
def _kept(folder: Path, name: str, language: str, _changed: float) -> Kept:
    travels = packed(folder, name)
    if travels is not None:
        plain = gzip.decompress(travels)
    else:
        plain = joined(folder, name) if name in MADE else (folder / name).read_bytes()
    if name.endswith(".js") and language != VIETNAMESE:
        plain, travels = scripts.in_language(folder, plain, language), None
    travels = travels or gzip.compress(plain, _LEVEL, mtime=0)
    return Kept(plain, travels, _mark_of(plain))


def _changed(path: Path) -> float:
    return path.stat().st_mtime


def _mark_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:10]


@lru_cache(maxsize=64)
def _mark(path: Path, _changed: float) -> str:
    return _mark_of(path.read_bytes())


def init_app(app: Flask) -> None:
    folder = Path(app.static_folder or "")
    language = app.config["LANGUAGE"]
    send_one = app.view_functions["static"]

    def send(filename: str) -> Response:
        if not is_made(filename, language):
            return send_one(filename=filename)
        try:
            made = kept(folder, filename, language)
        except FileNotFoundError:
            abort(404)
        answer = Response(made.plain, mimetype=_KINDS[Path(filename).suffix])
        answer.set_etag(made.mark)
        return answer.make_conditional(request)

    app.view_functions["static"] = send

    @app.url_defaults
    def add_mark(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values:
            name = values["filename"]
            if is_made(name, language):
                values["v"] = kept(folder, name, language).mark
            else:
                values["v"] = _mark(folder / name, _changed(folder / name))

"""What stands behind the door while the book is damaged: which backups there are, and how one is
put back. Nobody can sign in, for accounts lie in the book: who sits at the machine itself may
choose, and who has the recovery sheet.
"""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from flask import Flask, render_template, request
from flask_wtf import CSRFProtect, FlaskForm
from wtforms import RadioField, StringField
from wtforms.validators import InputRequired

from app.backup import service, shelf
from app.backup.key import own_key, read_code
from app.domain.errors import RuleViolation
from app.domain.labels import Term
from app.domain.languages import VIETNAMESE
from app.instance import Instance
from app.settings import read_settings
from app.web import headers, look, origin
from app.web.context import vn_moment
from app.web.translation import environment_of

ROOT = Path(__file__).resolve().parents[2]
LARGEST_FORM = 2**16  # bytes: a choice and a code
Wsgi = Callable[..., Any]
PutBack = Callable[[Path, str | None], None]


class RepairForm(FlaskForm):
    file = RadioField("Bản sao lưu", [InputRequired("Hãy chọn một bản sao lưu.")])
    code = StringField("Mã khôi phục")


def _small(name: str, language: str = VIETNAMESE) -> Flask:
    """An application that shows a page and needs nothing for it."""
    app = Flask(name, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.config["LANGUAGE"] = language
    app.jinja_environment = environment_of(language)  # type: ignore[method-assign]
    look.init_app(app)
    headers.init_app(app)
    return app


def _small_of(instance: Instance, name: str) -> Flask:
    """The same for an office, in the language of its screen."""
    settings = read_settings(instance.settings)
    app = _small(name, settings["LANGUAGE"])
    app.config["HOST_NAMES"] = settings["HOST_NAMES"]
    app.extensions["instance"] = instance
    return app


def create_repair(instance: Instance, put_back: PutBack) -> Flask:
    """A small application without a database: every address shows the page of repair."""
    app = _small_of(instance, "repair")
    app.config.update(
        SECRET_KEY=instance.secret,
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=LARGEST_FORM,
    )
    app.jinja_env.filters.update(vn_moment=vn_moment)
    origin.guard(app)
    CSRFProtect(app)

    @app.get("/healthz", endpoint="health.alive")
    def health():
        return {"status": "damaged"}, 503

    @app.route("/", methods=["GET", "POST"])
    def repair():
        form = RepairForm()
        backups = service.on_hand()
        form.file.choices = [(one.name, one.name) for one in backups]
        sentence = None
        if form.validate_on_submit():
            try:
                put_back(*_asked(instance, form))
                return _closed_words()
            except RuleViolation as refusal:
                sentence = Term(str(refusal))
        status = 422 if form.errors or sentence else 503
        notes = shelf.notes(instance)
        words = {"office": instance, "form": form, "backups": backups, "notes": notes}
        at_machine = is_at_machine()
        return render_template(
            "backup/repair.html", **words, sentence=sentence, at_machine=at_machine
        ), status

    @app.errorhandler(400)
    @app.errorhandler(404)
    @app.errorhandler(405)
    def elsewhere(_error):
        return "", 303, {"Location": "/"}

    @app.errorhandler(origin.ForeignName)
    def foreign(_error):
        return "Máy chủ không nhận địa chỉ này.", 400, {"Content-Type": "text/plain; charset=utf-8"}

    return app


def create_waiting(
    instance: Instance, can_write: Callable[[], bool], open_again: Callable[[], None]
) -> Flask:
    """A small application that says that the disk cannot be written; it tries again whenever
    somebody asks."""
    app = _small_of(instance, "waiting")

    @app.get("/healthz", endpoint="health.alive")
    def health():
        return {"status": "disk"}, 503

    @app.route("/", defaults={"anything": ""}, methods=["GET", "POST"])
    @app.route("/<path:anything>", methods=["GET", "POST"])
    def wait(anything: str):
        if can_write():
            open_again()
        by_script = "HX-Request" in request.headers
        page = "backup/_waiting.html" if by_script else "backup/waiting.html"
        words = render_template(page, office=instance)
        return words, 503, {} if by_script else {"Refresh": "15; url=/"}

    return app


def _asked(instance: Instance, form: RepairForm) -> tuple[Path, str | None]:
    """Which file, opened by which key; who is elsewhere must know the key of this office."""
    code = (form.code.data or "").strip() or None
    if not is_at_machine():
        if code is None:
            raise RuleViolation("Hãy nhập mã trên phiếu khôi phục, hoặc ngồi tại máy chủ để chọn.")
        if str(read_code(code)) != str(own_key(instance.folder)):
            raise RuleViolation("Mã khôi phục không phải của đơn vị này.")
    return service.find(str(form.file.data)).path, code


def is_at_machine() -> bool:
    """Whether the browser runs on the machine of the office itself."""
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _closed_words() -> tuple[str, int, dict[str, str]]:
    by_script = "HX-Request" in request.headers
    words = render_template("backup/_closed.html" if by_script else "backup/closed.html")
    return words, 503, {} if by_script else {"Refresh": "5; url=/"}


_CLOSED = _small("closed")


@_CLOSED.route("/", defaults={"anything": ""}, methods=["GET", "POST"])
@_CLOSED.route("/<path:anything>", methods=["GET", "POST"])
def _closed(anything: str):
    return _closed_words()


def closed_page(environ: dict[str, Any], start: Wsgi) -> Iterable[bytes]:
    """The door is closed for a moment: the browser asks again by itself."""
    return _CLOSED(environ, start)

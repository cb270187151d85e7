"""How large and strong a person wants the pages, and whether single keys do something: kept by the
browser through every sign-out."""

from flask import Flask, Response, request
from markupsafe import Markup

from app.domain.labels import LabelledEnum
from app.web.cookies import cookie_name

SIZE, CONTRAST, KEYS = "sohoagiai_size", "sohoagiai_contrast", "sohoagiai_keys"
KEPT = 400 * 24 * 3600  # seconds: the longest that a browser keeps a cookie


class Size(LabelledEnum):
    """Of letters and of all that is measured by them."""

    USUAL = "usual", "Cỡ thường"
    LARGE = "large", "Cỡ lớn"
    LARGEST = "largest", "Cỡ rất lớn"


class Contrast(LabelledEnum):
    USUAL = "usual", "Màu thường"
    STRONG = "strong", "Tương phản cao"


class Keys(LabelledEnum):
    """Whether a key without Ctrl or Alt does something where nobody is typing.

    Who speaks to the computer or trembles presses such keys unawares (WCAG 2.2, 2.1.4).
    """

    USUAL = "usual", "Dùng phím / và ?"
    OFF = "off", "Tắt phím / và ?"


Chosen = Size | Contrast | Keys
CHOICES: dict[str, tuple[str, type[Chosen]]] = {
    "size": (SIZE, Size),
    "contrast": (CONTRAST, Contrast),
    "keys": (KEYS, Keys),
}
"""What may be chosen: by its field, the cookie that keeps it and the codes it may hold."""


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(look=look, chosen_look=chosen_look, LOOKS=CHOICES)


def chosen_look(field: str) -> Chosen:
    """What this browser asks for; the usual where it asks for nothing known."""
    cookie, kinds = CHOICES[field]
    given = request.cookies.get(cookie_name(cookie), "")
    return next((kind for kind in kinds if kind.value == given), kinds.USUAL)


def look() -> Markup:
    """The attributes of ``<html>`` by which the stylesheet knows; none for the usual."""
    chosen = {field: chosen_look(field) for field in CHOICES}
    marks = (f' data-{name}="{one.value}"' for name, one in chosen.items() if one != "usual")
    return Markup("".join(marks))  # nosec B704: codes of ours, nothing that was sent


def keep_look(response: Response) -> Response:
    """Lay what the form asks for into the browser; a code that is none changes nothing."""
    for field, (cookie, kinds) in CHOICES.items():
        given = request.form.get(field)
        if given in {kind.value for kind in kinds}:
            response.set_cookie(
                cookie_name(cookie),
                given,
                max_age=KEPT,
                secure=request.is_secure,
                httponly=True,
                samesite="Strict",
            )
    return response

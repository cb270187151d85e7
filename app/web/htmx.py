"""One address, two answers: the whole page, or the part that changed."""

from typing import Any

from flask import Response, make_response, redirect, render_template, request

from app.domain.errors import RuleViolation

_GONE = (
    "Việc vừa gửi không còn làm được ở trang này: hồ sơ đã sang bước khác, hoặc biểu mẫu đã cũ. "
    "Hãy tải lại trang."
)


def wants_fragment() -> bool:
    h = request.headers
    return "HX-Request" in h and not ("HX-Boosted" in h or "HX-History-Restore-Request" in h)


def page(whole: str, fragment: str | None = None, status: int = 200, **context: Any) -> Response:
    """Answer a browser with ``whole`` and HTMX with ``fragment`` (where there is one).

    The state of the exchange rides along: after a save the badge must not stay green; and what
    the save has to tell. What is refused says why, or the page is not shown.
    """
    if fragment and wants_fragment():
        text = render_template(fragment, **context)
        for part in ("components/_sync.html", "components/_told.html"):
            text += render_template(part, with_fragment=True)
    else:
        text = render_template(whole, **context)
    if status == 422 and 'class="error' not in text:
        raise RuleViolation(_GONE)  # the form that was refused stands there no more
    response = make_response(text, status)
    response.vary.add("HX-Request")
    if status >= 400:
        response.headers["HX-Push-Url"] = "false"  # the address of an act cannot be reloaded
    return response


def see_other(url: str) -> Response:
    """Send the browser to the record after a write (HTMX follows it too)."""
    return redirect(url, code=303)

"""The headers of every answer: nothing from elsewhere, nothing kept on a shared PC."""

from flask import Flask, Response, request

from app.web.htmx import wants_fragment

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the icon stands in the page itself
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
OF_A_PART = "default-src 'none'; frame-ancestors 'none'"
"""Of what a page takes in and what is itself no page: there is nothing that it may load."""

HTTPS_DAYS = 30
"""Days in which a browser that came by HTTPS asks for nothing less."""
LEAVING = {"accounts.sign_out", "accounts.leave", "accounts.end_everywhere"}
"""After these the browser shows no page again that it has kept; it obeys by HTTPS only. What was
typed and not sent it keeps: our script forgets that where it may (static/app.js)."""
BETWEEN_PROGRAMS = "application/vnd.sohoagiai."
"""What no browser shows: it travels over lines on which every byte is waited for."""


def init_app(app: Flask) -> None:
    @app.after_request
    def add_headers(response: Response) -> Response:
        h = response.headers
        if response.mimetype.startswith(BETWEEN_PROGRAMS):
            h["Cache-Control"], h["X-Content-Type-Options"] = "no-store", "nosniff"
            return response
        is_part = request.endpoint == "static" or wants_fragment()
        # a kept file brings its own, narrower one
        h.setdefault("Content-Security-Policy", OF_A_PART if is_part else POLICY)
        if request.is_secure:
            h["Strict-Transport-Security"] = f"max-age={HTTPS_DAYS * 86400}"
            if request.endpoint in LEAVING:
                h["Clear-Site-Data"] = '"cache"'
        h["X-Content-Type-Options"] = "nosniff"
        h["Referrer-Policy"] = "no-referrer"
        h["Cross-Origin-Resource-Policy"] = "same-origin"
        if not is_part:  # these speak of a page that is shown
            h["X-Frame-Options"] = "DENY"  # of old browsers, and of those who examine programs
            h["Cross-Origin-Opener-Policy"] = "same-origin"
            h["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if request.endpoint == "static" and "v" in request.args:
            h["Cache-Control"] = "public, max-age=31536000, immutable"
        else:
            h["Cache-Control"] = "no-store"
            response.vary.add("HX-Request")
            response.vary.add("Cookie")
        return response

"""The headers of every answer: nothing from elsewhere, nothing kept on a shared PC."""

from flask import Flask, Response, request

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",  # the icon stands in the page itself
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

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
        h.setdefault("Content-Security-Policy", POLICY)  # a kept file brings its own, narrower one
        if request.is_secure:
            h["Strict-Transport-Security"] = f"max-age={HTTPS_DAYS * 86400}"
            if request.endpoint in LEAVING:
                h["Clear-Site-Data"] = '"cache"'
        h["X-Content-Type-Options"] = "nosniff"
        h["Referrer-Policy"] = "no-referrer"
        h["Cross-Origin-Opener-Policy"] = "same-origin"
        h["Cross-Origin-Resource-Policy"] = "same-origin"
        h["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if request.endpoint == "static" and "v" in request.args:
            h["Cache-Control"] = "public, max-age=31536000, immutable"
        else:
            h["Cache-Control"] = "no-store"
            response.vary.add("HX-Request")
            response.vary.add("Cookie")
        return response

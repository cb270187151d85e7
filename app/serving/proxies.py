"""A web server in front of ours tells from where and by what a browser came; see docs/office.md."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def believe(app: Flask) -> None:
    """Read the two headers that so many web servers in front write as ``PROXIES`` says; without
    one a header of that name is what any browser may have written.

    Locks, paces and the list of open sessions go by the address, and cookies by the scheme.
    """
    if in_front := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=in_front, x_proto=1, x_host=0)

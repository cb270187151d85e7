"""Entry point for a web server that brings its own workers: ``gunicorn "wsgi:serving()"``."""

import os
from pathlib import Path

from flask import Flask

from app import schema
from app import serving as processes
from app.factory import create_app
from app.instance import load
from app.serving import logs, outgoing, proxies
from app.serving.heap import share_one_heap

app = create_app(load(Path(os.environ.get("SOHOAGIAI_INSTANCE", "instance"))))


def serving() -> Flask:
    """The application with the agent that sends by itself; those of several workers take turns.

    Raises :class:`app.instance.InstanceProblem` where the database is of another version.
    """
    share_one_heap()
    logs.write_out()
    outgoing.guard()
    with app.app_context():
        schema.check_is_current()
    proxies.believe(app)
    processes.begin(app)
    return app

"""Entry point for a web server that brings its own workers: ``gunicorn wsgi:app``."""

import os
from pathlib import Path

from app.factory import create_app
from app.instance import load

app = create_app(load(Path(os.environ.get("SOHOAGIAI_INSTANCE", "instance"))))

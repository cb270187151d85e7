"""What the commands share: the instance they work on, and who acts from the console."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click
from flask import Flask

from app import schema
from app.domain.actors import Actor, Role
from app.factory import create_app
from app.instance import Instance, load

instance_option = click.option(
    "--instance",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("instance"),
    envvar="SOHOAGIAI_INSTANCE",
    show_default=True,
    help="Thư mục dữ liệu của đơn vị (hoặc biến SOHOAGIAI_INSTANCE).",
)


def with_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give the command ``app``, the application of ``--instance``, inside its context.

    The database must be of this program's version; :func:`with_any_app` does not ask.
    """

    @wraps(command)
    def checked(app: Flask, **options: Any) -> Any:
        schema.check_is_current()
        return command(app=app, **options)

    return with_any_app(checked)


def with_any_app(command: Callable[..., Any]) -> Callable[..., Any]:
    """As :func:`with_app`, whatever the version of the database."""

    @instance_option
    @wraps(command)
    def run(folder: Path, **options: Any) -> Any:
        app = create_app(load(folder))
        with app.app_context():
            return command(app=app, **options)

    return run


def console_actor(app: Flask) -> Actor:
    """Who acts when a command is typed at the machine itself: its administrator."""
    instance: Instance = app.extensions["instance"]
    return Actor(name="Quản trị tại máy chủ", role=Role.ADMINISTRATOR, unit=instance.unit)

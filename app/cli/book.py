"""Commands of a merger: the key of this machine, handing a book over, taking one over."""

from pathlib import Path

import click
from flask import Flask

from app.cli.common import console_actor, with_app
from app.exchange import books
from app.web.context import today


@click.group(help="Bàn giao sổ khi đơn vị được nhập vào đơn vị khác.")
def book() -> None:
    """The whole book of a merged unit, from machine to machine."""


@book.command("key", help="In khóa của máy này để đơn vị bàn giao niêm phong sổ cho nó.")
@with_app
def print_key(app: Flask) -> None:
    click.echo(books.own_key())


@book.command("hand-over", help="Viết toàn bộ sổ vào tệp FILE cho máy có khóa KEY, rồi đóng sổ.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("key")
@with_app
def hand_over(app: Flask, file: Path, key: str) -> None:
    sheet = books.hand_over(file, key, today=today(), by=console_actor(app))
    click.echo(
        f"Đã viết {sheet.records} hồ sơ, {sheet.journal} dòng nhật ký, {sheet.files} tệp cho "
        f"{sheet.to_name}. Sổ ở máy này đã đóng."
    )
    click.echo(f"Mã biên bản: {sheet.code}. In biên bản ở trang Đồng bộ, mục Bàn giao sổ.")


@book.command("take-over", help="Tiếp nhận sổ trong tệp FILE; CODE là mã trên biên bản đã ký.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("code")
@with_app
def take_over(app: Flask, file: Path, code: str) -> None:
    sheet = books.take_over(file, code, by=console_actor(app))
    click.echo(
        f"Đã tiếp nhận sổ của {sheet.name}: {sheet.records} hồ sơ, {sheet.journal} dòng nhật ký, "
        f"{sheet.files} tệp, khớp biên bản."
    )
    if sheet.kept_own:
        click.echo(
            f"{sheet.kept_own} hồ sơ đã được sửa ở máy này: giữ bản ở đây, chỉ bổ sung mục còn "
            "trống."
        )


COMMANDS = (book,)

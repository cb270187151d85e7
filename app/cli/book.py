"""Commands of the whole book: handing it over at a merger, taking it out and in."""

from pathlib import Path

import click
from flask import Flask

from app.cli.common import console_actor, with_app
from app.domain.errors import RuleViolation
from app.durable import put_in_place
from app.exchange import books, open_book
from app.instance import for_this_person
from app.web.context import today


@click.group(help="Toàn bộ sổ: bàn giao khi đơn vị được nhập vào đơn vị khác, xuất và nhập.")
def book() -> None:
    """The whole book, from machine to machine."""


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
    if sheet.lost:
        click.echo(f"Không kèm theo {sheet.lost} tệp có trong sổ: máy này không đọc được.")
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


@book.command("take-out", help="Xuất toàn bộ sổ của đơn vị ra tệp mở FILE (.zip).")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--reason", required=True, help="Lý do, ghi vào nhật ký.")
@with_app
def take_out(app: Flask, file: Path, reason: str) -> None:
    if file.exists():
        raise RuleViolation(f"Tệp “{file}” đã có. Hãy chọn tên khác.")
    fresh = file.with_name(f".{file.name}.part")
    try:
        with open(fresh, "wb", opener=for_this_person) as out:
            told = open_book.take_out(out, by=console_actor(app), reason=reason)
        put_in_place(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
    click.echo(
        f"Đã xuất {told.records} hồ sơ, {told.journal} dòng nhật ký, {told.files} tệp đính kèm. "
        "Tệp không khóa và có họ tên người dân: hãy cất ở nơi an toàn."
    )
    for digest in told.lost:
        click.echo(f"Không còn tệp đính kèm {digest}; hãy chạy “sohoagiai files”.")


@book.command("take-in", help="Nhập tệp FILE của “take-out” vào dữ liệu mới của cùng đơn vị.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_app
def take_in(app: Flask, file: Path) -> None:
    told = open_book.take_in(file, by=console_actor(app))
    click.echo(
        f"Đã nhập {told.records} hồ sơ, {told.journal} dòng nhật ký, {told.files} tệp đính kèm, "
        "khớp với tệp. Hãy tạo tài khoản cho từng người, rồi xin cấp trên mã ghép nối mới."
    )


COMMANDS = (book,)

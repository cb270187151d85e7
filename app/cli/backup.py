"""Commands that copy the whole office and put a copy back."""

from pathlib import Path

import click
from flask import Flask

from app.backup import service
from app.backup.restoring import Restored, restore, restore_new
from app.cli.common import console_actor, instance_option, with_any_app, with_app
from app.domain.backups import BackupReason
from app.domain.calendar import show_moment
from app.domain.errors import RuleViolation
from app.instance import holds_instance, load
from app.revive import revive


@click.command(help="Sao lưu toàn bộ dữ liệu của đơn vị vào FILE (mặc định: thư mục backups).")
@click.argument("file", required=False, type=click.Path(dir_okay=False, path_type=Path))
@with_any_app
def backup(app: Flask, file: Path | None) -> None:
    if file is not None and file.exists():
        raise RuleViolation(f"Tệp “{file}” đã có. Hãy chọn tên khác.")
    into = file.resolve() if file else None
    made = service.back_up(BackupReason.BY_HAND, by=console_actor(app), into=into)
    click.echo(f"Đã sao lưu và kiểm tra: {made}")


@click.command("restore", help="Khôi phục dữ liệu từ bản sao lưu FILE (máy chủ đã dừng).")
@instance_option
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--code", help="Mã trên phiếu khôi phục; cần khi dùng máy mới.")
@click.option("--database", help="Máy mới có PostgreSQL: địa chỉ cơ sở dữ liệu trống.")
def put_back(folder: Path, file: Path, code: str | None, database: str | None) -> None:
    if holds_instance(folder):
        _tell(restore(load(folder), file.resolve(), revive, code=code))
        return
    typed = code or click.prompt("Mã khôi phục (in trên phiếu)")
    done = restore_new(folder, file.resolve(), revive, code=typed, database=database)
    _tell(done)
    if done.instance.is_office:
        click.echo(
            "Đây là máy mới: hãy chép exchange.key đã cất trong két vào thư mục dữ liệu trước khi "
            "chạy, không có thì mọi đơn vị cấp dưới phải ghép nối lại."
        )
    if done.instance.superior:
        click.echo(
            "Đây là máy mới: hãy xin cấp trên mã ghép nối mới rồi chạy “sohoagiai enrol join”."
        )


def _tell(done: Restored) -> None:
    told = done.manifest
    click.echo(
        f"Đã khôi phục {told.name} ({told.unit}) như lúc {show_moment(told.made_at)}, "
        f"{told.files} tệp đính kèm."
    )
    if done.instance.superior:
        click.echo(
            "Hồ sơ ghi sau lúc đó: mở trang Đồng bộ, bấm “Nhận lại” để lấy về những gì cấp trên "
            "giữ."
        )
    if done.instance.is_office:
        click.echo("Hồ sơ của các đơn vị dưới tự về lại ở lần đồng bộ sau.")


@click.command(help="Thử khôi phục bản sao lưu mới nhất, không đụng đến dữ liệu đang dùng.")
@with_app
def drill(app: Flask) -> None:
    at = service.drill(revive, by=console_actor(app))
    click.echo(f"Đã thử khôi phục được, {show_moment(at)}.")


COMMANDS = (backup, put_back, drill)

"""Commands that seal the database of an office with a key that lies elsewhere, and open it."""

from pathlib import Path

import click
from flask import Flask

from app.backup import sealing, service
from app.backup.acts import BackupAct
from app.cli.common import console_actor, with_app
from app.domain.backups import BackupReason
from app.domain.errors import RuleViolation
from app.instance import this_instance


@click.group(help="Mã hóa tệp cơ sở dữ liệu (máy chủ đã dừng).")
def seal() -> None:
    """The commands about the sealed book."""


@seal.command("on", help="Sao lưu, rồi mã hóa cơ sở dữ liệu; khóa chuyển sang KEY_FILE.")
@click.option(
    "--key-file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Tệp giữ khóa ở ổ khác, ví dụ /media/usb/sohoagiai.key.",
)
@click.option("--credential", is_flag=True, help="Khóa do systemd đưa vào (LoadCredential).")
@with_app
def seal_on(app: Flask, key_file: Path | None, credential: bool) -> None:
    if bool(key_file) is credential:
        raise RuleViolation("Hãy chọn một nơi giữ khóa: --key-file TỆP hoặc --credential.")
    made = service.back_up(BackupReason.BEFORE_UPGRADE, by=console_actor(app))
    sealing.note_sealing(BackupAct.SEAL, by=console_actor(app))
    sealing.seal(this_instance(), key_file)
    click.echo(f"Đã sao lưu: {made}")
    click.echo("Đã mã hóa cơ sở dữ liệu. Tệp đính kèm không nằm trong đó: xem docs/at-rest.md.")
    click.echo("Mất khóa là mất sổ: hãy in phiếu khôi phục (trang Sao lưu) và cất trong két.")


@seal.command("off", help="Bỏ mã hóa cơ sở dữ liệu; khóa trở về thư mục dữ liệu.")
@with_app
def seal_off(app: Flask) -> None:
    made = service.back_up(BackupReason.BEFORE_UPGRADE, by=console_actor(app))
    sealing.note_sealing(BackupAct.UNSEAL, by=console_actor(app))
    sealing.unseal(this_instance())
    click.echo(f"Đã sao lưu: {made}")
    click.echo("Đã bỏ mã hóa cơ sở dữ liệu.")


COMMANDS = (seal,)

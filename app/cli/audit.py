"""``sohoagiai audit``: whether the journal and the records are as they were written."""

import click
from flask import Flask

from app.attachments.service import verify_files
from app.audit import watch
from app.cli.common import with_app
from app.domain.errors import RuleViolation
from app.records.chain.noted import head_above
from app.records.chain.sealing import head

SHOWN = 200


@click.group(help="Kiểm tra nhật ký và hồ sơ có bị sửa ngoài phần mềm không.")
def audit() -> None:
    """The commands about the journal."""


@audit.command(help="Kiểm tra toàn bộ chuỗi nhật ký, hồ sơ và tệp đính kèm.")
@with_app
def verify(app: Flask) -> None:
    breaks, lines = watch.look_through(whole=True)
    watch.keep(breaks, lines, whole=True)
    for one in breaks[:SHOWN]:
        click.echo(one.sentence)
    if len(breaks) > SHOWN:
        click.echo(f"… và {len(breaks) - SHOWN} chỗ khác.")
    lost = [one.digest for one in verify_files()]
    for digest in lost:
        click.echo(f"Tệp đính kèm {digest} bị mất hoặc đã bị sửa.")
    if breaks or lost:
        raise RuleViolation(
            f"Có {len(breaks) + len(lost)} chỗ không còn như lúc được ghi. Đừng ghi thêm; hãy giữ "
            "nguyên máy, báo lãnh đạo đơn vị và cấp trên."
        )
    number, hash_ = head()
    above = head_above()
    held = f"đến dòng số {above[0]}" if above else "chưa giữ dấu nào"
    click.echo(
        f"Nhật ký còn nguyên vẹn: {lines} dòng, dòng cuối số {number}, dấu {hash_.hex()[:16]}; "
        f"cấp trên {held}."
    )


COMMANDS = (audit,)

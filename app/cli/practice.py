"""Commands that fill a book with invented records, and the demonstration."""

from datetime import date
from pathlib import Path

import click
from flask import Flask

from app.cli.common import with_app
from app.cli.serving import serve
from app.db import db
from app.domain.errors import RuleViolation
from app.practice import beside
from app.practice import demo as demonstration
from app.practice.demo.cast import PASSWORD
from app.practice.records import Sample, add_sample, officer_of, unit_in_force
from app.rehearsal.service import Address, note_running
from app.web.context import today

FOLDER = Path(__file__).resolve().parents[2] / "demo"
MOST = 1_000_000


@click.command(help="Ghi thêm hồ sơ mẫu (người và việc đều không có thật).")
@click.option("--cases", required=True, type=click.IntRange(0, MOST), help="Số vụ, việc.")
@click.option("--dialogues", required=True, type=click.IntRange(0, MOST), help="Số hội nghị.")
@click.option("--from", "first_year", type=int, help="Từ năm (mặc định: hai năm trước).")
@click.option("--to", "last_year", type=int, help="Đến năm (mặc định: năm nay).")
@click.option("--seed", type=int, default=1, show_default=True, help="Cùng số, cùng hồ sơ.")
@with_app
def sample(
    app: Flask,
    cases: int,
    dialogues: int,
    first_year: int | None,
    last_year: int | None,
    seed: int,
) -> None:
    instance = app.extensions["instance"]
    if instance.is_office:
        raise RuleViolation(
            f"{instance.name} là cơ quan cấp trên, không có sổ hòa giải và hội nghị của mình. "
            "Hãy ghi hồ sơ mẫu ở dữ liệu của một xã, phường."
        )
    this_day = today()
    unit = unit_in_force(instance.unit, today=this_day)
    wanted = Sample(cases, dialogues, *_years(first_year, last_year, this_day), seed)
    with click.progressbar(length=cases + dialogues, label="Ghi hồ sơ mẫu") as bar:
        add_sample(unit, wanted, today=this_day, by=officer_of(unit), tick=lambda: bar.update(1))
    click.echo(f"Đã ghi {cases} vụ, việc và {dialogues} hội nghị đối thoại mẫu.")


@click.command(help="Chạy thử trọn bộ: một tỉnh, hai xã phường, người và việc không có thật.")
@click.option("--fresh", is_flag=True, help="Xóa bản trình diễn cũ và làm lại từ đầu.")
@click.option(
    "--instance",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=FOLDER,
    help="Thư mục của bản trình diễn (mặc định: demo trong thư mục phần mềm).",
)
def demo(fresh: bool, folder: Path) -> None:
    demonstration.run(folder.resolve(), fresh=fresh)


@click.command(help="Mở sổ tập dùng cạnh sổ thật: người và việc không có thật, không gửi đi.")
@click.option("--fresh", is_flag=True, help="Xóa sổ tập cũ và làm lại, theo ngày hôm nay.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8010, show_default=True, type=click.IntRange(1, 65535))
@with_app
def practice(app: Flask, fresh: bool, host: str, port: int) -> None:
    this_day = today()
    wanted = beside.sample_of(this_day)
    length = wanted.cases + wanted.dialogues
    with click.progressbar(length=length, label="Chuẩn bị sổ tập") as bar:
        folder = beside.prepare(
            app.extensions["instance"],
            wanted,
            today=this_day,
            tick=lambda: bar.update(1),
            fresh=fresh,
        )
        bar.update(length)
    db.session.remove()
    db.engine.dispose()  # Windows lets nobody put a book back that a window of practice has open
    note_running(folder, Address(host, port))
    click.echo(f"Sổ tập: mọi tài khoản dùng mật khẩu {PASSWORD}")
    click.get_current_context().invoke(serve, folder=folder, host=host, port=port)


def _years(first: int | None, last: int | None, this_day: date) -> tuple[int, int]:
    last = this_day.year if last is None else last
    return (min(last, this_day.year) - 2 if first is None else first), last


COMMANDS = (sample, demo, practice)

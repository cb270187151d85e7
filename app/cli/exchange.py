"""Commands of the exchange: enrol, sync, status, bundle."""

import json
from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from flask import Flask

from app.cli.common import console_actor, with_app
from app.domain.errors import RuleViolation
from app.domain.units import Decree
from app.domain.words import tidy
from app.exchange import below, enrolment, letters, sessions, state
from app.web.forms import parse_date
from sync.letter import MAX_LETTER, Fault

PATIENCE = 120.0
"""Seconds to wait for the session of a running server to end."""


def decree_options(command: Callable[..., None]) -> Callable[..., None]:
    """By which decree a unit comes under another superior, where nobody is above both."""
    number = click.option("--decree", help="Số quyết định, nghị quyết chuyển đơn vị.")
    dated = click.option("--dated", help="Ngày quyết định, ví dụ 05/03/2026.")
    return number(dated(command))


def _decree(number: str | None, dated: str | None) -> Decree | None:
    if number is None and dated is None:
        return None
    if not number or not dated:
        raise RuleViolation("Hãy ghi cả số (--decree) và ngày (--dated) của quyết định.")
    try:
        return Decree(tidy(number), parse_date(dated))
    except ValueError as wrong:
        raise RuleViolation(str(wrong)) from None


@click.group(help="Ghép nối với cấp trên hoặc cấp dưới bằng mã dùng một lần.")
def enrol() -> None:
    """The two halves of tying instances together."""


@enrol.command("new", help="Cấp mã ghép nối cho một đơn vị trực thuộc; in mã ở dòng cuối.")
@click.option("--unit", required=True, help="Mã đơn vị trực thuộc.")
@click.option("--name", help="Tên đơn vị, cần khi mã không có trong danh mục.")
@decree_options
@with_app
def new_code(
    app: Flask, unit: str, name: str | None, decree: str | None, dated: str | None
) -> None:
    by = console_actor(app)
    code = enrolment.invite(unit, name=name, decree=_decree(decree, dated), by=by)
    hours = app.config["ENROL_HOURS"]
    click.echo(f"Mã ghép nối cho đơn vị {unit}, dùng một lần, trong {hours} giờ:")
    click.echo(code)


@enrol.command("join", help="Ghép nối với cấp trên ở địa chỉ URL bằng mã đã được cấp.")
@click.argument("url")
@click.argument("code")
@decree_options
@click.option("--reason", default="", help="Lý do đổi cấp trên, khi cấp trên khác nơi đã khai.")
@with_app
def join(
    app: Flask, url: str, code: str, decree: str | None, dated: str | None, reason: str
) -> None:
    by = console_actor(app)
    superior = enrolment.join(url, code, by=by, decree=_decree(decree, dated), reason=reason)
    click.echo(f"Đã ghép nối với cấp trên {superior.unit}.")


@click.command(help="Đồng bộ một lượt với cấp trên ngay bây giờ.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@with_app
def sync(app: Flask, as_json: bool) -> None:
    report = sessions.run(patience=PATIENCE)
    up = state.upward()
    refused = up.refused if up else 0
    if as_json:
        _print({**asdict(report), "refused": refused})
        return
    click.echo(f"Đã gửi {report.sent} hồ sơ.")
    if refused:
        click.echo(f"Cấp trên không nhận {refused} hồ sơ; lý do ghi ở trang Đồng bộ.")
    if report.complete:
        click.echo("Cấp trên đã nhận đủ: số lượng và mã đối chiếu khớp.")
    elif report.ahead:
        click.echo(
            f"Cấp trên giữ {report.ahead} hồ sơ mới hơn hoặc khác với máy này. "
            "Máy này có thể vừa được khôi phục từ bản sao lưu; hãy báo cho cấp trên."
        )


@click.group(help="Thư đồng bộ trên USB: viết cho cấp trên, đọc của cấp dưới hoặc thư trả lời.")
def bundle() -> None:
    """The exchange by files, where there is no network."""


@bundle.command("write", help="Viết thư cho cấp trên vào tệp FILE.")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_app
def write_bundle(app: Flask, file: Path) -> None:
    sheet = letters.write_letter(by=console_actor(app))
    _, path = letters.file_of(sheet.code)
    file.write_bytes(path.read_bytes())
    click.echo(f"Đã viết thư số {sheet.number}, {sheet.records} hồ sơ, mã {sheet.code.upper()}.")


@bundle.command("read", help="Đọc tệp FILE; thư trả lời (nếu có) ghi vào tệp ANSWER.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--answer", type=click.Path(dir_okay=False, path_type=Path), help="Tệp thư trả lời.")
@with_app
def read_bundle(app: Flask, file: Path, answer: Path | None) -> None:
    if file.stat().st_size > MAX_LETTER:
        raise RuleViolation(letters.SENTENCES[Fault.NOT_A_LETTER])
    sheet = letters.read_file(file.read_bytes(), by=console_actor(app))
    click.echo(f"{sheet.state.label}: {sheet.records} hồ sơ, không nhận {sheet.refused}.")
    if sheet.is_own:
        return
    answer = answer or file.with_name(f"tra-loi-{file.stem}.shg")
    _, path = letters.file_of(sheet.code)
    answer.write_bytes(path.read_bytes())
    click.echo(f"Thư trả lời: {answer}")


@click.command(help="Tình trạng đồng bộ; hỏi thẳng cấp trên ngay lúc này.")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON.")
@with_app
def status(app: Flask, as_json: bool) -> None:
    facts = _facts(app)
    if as_json:
        _print(facts)
        return
    for kind, count in facts["records"].items():
        click.echo(f"{kind}: {count}")
    click.echo(f"Chưa được cấp trên nhận: {facts['waiting']}; không nhận: {facts['refused']}.")
    superior = facts["superior"]
    if superior["reachable"] is None:
        click.echo("Chưa ghép nối với cấp trên.")
    elif not superior["reachable"]:
        click.echo("Không liên lạc được với cấp trên.")
    else:
        click.echo(
            "Cấp trên đã nhận đủ." if superior["agrees"] else "Cấp trên chưa có đủ hồ sơ như ở đây."
        )


def _facts(app: Flask) -> dict[str, Any]:
    here = app.extensions["instance"]
    reachable, agrees = sessions.ask_superior()
    up = state.upward()
    row = up and up.superior
    has_superior = bool(row or here.superior or not here.is_office)
    aside = below.count_not_taken() if here.is_office else 0
    return {
        "unit": here.unit,
        "role": here.role.value,
        "records": state.records_held(),
        "waiting": up.waiting if up else state.logged() if has_superior else 0,
        "refused": (up.refused if up else 0) + aside,
        "last_success": _iso(row and row.last_success_at),
        "last_failure": _iso(row and row.last_failure_at),
        "superior": {
            "reachable": reachable if row else None,
            "agrees": agrees if row else None,
        },
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _print(facts: dict[str, Any]) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False))


COMMANDS = (enrol, sync, status, bundle)

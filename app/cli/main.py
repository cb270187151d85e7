"""The entry point: runs a command, turns every failure into one Vietnamese sentence."""

import io
import logging
import sys
from collections.abc import Sequence
from secrets import token_hex

import click
from sqlalchemy.exc import DBAPIError

from app.cli import (
    accounts,
    audit,
    backup,
    book,
    exchange,
    health,
    https,
    instance,
    practice,
    sealing,
    search,
    serving,
)
from app.domain.errors import RuleViolation
from app.instance import InstanceProblem
from app.settings import BadSetting

log = logging.getLogger("sohoagiai")


@click.group(help="Sổ hòa giải ở cơ sở và đối thoại với Nhân dân.")
@click.version_option(package_name="sohoagiai", message="%(version)s")
def cli() -> None:
    """All commands; each takes ``--instance DIR``."""


for module in (
    instance,
    serving,
    https,
    accounts,
    audit,
    backup,
    sealing,
    health,
    search,
    exchange,
    book,
    practice,
):
    for command in module.COMMANDS:
        cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``sohoagiai``; exits non-zero with one sentence on bad input, never a traceback."""
    _write_utf_8()
    try:
        code = cli.main(args=arguments, prog_name="sohoagiai", standalone_mode=False)
    except click.ClickException as error:
        _say_and_stop(_sentence(error), 2)
    except click.Abort:
        _say_and_stop("Đã dừng theo yêu cầu, chưa làm gì thêm.", 1)
    except (RuleViolation, InstanceProblem, BadSetting) as error:
        _say_and_stop(str(error), 1)
    except DBAPIError as error:
        log.debug("database", exc_info=error)
        _say_and_stop(
            "Không dùng được cơ sở dữ liệu. Hãy kiểm tra thư mục dữ liệu, chỗ trống của ổ đĩa "
            "và chạy “sohoagiai upgrade”.",
            1,
        )
    except Exception as error:
        incident = token_hex(3).upper()
        log.debug("incident %s", incident, exc_info=error)
        _say_and_stop(f"Phần mềm gặp lỗi ({type(error).__name__}, mã sự cố {incident}).", 70)
    sys.exit(code or 0)


def _write_utf_8() -> None:
    """Windows writes a pipe or a file in the code page of the machine, which lacks our letters."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=stream.errors)


def _sentence(error: click.ClickException) -> str:
    """What click found wrong, said in Vietnamese."""
    match error:
        case click.NoSuchOption():
            return f"Không có tùy chọn “{error.option_name}”. Xem “sohoagiai --help”."
        case click.MissingParameter():
            name = error.param.opts[0] if error.param else error.param_hint
            return f"Thiếu “{name}”. Xem “sohoagiai --help”."
        case click.BadParameter():
            name = error.param.opts[0] if error.param else error.param_hint
            return f"Giá trị của “{name}” không đúng. Xem “sohoagiai --help”."
        case click.UsageError() if error.ctx and not error.ctx.parent:
            return "Không có lệnh này. Xem “sohoagiai --help”."
        case _:
            return "Câu lệnh viết chưa đúng. Xem “sohoagiai --help”."


def _say_and_stop(sentence: str, code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(code)

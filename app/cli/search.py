"""The command that writes the index of the search anew, or only looks at it."""

import click
from flask import Flask

from app.cli.common import with_app
from app.domain.errors import RuleViolation
from app.search import upkeep


@click.command(help="Lập lại chỉ mục tìm kiếm từ các hồ sơ.")
@click.option("--check", "only_check", is_flag=True, help="Chỉ kiểm tra, không ghi gì.")
@with_app
def reindex(app: Flask, only_check: bool) -> None:
    label = "Kiểm tra chỉ mục" if only_check else "Lập chỉ mục"
    with click.progressbar(length=upkeep.number_of_records(), label=label) as bar:
        found = upkeep.check(bar.update) if only_check else upkeep.rebuild(bar.update)
    if found is None:
        click.echo("Đã lập lại chỉ mục tìm kiếm.")
    elif found.is_good:
        click.echo("Chỉ mục tìm kiếm khớp với các hồ sơ.")
    else:
        raise RuleViolation(
            f"Chỉ mục tìm kiếm không khớp: thiếu {found.missing}, khác {found.different}, "
            f"thừa {found.stray}{', bảng tra bị hỏng' if found.is_broken else ''}. "
            "Hãy chạy “sohoagiai reindex”; các hồ sơ không bị ảnh hưởng."
        )


COMMANDS = (reindex,)

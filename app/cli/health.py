"""``sohoagiai doctor``: how the machine stands, for a person at its console or a program."""

import json
import sys
from dataclasses import asdict

import click
from flask import Flask

from app.backup.snapshot import what_is_wrong
from app.cli.common import with_any_app
from app.domain.health import Finding, Standing, worst
from app.health.service import look
from app.instance import this_instance


@click.command(help="Xem tình trạng máy chủ: ổ đĩa, đồng hồ, sao lưu, đồng bộ, dữ liệu.")
@click.option("--json", "as_json", is_flag=True, help="In ra dạng JSON cho chương trình khác.")
@with_any_app
def doctor(app: Flask, as_json: bool) -> None:
    findings = _database()
    if worst(findings) is not Standing.BAD:  # what is damaged answers no question
        findings += look()
    verdict = worst(findings)
    if as_json:
        told = [{**asdict(one), "standing": one.standing.value} for one in findings]
        click.echo(json.dumps({"standing": verdict.value, "findings": told}, ensure_ascii=False))
    else:
        for one in findings:
            click.echo(f"[{one.standing.label}] {one.label}: {one.sentence}")
            if one.standing is not Standing.GOOD:
                click.echo(f"    → {one.to_do}")
    sys.exit(1 if verdict is Standing.BAD else 0)


def _database() -> list[Finding]:
    """Every page of the database is read: the page of health does not wait for that."""
    instance = this_instance()
    if instance.has_server:
        return []
    wrong = what_is_wrong(instance.book, wholly=True)
    standing = Standing.BAD if wrong else Standing.GOOD
    sentence = "Dữ liệu bị hỏng." if wrong else "Đã đọc kiểm tra toàn bộ, không có lỗi."
    return [
        Finding("database", "Dữ liệu", standing, sentence, "Khôi phục từ bản sao lưu mới nhất.")
    ]


COMMANDS = (doctor,)

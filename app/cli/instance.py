"""Commands about the instance itself: init, upgrade, dump, files."""

import json
import os
from datetime import date
from pathlib import Path

import click
from flask import Flask

from app import instance as instances
from app import schema
from app.accounts import service as accounts
from app.attachments.service import verify_files
from app.catalog import BY_KEY
from app.cli.common import instance_option, with_any_app, with_app
from app.db import db, transaction
from app.domain.actors import InstanceRole
from app.domain.errors import RuleViolation
from app.domain.units import UnitKind, check_unit_code
from app.domain.words import tidy
from app.factory import create_app
from app.importing.service.reading import altered_originals
from app.overview.ahead import count_before_serving
from app.revive import bring_up
from app.units import service as units
from app.units.models import Unit

DATABASES = ("sqlite:///", "postgresql+psycopg://")
MADE_HERE_SINCE = date(1900, 1, 1)  # a unit made by hand has no decree that says since when


@click.command(help="Tạo dữ liệu cho một đơn vị trong một thư mục mới.")
@instance_option
@click.option("--unit", required=True, help="Mã đơn vị: tỉnh 2 chữ số, xã 5 chữ số.")
@click.option("--role", type=click.Choice([r.value for r in InstanceRole]), required=True)
@click.option("--name", help="Tên đơn vị, cần khi mã không có trong danh mục.")
@click.option("--superior", help="Mã đơn vị cấp trên.")
@click.option("--database", help="Địa chỉ cơ sở dữ liệu (mặc định: SQLite trong thư mục).")
@click.option("--admin", required=True, help="Tên đăng nhập của người quản trị.")
def init(
    folder: Path,
    unit: str,
    role: str,
    name: str | None,
    superior: str | None,
    database: str | None,
    admin: str,
) -> None:
    instances.refuse_second(folder)
    own = _own_unit(unit, InstanceRole(role), tidy(name or ""), superior)
    if database and not database.startswith(DATABASES):
        raise RuleViolation(
            f"Không dùng được cơ sở dữ liệu “{database}”. Hãy ghi {' hoặc '.join(DATABASES)}…"
        )
    accounts.check_login(admin)
    password = _admin_password()
    accounts.check_password(admin, password)
    instance = instances.create(
        folder,
        unit=own.code,
        name=own.name,
        role=InstanceRole(role),
        superior=superior,
        database=database,
    )
    try:
        app = create_app(instance)
        with app.app_context():
            schema.bring_up()
            with transaction():
                units.import_list(own=own)
                accounts.bootstrap_admin(unit=own.code, login=admin, password=password)
            db.engine.dispose()
    except BaseException:
        instances.discard(folder)
        raise
    click.echo(f"Đã tạo dữ liệu của {own.name} ({own.code}) trong thư mục “{folder}”.")


@click.command(help="Nâng cơ sở dữ liệu lên phiên bản của phần mềm.")
@with_any_app
def upgrade(app: Flask) -> None:
    bring_up()
    click.echo("Cơ sở dữ liệu đã đúng phiên bản của phần mềm.")
    if app.extensions["instance"].is_office and count_before_serving():
        click.echo("Đã đếm trước những số liệu xem hằng ngày.")


@click.command(help="In các hồ sơ một loại, mỗi hồ sơ một dòng JSON, theo thứ tự mã.")
@click.option("--type", "key", required=True, help="Loại hồ sơ, ví dụ mediation_case.")
@click.option("--unit", help="Chỉ hồ sơ của đơn vị này.")
@with_app
def dump(app: Flask, key: str, unit: str | None) -> None:
    if key not in BY_KEY:
        raise RuleViolation(f"Không có loại hồ sơ “{key}”. Có: {', '.join(BY_KEY)}.")
    model = BY_KEY[key].model
    rows = db.select(model).order_by(model.id)
    if unit is not None:
        check_unit_code(unit)
        if not units.unit_names({unit}):
            raise RuleViolation(f"Không có đơn vị nào mang mã {unit}. Hãy kiểm tra lại mã.")
        rows = rows.where(model.unit == unit)
    for record in db.session.scalars(rows.execution_options(yield_per=500)):
        click.echo(json.dumps(record.as_held(), ensure_ascii=False))


@click.command(help="Kiểm tra các tệp đính kèm có còn đúng như lúc được giữ không.")
@with_app
def files(app: Flask) -> None:
    bad = [(one.attachment_id, one.digest) for one in verify_files()] + altered_originals()
    for record_id, digest in bad:
        click.echo(f"{record_id} {digest}")
    if bad:
        raise RuleViolation(
            f"{len(bad)} giấy tờ có tệp bị mất hoặc bị thay đổi. Hãy khôi phục thư mục “files” từ "
            "bản sao lưu."
        )
    click.echo("Các tệp đính kèm còn nguyên vẹn.")


def _own_unit(code: str, role: InstanceRole, name: str, superior: str | None) -> Unit:
    """The unit of the new instance: from the list, or made with ``--name``."""
    check_unit_code(code)
    if superior is not None:
        check_unit_code(superior)
        if superior == code:
            raise RuleViolation("Đơn vị không thể là cấp trên của chính mình.")
    known = units.listed_unit(code)
    if known is None and not name:
        raise RuleViolation(
            f"Mã {code} không có trong danh mục đơn vị. Nếu đúng mã, hãy thêm tên bằng --name."
        )
    if known is not None:
        if role is InstanceRole.COMMUNE and known.parent_code is None:
            raise RuleViolation(f"{known.name} ({code}) không phải là xã, phường, đặc khu.")
        return Unit(
            code=code,
            name=name or known.name,
            kind=known.kind,
            parent_code=superior or known.parent_code,
            valid_from=known.valid_from,
        )
    kind = UnitKind.COMMUNE if role is InstanceRole.COMMUNE else UnitKind.OFFICE
    return Unit(code=code, name=name, kind=kind, parent_code=superior, valid_from=MADE_HERE_SINCE)


def _admin_password() -> str:
    given = os.environ.get("SOHOAGIAI_ADMIN_PASSWORD")
    return given or click.prompt(
        "Mật khẩu của người quản trị",
        hide_input=True,
        confirmation_prompt="Nhập lại mật khẩu",
    )


COMMANDS = (init, upgrade, dump, files)

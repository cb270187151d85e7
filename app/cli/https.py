"""Commands of HTTPS with the unit's own certificate authority: on, off, renew, show."""

import click
from flask import Flask

from app.cli.common import console_actor, with_app
from app.lan import service
from app.lan.authority import Standing
from app.web.context import vn_moment

RESTART = "Hãy dừng rồi chạy lại máy chủ để có hiệu lực."


@click.group(help="HTTPS trong mạng nội bộ, bằng chứng thư của chính đơn vị.")
def https() -> None:
    """What the server shows to browsers lies in the folder ``https`` of the instance."""


@https.command("on", help="Bật HTTPS; lần đầu thì lập chứng thư.")
@with_app
def switch_on(app: Flask) -> None:
    _say(service.switch_https(True, by=console_actor(app)))
    click.echo("Mỗi máy phải tin cậy chứng thư một lần: xem trang /tin-cay/ của máy chủ.")
    click.echo(RESTART)


@https.command("off", help="Tắt HTTPS; chứng thư vẫn được giữ.")
@with_app
def switch_off(app: Flask) -> None:
    service.switch_https(False, by=console_actor(app))
    click.echo(f"Đã tắt HTTPS. {RESTART}")


@https.command("renew", help="Cấp lại chứng thư của máy chủ ngay (bình thường máy tự làm).")
@click.option("--authority", is_flag=True, help="Lập lại cả chứng thư nội bộ, khi khóa bị lộ.")
@with_app
def renew(app: Flask, authority: bool) -> None:
    _say(service.renew_https(anew=authority, by=console_actor(app)))
    if authority:
        click.echo("Mọi máy phải bỏ chứng thư cũ và tin cậy chứng thư mới: xem trang /tin-cay/.")
    click.echo("Máy chủ đang chạy tự dùng chứng thư mới trong nửa phút.")


@https.command("show", help="Cho biết HTTPS đang bật hay tắt, chứng thư nào, đến bao giờ.")
@with_app
def show(app: Flask) -> None:
    _say(service.standing_of_https())


def _say(standing: Standing) -> None:
    click.echo(f"HTTPS đang {'bật' if standing.is_on else 'tắt'}.")
    click.echo(f"Dấu của chứng thư nội bộ (SHA-256): {standing.fingerprint}")
    click.echo(f"Chứng thư nội bộ dùng đến {vn_moment(standing.authority_until)}.")
    click.echo(
        f"Chứng thư của máy chủ dùng đến {vn_moment(standing.server_until)}, máy tự cấp lại."
    )
    click.echo(f"Địa chỉ: {', '.join(sorted(standing.covers))}.")


COMMANDS = (https,)

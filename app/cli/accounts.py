"""Help at the machine itself, when nobody who keeps accounts can sign in."""

import click
from flask import Flask

from app.accounts import second_step, service
from app.cli.common import console_actor, with_app


@click.group(help="Mở khóa, đặt lại mật khẩu tài khoản, ngay tại máy chủ.")
def accounts() -> None:
    """Commands on one account, named by its login."""


@accounts.command(help="Mở khóa tài khoản bị khóa vì nhập sai mật khẩu.")
@click.argument("login")
@with_app
def unlock(app: Flask, login: str) -> None:
    by = console_actor(app)
    account = service.unlock_account(service.account_named(login, by).id, by=by)
    click.echo(f"Đã mở khóa tài khoản “{account.login}” của {account.name}.")


@accounts.command(help="Đặt lại mật khẩu; in mật khẩu tạm ở dòng cuối.")
@click.argument("login")
@with_app
def reset(app: Flask, login: str) -> None:
    by = console_actor(app)
    account = service.account_named(login, by)
    password = service.reset_password(account.id, by=by)
    click.echo(f"Mật khẩu tạm của {account.name}; phải đổi khi đăng nhập:")
    click.echo(password)


@accounts.command("totp-off", help="Gỡ ứng dụng mã của tài khoản: lần đăng nhập sau gắn lại.")
@click.argument("login")
@with_app
def totp_off(app: Flask, login: str) -> None:
    by = console_actor(app)
    account = second_step.take_off(service.account_named(login, by).id, by=by)
    click.echo(f"Đã gỡ ứng dụng mã của {account.name}; lần đăng nhập sau phải gắn lại.")


COMMANDS = (accounts,)

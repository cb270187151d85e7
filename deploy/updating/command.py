"""The three words that a clerk types or double-clicks: cai-dat, nang-cap, quay-lai."""

import argparse
import os
import shutil
import sys
from collections.abc import Sequence
from getpass import getpass
from pathlib import Path

from . import installing, returning, upgrading
from .folder import open_folder, unpacked
from .installing import Book
from .machines import this_machine
from .place import load
from .refusal import Refused

YES = ("c", "co", "có", "y", "yes")


def main(arguments: Sequence[str], program: Path | None = None) -> None:
    """Run one of them on the installation at ``program``; ends with one sentence if it fails."""
    given = _parser().parse_args(arguments)
    os.umask(0o022)  # the account of the server reads what the administrator lays down
    try:
        given.act(given, program or this_machine().program)
    except Refused as refusal:
        sys.exit(f"\n{refusal}")
    except (KeyboardInterrupt, EOFError):
        sys.exit("\nĐã dừng theo yêu cầu.")
    except PermissionError as error:
        sys.exit(f"\nKhông có quyền ghi “{error.filename}”. Hãy chạy bằng quyền quản trị.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sohoagiai")
    acts = parser.add_subparsers(required=True)
    first = acts.add_parser("cai-dat")
    first.add_argument("--unit")
    first.add_argument("--role", choices=("commune", "office"), default="commune")
    first.add_argument("--superior", default="")
    first.add_argument("--name", default="")
    first.add_argument("--admin", default="quantri")
    first.set_defaults(act=_install)
    newer = acts.add_parser("nang-cap")
    newer.add_argument("source", nargs="?", type=Path, default=installing.folder_here())
    newer.set_defaults(act=_upgrade)
    back = acts.add_parser("quay-lai")
    back.add_argument("--dong-y", action="store_true", dest="agreed")
    back.set_defaults(act=_return)
    return parser


def _install(given: argparse.Namespace, _program: Path) -> None:
    print("Kiểm tra bộ cài…")
    folder = open_folder(installing.folder_here())
    installing.install(this_machine(), folder, lambda wrong: _ask(given, wrong), print)


def _upgrade(given: argparse.Namespace, program: Path) -> None:
    print("Kiểm tra bộ cài…")
    made = unpacked(given.source) if given.source.is_file() else None
    try:
        upgrading.upgrade(load(program), open_folder(made or given.source), print)
    finally:
        if made:
            shutil.rmtree(made.parent, ignore_errors=True)


def _return(given: argparse.Namespace, program: Path) -> None:
    returning.go_back(load(program), lambda text: given.agreed or _agreed(text), print)


def _ask(given: argparse.Namespace, wrong: str) -> Book:
    """What the command line did not say, from the person; where all was said, nobody is asked."""
    known = os.environ.get("SOHOAGIAI_ADMIN_PASSWORD", "")
    if given.unit and known:
        if wrong:
            raise Refused(wrong)
        return Book(given.unit, given.role, given.admin, known, given.superior, given.name)
    if wrong:
        print(f"\n{wrong}\nHãy nhập lại.")
    unit = given.unit or input("Mã đơn vị (xã, phường: 5 chữ số): ").strip()
    superior = given.superior or input("Mã đơn vị cấp trên (tỉnh: 2 chữ số; Enter nếu chưa biết): ")
    admin = input(f"Tên đăng nhập của người quản trị (Enter: {given.admin}): ").strip()
    password = getpass("Mật khẩu của người quản trị (không hiện khi gõ): ")
    while getpass("Nhập lại mật khẩu: ") != password:
        password = getpass("Hai lần không giống nhau. Mật khẩu: ")
    return Book(unit, given.role, admin or given.admin, password, superior.strip(), given.name)


def _agreed(question: str) -> bool:
    return input(f"{question} (gõ CÓ rồi Enter): ").strip().casefold() in YES

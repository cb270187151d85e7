"""What differs between Debian and Windows: accounts, rights, shortcuts, the firewall."""

import os
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from . import texts
from .place import Place
from .refusal import Refused
from .services import call

ACCOUNT = "sohoagiai"
LOCAL_SERVICE, SYSTEM, ADMINISTRATORS = "*S-1-5-19", "*S-1-5-18", "*S-1-5-32-544"
RULE = "So Hoa Giai"
NAMING = 5353  # multicast DNS: the address by name


class Machine(Protocol):
    """One kind of operating system; ``program`` and ``data`` are where they belong there."""

    program: Path
    data: Path
    owner: str | None

    def check_rights(self) -> None:
        """Raises :class:`Refused` where the person may not install, or Python lies badly."""

    def prepare(self, place: Place) -> None:
        """Folders, the account of the server, and who may read what."""

    def show(self, place: Place) -> list[str]:
        """Shortcut, command, firewall; gives the sentences that the person must read."""


class Debian:
    program = Path("/opt/sohoagiai")
    data = Path("/var/lib/sohoagiai")
    owner = ACCOUNT
    commands = Path("/usr/local/bin")
    menu = Path("/usr/share/applications")
    homes = Path("/home")

    def check_rights(self) -> None:
        if os.geteuid() != 0:
            raise Refused("Hãy chạy bằng quyền quản trị: sudo ./cai-dat.sh")

    def prepare(self, place: Place) -> None:
        known = subprocess.run(["id", "-u", ACCOUNT], capture_output=True, check=False)
        if known.returncode:
            home = ("--home-dir", str(place.data), "--no-create-home")
            call("useradd", "--system", *home, "--shell", "/usr/sbin/nologin", ACCOUNT)
        place.program.mkdir(parents=True, exist_ok=True)
        for folder in (place.data, place.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.chown(folder, ACCOUNT, ACCOUNT)

    def show(self, place: Place) -> list[str]:
        facts = {"python": sys.executable, "launcher": place.launcher, "owner": place.owner}
        word = self.commands / "sohoagiai"
        word.write_text(texts.fill("sohoagiai.sh", **facts), "utf-8")
        word.chmod(0o755)
        entry = texts.fill("sohoagiai.desktop", address=place.address)
        self.menu.mkdir(parents=True, exist_ok=True)
        for folder in (self.menu, *self._desktops()):
            shortcut = folder / "sohoagiai.desktop"
            shortcut.write_text(entry, "utf-8")
            shortcut.chmod(0o755)
            owner = folder.stat()
            os.chown(shortcut, owner.st_uid, owner.st_gid)
        return [
            "Nếu máy này bật tường lửa (ufw), hãy mở cho mạng nội bộ: ufw allow proto tcp from "
            f"192.168.0.0/16 to any port {doors(place)}; ufw allow {NAMING}/udp"
        ]

    def _desktops(self) -> list[Path]:
        """The desktop folder of each person, whatever it is called in their language."""
        found = []
        for home in self.homes.glob("*/"):
            named = home / ".config" / "user-dirs.dirs"
            lines = named.read_text("utf-8").splitlines() if named.is_file() else []
            said = [line.split('"')[1] for line in lines if line.startswith("XDG_DESKTOP_DIR=")]
            desktop = Path(said[0].replace("$HOME", str(home))) if said else home / "Desktop"
            if desktop.is_dir() and desktop.is_relative_to(home) and desktop != home:
                found.append(desktop)
        return found


class Windows:
    owner = None  # the task runs as LocalService

    @property
    def program(self) -> Path:
        return Path(os.environ["PROGRAMFILES"]) / "SoHoaGiai"

    @property
    def data(self) -> Path:
        return Path(os.environ["PROGRAMDATA"]) / "SoHoaGiai"

    def check_rights(self) -> None:
        """Whether it is an administrator is asked by ``cai-dat.cmd``, which asks Windows for it."""
        python = Path(sys.base_prefix)
        if python.is_relative_to(Path(os.environ["PUBLIC"]).parent):
            raise Refused(
                f"Python của máy này nằm trong thư mục riêng của một người ({python}) nên máy chủ "
                "không dùng được. Hãy đặt tệp python-3.…-embed-amd64.zip vào thư mục “python” của "
                "bộ cài rồi chạy lại (xem HUONG-DAN.txt)."
            )

    def prepare(self, place: Place) -> None:
        """Whoever made the folder before, and whatever was moved into it, a book of an old disk
        among them: from here on all below has the rights of the folder, and nobody has others."""
        place.program.mkdir(parents=True, exist_ok=True)
        place.backups.mkdir(parents=True, exist_ok=True)
        rights = [
            f"{SYSTEM}:(OI)(CI)F",
            f"{ADMINISTRATORS}:(OI)(CI)F",
            f"{LOCAL_SERVICE}:(OI)(CI)M",
        ]
        call("icacls", str(place.data), "/setowner", ADMINISTRATORS)
        call("icacls", str(place.data), "/reset")
        call("icacls", str(place.data), "/inheritance:r", "/grant:r", *rights)
        call("icacls", str(place.data / "*"), "/reset", "/T", "/C", "/Q")

    def show(self, place: Place) -> list[str]:
        desktop = Path(os.environ["PUBLIC"]) / "Desktop"
        desktop.mkdir(parents=True, exist_ok=True)
        shortcut = texts.fill_windows("shortcut.url", address=place.address)
        (desktop / "Sổ Hòa Giải.url").write_bytes(shortcut)
        try:
            self._open_firewall(place)
        except Refused as refusal:
            return [
                f"Chưa mở được tường lửa của Windows. {refusal} Nếu máy khác không vào được, hãy "
                f"mở cổng {doors(place)} (TCP) và {NAMING} (UDP) cho mạng của cơ quan trong phần "
                "mềm tường lửa hoặc diệt vi-rút đang dùng."
            ]
        return [
            "Tường lửa Windows đã cho các máy trong mạng “Riêng tư (Private)” vào cổng "
            f"{doors(place)} (trang web) và {NAMING} (tìm theo tên) của máy này; mạng công cộng "
            "vẫn bị chặn. Nếu máy khác không mở được, hãy vào Cài đặt › Mạng và đổi mạng của cơ "
            "quan thành “Riêng tư (Private)”."
        ]

    def _open_firewall(self, place: Place) -> None:
        """Raises :class:`Refused` where Windows' own is switched off for another program's."""
        rule = ("netsh", "advfirewall", "firewall")
        with suppress(Refused):  # there was none
            call(*rule, "delete", "rule", f"name={RULE}")
        for protocol, ports in (("TCP", doors(place)), ("UDP", NAMING)):
            what = (f"protocol={protocol}", f"localport={ports}", "profile=private,domain")
            call(*rule, "add", "rule", f"name={RULE}", "dir=in", "action=allow", *what)


def doors(place: Place) -> str:
    """The ports of the pages: beside 80 HTTPS has its usual one, elsewhere both share one."""
    return "80,443" if place.port == 80 else str(place.port)


def this_machine() -> Machine:
    return Windows() if sys.platform == "win32" else Debian()

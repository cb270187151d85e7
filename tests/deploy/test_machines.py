"""What is told to Debian and to Windows; the words for Windows are compared, not run."""

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from deploy.updating import machines, services
from deploy.updating.laying import lay_launcher
from deploy.updating.machines import Debian, Windows
from deploy.updating.place import Place
from deploy.updating.refusal import Refused

NAMES = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}


@pytest.fixture
def told(monkeypatch):
    """Every command that the operating system was given."""
    commands = []
    for module in (machines, services):
        monkeypatch.setattr(module, "call", lambda *words: commands.append(" ".join(words)))
    done = SimpleNamespace(returncode=1)
    monkeypatch.setattr(
        subprocess, "run", lambda words, **_: commands.append(" ".join(words)) or done
    )
    return commands


@pytest.fixture
def windows(monkeypatch, tmp_path):
    for name, folder in (("PROGRAMFILES", "pf"), ("PROGRAMDATA", "pd"), ("PUBLIC", "Users/Public")):
        monkeypatch.setenv(name, str(tmp_path / folder))
    (tmp_path / "Users/Public/Desktop").mkdir(parents=True)
    machine = Windows()
    return machine, Place(machine.program, machine.data, 80, "task")


def test_the_task_of_windows_starts_with_it_and_never_ends(windows, told):
    machine, place = windows
    machine.prepare(place)
    services.Task().register(place)
    services.Task().start(place)
    content = (place.program / "task.xml").read_bytes()
    assert content.startswith(b"\xff\xfe")  # UTF-16, as the Task Scheduler writes it itself
    task = ElementTree.fromstring(content.decode("utf-16"))
    value = lambda path: task.findtext(path, namespaces=NAMES)  # noqa: E731
    assert value(".//t:BootTrigger/t:Repetition/t:Interval") == "PT5M"
    assert value(".//t:Principal/t:UserId") == "S-1-5-19"
    assert value(".//t:ExecutionTimeLimit") == "PT0S"
    assert value(".//t:MultipleInstancesPolicy") == "IgnoreNew"
    assert 1 <= int(value(".//t:RestartOnFailure/t:Count")) <= 255
    assert value(".//t:DisallowStartIfOnBatteries") == "false"
    assert value(".//t:StopIfGoingOnBatteries") == "false"
    assert value(".//t:Arguments").endswith("serve --host 0.0.0.0 --port 80")
    context = task.find("t:Actions", NAMES).get("Context")
    assert context == task.find(".//t:Principal", NAMES).get("id")
    assert told[-2].startswith("schtasks /Create /TN SoHoaGiai /XML ")
    assert told[-1] == "schtasks /Run /TN SoHoaGiai"


def test_the_data_of_windows_are_closed_and_the_firewall_opens_one_port(windows, told):
    machine, place = windows
    machine.prepare(place)
    (sentence,) = machine.show(place)
    rights = next(command for command in told if command.startswith("icacls"))
    assert "/inheritance:r" in rights
    granted = {word.split(":")[0] for word in rights.split() if word.startswith("*")}
    assert granted == {"*S-1-5-18", "*S-1-5-32-544", "*S-1-5-19"}
    pages, naming = told[-2:]
    assert pages.endswith("dir=in action=allow protocol=TCP localport=80,443 profile=private")
    assert naming.endswith("dir=in action=allow protocol=UDP localport=5353 profile=private")
    assert "cổng 80,443" in sentence
    shortcut = Path(machines.os.environ["PUBLIC"]) / "Desktop" / "Sổ Hòa Giải.url"
    assert shortcut.read_bytes() == b"[InternetShortcut]\r\nURL=http://localhost/\r\n"


def test_windows_gets_the_word_of_the_program(windows, told):
    """Whoever must ask the doctor or set a password types it in a window of the administrator."""
    machine, place = windows
    machine.prepare(place)
    lay_launcher(place)
    word = (place.program / "sohoagiai.cmd").read_bytes().decode()
    assert word == f'@"{sys.executable}" -E -X utf8 "%~dp0sohoagiai.py" %*\r\n'


def test_a_python_that_only_one_person_can_read_is_refused(windows, monkeypatch, tmp_path):
    machine, _ = windows
    machine.check_rights()
    monkeypatch.setattr(machines.sys, "base_prefix", str(tmp_path / "Users" / "lan" / "Python311"))
    with pytest.raises(Refused, match="embed-amd64"):
        machine.check_rights()


FOR_DEBIAN = pytest.mark.skipif(os.name == "nt", reason="Windows has neither sh nor owners")


@pytest.fixture
def debian(monkeypatch, tmp_path):
    machine = Debian()
    for name in ("program", "data", "commands", "menu", "homes"):
        monkeypatch.setattr(Debian, name, tmp_path / name)
        (tmp_path / name).mkdir()
    return machine, Place(machine.program, machine.data, 8000, "systemd", "sohoagiai")


@FOR_DEBIAN
def test_debian_gets_a_word_and_a_shortcut_for_everybody(debian):
    machine, place = debian
    (machine.homes / "lan" / "Bàn làm việc").mkdir(parents=True)
    (machine.homes / "lan" / ".config").mkdir()
    said = 'XDG_DESKTOP_DIR="$HOME/Bàn làm việc"\n'
    (machine.homes / "lan" / ".config" / "user-dirs.dirs").write_text(said)
    machine.show(place)
    for folder in (machine.menu, machine.homes / "lan" / "Bàn làm việc"):
        assert "xdg-open http://localhost:8000/" in (folder / "sohoagiai.desktop").read_text()
    word = machine.commands / "sohoagiai"
    subprocess.run(["sh", "-n", word], check=True)
    assert 'case "${1:-}" in' in word.read_text()


@FOR_DEBIAN
def test_debian_closes_the_data_and_asks_for_root(debian, told, monkeypatch):
    machine, place = debian
    monkeypatch.setattr(machines.shutil, "chown", lambda *words: told.append(f"chown {words[1]}"))
    machine.prepare(place)
    assert any(command.startswith("useradd --system") for command in told)
    assert told.count("chown sohoagiai") == 2
    assert place.backups.stat().st_mode & 0o777 == 0o700
    monkeypatch.setattr(machines.os, "geteuid", lambda: 1000)
    with pytest.raises(Refused, match="sudo"):
        machine.check_rights()


def test_systemd_gets_a_closed_unit(debian, told, monkeypatch, tmp_path):
    _, place = debian
    monkeypatch.setattr(services, "UNIT", tmp_path / "sohoagiai.service")
    services.Systemd().register(place)
    services.Systemd().start(place)
    unit = (tmp_path / "sohoagiai.service").read_text()
    assert "ProtectSystem=strict" in unit
    assert "User=sohoagiai\n" in unit
    assert f"sohoagiai.py serve --host 0.0.0.0 --port {place.port}\n" in unit
    assert "$" not in unit
    assert told == [
        "systemctl daemon-reload",
        "systemctl enable sohoagiai.service",
        "systemctl restart sohoagiai.service",
    ]

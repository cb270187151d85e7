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


WINDOWS_SCHEMA = {
    "triggers": ["Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit"],
    "Principal": ["UserId", "LogonType", "GroupId", "DisplayName", "RunLevel"],
    "Settings": [
        *("AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy"),
        *("DisallowStartIfOnBatteries", "StopIfGoingOnBatteries", "AllowHardTerminate"),
        *("StartWhenAvailable", "NetworkProfileName", "RunOnlyIfNetworkAvailable", "WakeToRun"),
        *("Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings", "NetworkSettings"),
        *("ExecutionTimeLimit", "Priority", "RunOnlyIfIdle"),
    ],
    "Exec": ["Command", "Arguments", "WorkingDirectory"],
}
"""What the Task Scheduler's protocol, [MS-TSCH] 2.5, admits; the order counts in a trigger only."""


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
    for kind in ("BootTrigger", "TimeTrigger"):  # the second: not only after the next boot
        assert value(f".//t:{kind}/t:Repetition/t:Interval") == "PT5M"
        assert task.find(f".//t:{kind}/t:Repetition/t:Duration", NAMES) is None  # for ever
    assert value(".//t:TimeTrigger/t:StartBoundary") < "2001"  # a clock whose battery is empty
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


def test_the_task_says_only_what_windows_knows(windows, told):
    machine, place = windows
    machine.prepare(place)
    services.Task().register(place)
    task = ElementTree.fromstring((place.program / "task.xml").read_text("utf-16"))
    names = lambda element: [child.tag.partition("}")[2] for child in element]  # noqa: E731
    sections = ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"]
    assert names(task) == sections
    for trigger in task.find("t:Triggers", NAMES):
        order = [WINDOWS_SCHEMA["triggers"].index(name) for name in names(trigger)]
        assert order == sorted(order)
    for section in ("Principal", "Settings", "Exec"):
        assert set(names(task.find(f".//t:{section}", NAMES))) <= set(WINDOWS_SCHEMA[section])


def test_the_data_of_windows_are_closed_and_the_firewall_opens_one_port(windows, told):
    machine, place = windows
    machine.prepare(place)
    (sentence,) = machine.show(place)
    owner, bare, rights, below = [word for word in told if word.startswith("icacls")]
    assert owner == f"icacls {place.data} /setowner *S-1-5-32-544"
    assert bare == f"icacls {place.data} /reset"  # what a user who made it first has granted
    assert below == f"icacls {place.data / '*'} /reset /T /C /Q"  # what was moved in: an old book
    assert "/inheritance:r" in rights
    granted = {word.split(":")[0] for word in rights.split() if word.startswith("*")}
    assert granted == {"*S-1-5-18", "*S-1-5-32-544", "*S-1-5-19"}
    pages, naming = told[-2:]
    assert pages.endswith(
        "dir=in action=allow protocol=TCP localport=80,443 profile=private,domain"
    )
    assert naming.endswith("dir=in action=allow protocol=UDP localport=5353 profile=private,domain")
    assert "cổng 80,443" in sentence
    shortcut = Path(machines.os.environ["PUBLIC"]) / "Desktop" / "Sổ Hòa Giải.url"
    assert shortcut.read_bytes() == b"[InternetShortcut]\r\nURL=http://localhost/\r\n"


def test_an_installation_stands_where_another_program_is_the_firewall(windows, told, monkeypatch):
    machine, place = windows

    def call(*words):
        told.append(" ".join(words))
        raise Refused("Lệnh “netsh” của hệ điều hành báo lỗi: dịch vụ chưa chạy")

    machine.prepare(place)
    monkeypatch.setattr(machines, "call", call)
    (sentence,) = machine.show(place)
    assert "mở cổng 80,443 (TCP) và 5353 (UDP)" in sentence
    assert "dịch vụ chưa chạy" in sentence


def test_what_windows_says_is_read_in_its_own_letters(monkeypatch):
    assert services.as_said("Tệp không có.".encode()) == "Tệp không có."
    monkeypatch.setattr(services, "OLD", "cp1258")
    assert services.as_said("Đư".encode("cp1258")) == "Đư"


def test_a_command_that_never_answers_is_told_in_words(monkeypatch):
    monkeypatch.setattr(services, "LONG", 0.2)
    with pytest.raises(Refused, match="không trả lời"):
        services.call(sys.executable, "-c", "import time; time.sleep(9)")


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

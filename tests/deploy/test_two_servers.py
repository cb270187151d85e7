"""Two servers of one office on one PostgreSQL database: whoever is asked, it is one office."""

import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import requests
from sqlalchemy import make_url

from app.cli import main

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "Suoi-Trong-71"
TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PATIENCE = 60

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn is for Linux")


@pytest.fixture
def office(postgresql, tmp_path, monkeypatch, capsys):
    """The instance folder of an office on a database of its own, made by its command."""
    name = "sohoagiai_two_servers"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    address = make_url(postgresql).set(database=name, drivername="postgresql+psycopg")
    database = address.render_as_string(hide_password=False)
    monkeypatch.setenv("SOHOAGIAI_ADMIN_PASSWORD", PASSWORD)
    facts = ["--unit", "12", "--role", "office", "--admin", "quantri", "--database", database]
    with pytest.raises(SystemExit) as stopped:
        main(["init", "--instance", str(tmp_path / "office"), *facts])
    assert stopped.value.code == 0, capsys.readouterr().err
    yield tmp_path / "office"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def served(folder):
    """gunicorn as the office runs it, on a free port: its address, and its process."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "wsgi:serving()"],
        cwd=ROOT,
        env={
            "SOHOAGIAI_INSTANCE": str(folder),
            "SOHOAGIAI_BIND": f"127.0.0.1:{port}",
            "SOHOAGIAI_WORKERS": "2",
            "SOHOAGIAI_TOTP_ROLES": "",
            "PYTHONPATH": str(ROOT),
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        until(lambda: answers(url), process)
        yield url, process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def answers(url):
    try:
        return requests.get(f"{url}/healthz", timeout=5).status_code == 200
    except (requests.ConnectionError, requests.Timeout):
        return False


def until(holds, process):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert process.poll() is None, "the server has ended"
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.1)


def send(session, url, path, **fields):
    page = session.get(url + path, timeout=30)
    token = TOKEN.search(page.text)[1]
    return session.post(
        url + path, data={"csrf_token": token, **fields}, timeout=30, allow_redirects=False
    )


def test_who_signs_in_at_one_is_known_at_the_other_and_outlives_its_end(office, postgresql):
    person = requests.Session()
    with served(office) as (first, process):
        with served(office) as (second, _):
            answer = send(person, first, "/dang-nhap", login="quantri", password=PASSWORD)
            assert answer.status_code == 303
            for url in (second, first, second):
                assert "Đăng xuất" in person.get(f"{url}/", timeout=30).text
            process.kill()
            assert "Đăng xuất" in person.get(f"{second}/", timeout=30).text
            end_all_connections(postgresql)
            statuses = {person.get(f"{second}/", timeout=30).status_code for _ in range(12)}
            assert statuses == {200}, "a database that was started anew is met again"
            send(person, second, "/dang-xuat")
        with served(office) as (third, _):
            assert "Đăng nhập" in person.get(f"{third}/", timeout=30).text


def end_all_connections(postgresql):
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = 'sohoagiai_two_servers'"
        )


def test_the_folder_is_for_its_owner_alone(office):
    """It names the database, with its password."""
    for name in ("instance.toml", "secret.key", "exchange.key"):
        path = office / name
        assert not path.exists() or path.stat().st_mode & 0o077 == 0, name


def test_a_database_of_another_version_is_not_served(office):
    written = (office / "instance.toml").read_text("utf-8")
    database = re.search(r'database = "postgresql\+psycopg(.+)"', written)[1]
    with psycopg.connect(f"postgresql{database}", autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    refused = subprocess.run(
        [sys.executable, "-c", "import wsgi; wsgi.serving()"],
        cwd=ROOT,
        env={"SOHOAGIAI_INSTANCE": str(office)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert "chưa đúng phiên bản" in refused.stderr

"""The log of a server tells what happened and never what people have typed."""

import logging
import os
import threading
from io import StringIO

import pytest

from app.domain.actors import Role
from app.health.accidents import LOG_FILE, LOGS
from app.serving import logs
from app.web.errors import log
from tests.planted import hearing

PLANTED = "Lò Văn Bí Mật"


@pytest.fixture
def written(tmp_path):
    with hearing(lambda: logs.write_to(tmp_path)):
        yield lambda: (tmp_path / LOGS / LOG_FILE).read_text("utf-8")


@pytest.fixture
def written_out():
    """What gunicorn and the program in it leave for the system to collect."""
    lines = StringIO()
    with hearing(logs.write_out) as handler:
        handler.setStream(lines)
        yield lines.getvalue


def test_a_request_is_one_line_without_its_words(commune, browser, written):
    officer = browser(Role.COMMUNE_OFFICER)
    officer.get("/tim/", query_string={"q": PLANTED})
    officer.get("/hoa-giai/")
    lines = [line for line in written().splitlines() if "sohoagiai.requests" in line]
    assert "GET mediation.index 200" in lines[-1]
    assert "+07:00" in lines[-1]
    assert PLANTED not in written()
    assert "/tim" not in written()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such owners")
def test_the_log_is_for_its_owner_only(written, tmp_path):
    log.error("incident")
    assert written()
    assert (tmp_path / LOGS).stat().st_mode & 0o077 == 0


def test_an_error_is_told_by_its_place_and_not_its_words(written):
    try:
        raise ValueError(PLANTED)
    except ValueError:
        log.exception("incident %s", "A1B2C3\nforged line")
    text = written()
    assert "incident A1B2C3 forged line" in text
    assert "ValueError\n  test_lines.py:" in text
    assert PLANTED not in text


def test_a_thread_that_ends_by_an_accident_is_told_without_its_words(written):
    def stumble():
        raise ValueError(PLANTED)

    thread = threading.Thread(target=stumble)
    thread.start()
    thread.join()
    assert "a thread has ended by an accident\nValueError\n" in written()
    assert PLANTED not in written()


def test_of_a_library_the_values_are_left_out(written):
    logging.getLogger("urllib3.connectionpool").warning("Retrying %s", PLANTED)
    assert "urllib3.connectionpool Retrying %s" in written()


def test_an_office_of_several_processes_tells_the_system(commune, browser, written_out):
    browser(Role.COMMUNE_OFFICER).get("/tim/", query_string={"q": PLANTED})
    assert "GET search.index 200" in written_out()
    assert PLANTED not in written_out()


def test_what_gunicorn_says_of_a_request_quotes_nothing_of_it(written_out):
    try:
        raise ValueError(PLANTED)
    except ValueError:
        logging.getLogger("gunicorn.error").exception(
            "Error handling request %s", f"/tim/?q={PLANTED}"
        )
    assert "Error handling request %s\nValueError\n" in written_out()
    assert PLANTED not in written_out()

"""Planted words of a family stand in the book and on its pages: nowhere else, whatever happens."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from flask import current_app

from app import schema
from app.backup import service as backups
from app.db import db
from app.domain.actors import Role
from app.domain.backups import BackupReason
from app.exchange import letters, sessions
from app.instance import DATABASE_FILE
from app.mediation.models import MediationCase
from tests.browser import PASSWORD
from tests.exchange.conftest import administrator
from tests.mediation.cases import a_case, a_village_with_team
from tests.planted import CANARY, log_of, plant

NAME, PHONE, CARD, SECRET = "Sùng Thị Qqchim", "0912 555 777", "012345678901", "Qqkhoa-Kin-77"
STORY = f"{NAME} ({PHONE}, CCCD {CARD}) kể với {CANARY}."
WORDS = [one.encode() for one in (CANARY, NAME, PHONE, CARD, SECRET, PASSWORD)]
ACCIDENTS = {400, 404, 405, 413, 500, 503}
ODD = {"csrf_token": "", "summary": STORY, "login": NAME, "password": SECRET}


def held_in(content: bytes) -> list[bytes]:
    return [one for one in WORDS if one in content]


@pytest.fixture
def answers(tied_commune):
    """Every answer from here on; an accident is answered as it would be in the field."""
    found = []
    tied_commune.after_request_funcs.setdefault(None, []).append(
        lambda answer: found.append(answer) or answer
    )
    tied_commune.testing = False
    tied_commune.config["PROPAGATE_EXCEPTIONS"] = False
    return found


def test_nothing_that_is_planted_gets_out_of_the_book(
    tied_commune, served_office, answers, browser, request
):
    command.stamp(schema.steps(), "head")
    log = log_of(tied_commune, request)
    case = a_case(a_village_with_team(), summary=STORY)
    assert plant() > 5
    clerk, folder = browser(Role.COMMUNE_OFFICER), Path(tied_commune.instance_path)
    _work(clerk, case.id)
    _stumble(clerk, case.id)
    accidents = [one for one in answers if one.status_code in ACCIDENTS]
    assert {one.status_code for one in accidents} == ACCIDENTS
    for one in accidents:
        assert held_in(one.get_data()) == [], one.status_code
    for one in answers:
        assert held_in(str(one.headers).encode()) == []
    kept = _carry_out(served_office)
    book = b"".join(one.read_bytes() for one in folder.glob(f"{DATABASE_FILE}*"))
    assert {CANARY.encode(), CARD.encode()} <= set(held_in(book))  # it would be found
    assert not {SECRET.encode(), PASSWORD.encode()} & set(held_in(book))
    written = [one for one in folder.rglob("*") if one.is_file() and ".sqlite" not in one.name]
    assert {log, *kept} <= set(written)
    for one in written:
        assert held_in(one.read_bytes() + str(one).encode()) == [], one.name
    assert log.read_text("utf-8").count("incident") == 1


def _work(clerk, case_id) -> None:
    """Pages that show it, lists that are narrowed by it, files with it."""
    page = clerk.get(f"/hoa-giai/{case_id}")
    assert {CANARY.encode(), NAME.encode(), CARD.encode()} <= set(held_in(page.data))
    for address in (
        f"/tim/?q={NAME}",
        f"/hoa-giai/?tim={NAME}",
        f"/hoa-giai/?tim={NAME}&xuat=xlsx",
    ):
        assert clerk.get(address).status_code == 200
    current_app.test_client().sign_in(NAME, SECRET)
    current_app.test_client().sign_in(SECRET, NAME)


def _stumble(clerk, case_id) -> None:
    """Every kind of accident, with the words in whatever was sent."""
    token = {"csrf_token": clerk.token()}
    clerk.post("/hoa-giai/moi", data=ODD)
    clerk.get("/khong-co", headers={"Referer": f"http://localhost/{CARD}", "X-Words": CANARY})
    clerk.post(f"/hoa-giai/{case_id}", data=ODD | token)
    clerk.post("/hoa-giai/moi", data=token | {"summary": STORY * 100_000})
    case = db.session.get(MediationCase, case_id)
    fields = {"team_id": str(case.team_id), "ground": "request", "summary": STORY}
    right = clerk.get("/hoa-giai/moi")
    for accident in (f"RAISE(ABORT, '{STORY}')", "abs(-9223372036854775808)"):
        at_a_case = "CREATE TRIGGER odd BEFORE INSERT ON mediation_case"
        _order(f"{at_a_case} BEGIN SELECT {accident}; END")  # as if the disk were broken
        clerk.send(right, fields)
        _order("DROP TRIGGER odd")


def _order(words: str) -> None:
    with closing(sqlite3.connect(Path(current_app.instance_path) / DATABASE_FILE)) as book:
        book.execute(words)


def _carry_out(office) -> list[Path]:
    """A session, one that fails, a letter and a backup; the files that were written."""
    by = administrator(current_app.extensions["instance"].unit)
    assert sessions.run().complete
    sheet = letters.write_letter(by=by)
    name, letter = letters.file_of(sheet.code)
    office.close()
    with pytest.raises(sessions.SyncFailed):
        sessions.run()
    backup = backups.back_up(BackupReason.BY_HAND, by=by)
    assert held_in(name.encode()) == []
    db.session.rollback()
    return [letter, backup]

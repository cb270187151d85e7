"""A list that people read can be taken as a file, or it says here why not."""

import re
from pathlib import PurePosixPath
from uuid import uuid4

import pytest
from flask import Flask, url_for
from werkzeug.routing import Rule

from app.db import db
from app.domain.actors import GRANTS, Role
from app.export.acts import EXPORTED
from app.records.journal import JournalEntry
from app.web.access import declaration_of
from tests.test_house import ROOT

TEMPLATES = ROOT / "templates"
TABLE = re.compile(r"{%-? *call (?:register|sheet)\(|{{ exports\(")

FORM = "a form to be filled in; what was written stands in a list that has a file"
PART = "a part of one record, read on its page; the record has its papers"
FIGURES = "figures of several kinds on one page; periodic reports and papers carry them"
MACHINES = "how a machine stands at this minute, alone or to another; no list of the office's work"
SETTINGS = "settings of the program; they go to other units by the exchange"
IN_WHOLE = "a summary of what the list on the same page has in whole"

WITHOUT = {
    "accounts/sessions/_list.html": "who is signed in now; the journal has every sign-in",
    "attachments": PART,
    "audit/data_table.html": "the whole catalogue is one file",
    "backup/index.html": MACHINES,
    "dialogue/_conclusions.html": "in the file of the follow-up, beside the opinions",
    "dialogue/_open_points.html": "in the file of what is owed after dialogues",
    "dialogue/follow_up/_postings.html": PART,
    "dialogue/follow_up/owed.html": IN_WHOLE,
    "dialogue/room": FORM,
    "difficulties/index.html": IN_WHOLE,
    "emulation/model.html": PART,
    "emulation/models.html": IN_WHOLE,
    "exchange": MACHINES,
    "guidance/detail.html": PART,
    "home": "what waits for one person today",
    "health/index.html": MACHINES,
    "importing/_columns.html": FORM,
    "importing/words.html": FORM,
    "inspection/_checklist.html": PART,
    "inspection/_items.html": SETTINGS,
    "inspection/checklist.html": FORM,
    "inspection/lists.html": SETTINGS,
    "inspection/year_plan.html": PART,
    "lawpack/clock.html": SETTINGS,
    "lawpack/deadlines.html": SETTINGS,
    "lawpack/option.html": SETTINGS,
    "lawpack/options.html": SETTINGS,
    "lawpack/rates.html": SETTINGS,
    "mediation/sections/agreement.html": PART,
    "overview/_kinds.html": IN_WHOLE,
    "overview/_late.html": "each line leads to a list that has a file",
    "overview/_silent.html": MACHINES,
    "papers": PART,
    "periodic/_figures.html": PART,
    "preparation": "how one conference is prepared; its lists are papers to be printed",
    "privacy/_called.html": PART,
    "privacy/disposal.html": PART,
    "privacy/erase.html": PART,
    "privacy/find.html": FORM,
    "privacy/incident.html": FORM,
    "privacy/request.html": PART,
    "remuneration/detail.html": PART,
    "remuneration/line.html": FORM,
    "remuneration/own.html": "a mediator's own money; mediators take no lists",
    "reports": FIGURES,
    "review": "a handful a year; each has its paper, which is signed",
    "signers": SETTINGS,
    "statistics/compare.html": "each of the two sheets that are compared has a file",
    "statistics/form.html": SETTINGS,
    "statistics/forms.html": SETTINGS,
    "statistics/index.html": SETTINGS,
    "statistics/report.html": "what differs today; the report itself has the file",
    "teams/_election.html": PART,
    "teams/_election_form.html": FORM,
    "teams/_mediators.html": FORM,
    "teams/report.html": PART,
    "teams/review.html": PART,
    "teams/review_form.html": FORM,
    "training/answers.html": FORM,
    "training/attendance.html": FORM,
    "training/mediator.html": PART,
    "training/places.html": FORM,
    "training/results.html": FORM,
    "training/summons.html": PART,
    "training/trainer.html": PART,
    "units/unit.html": PART,
    "workplan/task.html": PART,
}


def _tables() -> dict[str, str]:
    texts = {
        path.relative_to(TEMPLATES).as_posix(): path.read_text("utf-8")
        for path in TEMPLATES.rglob("*.html")
        if path.parent.name != "components"
    }
    return {name: text for name, text in texts.items() if TABLE.search(text)}


def _has_file(text: str) -> bool:
    return "export=" in text or "exports(" in text


def _reason(name: str) -> str | None:
    path = PurePosixPath(name)
    return next((WITHOUT[one] for one in (name, *map(str, path.parents)) if one in WITHOUT), None)


def test_every_list_has_a_file_or_says_why_not():
    silent = [name for name, text in _tables().items() if not _has_file(text) and not _reason(name)]
    assert silent == []


def test_no_reason_outlives_its_table():
    tables = _tables()
    used = {
        one
        for name, text in tables.items()
        if not _has_file(text)
        for one in (name, *map(str, PurePosixPath(name).parents))
    }
    assert set(WITHOUT) <= used


def _listed(app: Flask, *, with_key: bool) -> list[Rule]:
    rules = (rule for rule in app.url_map.iter_rules() if bool(rule.arguments) is with_key)
    return [one for one in rules if declaration_of(app, one.endpoint).exports]


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.FRONT, Role.ADMINISTRATOR])
def test_a_file_is_for_who_may_open_its_page(commune, browser, role):
    client = browser(role)
    rules = _listed(commune, with_key=False)
    assert len(rules) > 20
    for rule in rules:
        may = declaration_of(commune, rule.endpoint).permission in GRANTS[role]
        status = client.get(f"{rule.rule}?xuat=csv").status_code
        assert (status == 403) is not (may and role is not Role.MEDIATOR), rule.rule


def test_a_record_out_of_sight_has_no_file(commune, browser):
    client = browser(Role.COMMUNE_OFFICER)
    for rule in _listed(commune, with_key=True):
        values = {name: uuid4() if name.endswith("_id") else "x" for name in rule.arguments}
        with commune.test_request_context():
            address = url_for(rule.endpoint, **values, xuat="csv")
        may = declaration_of(commune, rule.endpoint).permission in GRANTS[Role.COMMUNE_OFFICER]
        assert client.get(address).status_code == (404 if may else 403), address
    assert db.session.scalar(db.select(JournalEntry).filter_by(subject=EXPORTED)) is None


def test_what_offers_a_file_is_read_and_nothing_else_does(commune):
    """Only an address that is read (GET) can be a list."""
    for rule in commune.url_map.iter_rules():
        if declaration_of(commune, rule.endpoint).exports:
            assert "GET" in rule.methods, rule.endpoint

"""A book that came with a merged commune is written on as the own one is: no page loses an act."""

import re
from urllib.parse import urlsplit

from werkzeug.test import TestResponse

from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.actors import Role
from app.practice.records.guidance import send_papers, write_about_records
from app.practice.records.inspections import inspect_below
from app.practice.records.sample import Sample, add_sample
from app.units.service import import_list, listed_unit
from app.web.context import today
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.haste import few_villages, neither_sent_nor_sought
from tests.manners import read
from tests.merged import FORMER, merge_former_into
from tests.test_pages import walk

ID = re.compile("[0-9a-f]{8}-[0-9a-f-]{27}")
OF_THE_UNIT = {
    "court",
    "deadline_row",
    "law_option",
    "calendar_day",
    "payment_rate",
    "signer",
    "statistics_form",
}
"""Kinds that a unit decides about for itself; a merged one decides anew."""


def test_no_page_loses_an_act_when_the_book_is_carried_on(commune, actor, browser):
    own = listed_unit(TAN_PHONG[0])
    import_list(own=own)
    wanted = Sample(cases=10, dialogues=5, first_year=2025, last_year=today().year, seed=1)
    with few_villages(), neither_sent_nor_sought():
        officer = actor(Role.COMMUNE_OFFICER)
        add_sample(own, wanted, today=today(), by=officer, tick=lambda: None)
        above = actor(Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
        send_papers(today=today(), by=above)
        write_about_records(today=today(), by=above)
        inspect_below(listed_unit(LAI_CHAU[0]), today=today(), by=above)
    clerk = browser(Role.COMMUNE_OFFICER)
    before = {address: acts(address, answer) for _, address, answer in walk(commune, clerk)}
    came_from_former()
    frame = set.intersection(*before.values())
    lost = {}
    for address, offered in before.items():
        if offered > frame and (gone := offered - acts(address, clerk.get(address))):
            lost[address] = sorted(gone)
    assert len(before) > 300
    assert lost == {}


def acts(address: str, answer: TestResponse) -> set[str]:
    """Where the forms of a page lead, and the links that name the record that it shows."""
    page, shown = read(answer.text), set(ID.findall(address))
    forms = {urlsplit(form.get("action", "")).path for form in page.all("form")}
    links = {urlsplit(link.get("href", "")).path for link in page.all("a")}
    return forms | {link for link in links if shown & set(ID.findall(link))}


def came_from_former() -> None:
    """All records stand in the book of a commune that was merged into this one."""
    merge_former_into(TAN_PHONG[0], on=today())
    for kind in RECORD_TYPES:
        if kind.key in OF_THE_UNIT:
            continue
        here = kind.model.unit == TAN_PHONG[0]
        db.session.execute(db.update(kind.model).where(here).values(unit=FORMER))
    db.session.commit()

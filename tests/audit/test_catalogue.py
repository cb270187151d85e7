"""Every column of every table says how closed it is; the catalogue shows just that."""

import re

import pytest
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Integer, MetaData, Table

from app.audit import catalogue
from app.catalog import BY_KEY
from app.db import db
from app.domain.actors import Actor, Role
from app.instance import this_instance
from app.records.model import FieldClass, Leaves
from app.web.context import today
from app.web.translation import catalogue as translation
from tests.export.reading_back import lines_of

LATIN = re.compile(r"(?:[ -~–“”’]|\bđồng\b)+")
PAGE = "/quan-tri/nhat-ky/du-lieu"
SECRETS = {
    "account.password_hash",
    "account.pin_hash",
    "login_session.token_hash",
    "form_draft.fields",
    "journal.changes",
    "ledger_record.raw",
    "search_entry.words",
    "import_row.cells",
}


def all_columns():
    return {
        f"{one.name}.{column.name}": column
        for one in db.metadata.tables.values()
        for column in catalogue.columns_of(one)
    }


def test_no_column_of_any_table_is_without_a_class(commune):
    """A new one says it by ``column()``, or in app/audit/data where its table is no record."""
    held = {f"{one.name}.{c.name}" for one in db.metadata.tables.values() for c in one.columns}
    assert all_columns().keys() == held


def test_a_column_that_says_nothing_is_named():
    silent = Table("account", MetaData(), SqlColumn("planted", Integer))
    with pytest.raises(KeyError, match="planted"):
        catalogue.columns_of(silent)


def test_nothing_stands_in_the_lists_that_is_not_in_the_book():
    held = {(one.name, c.name) for one in db.metadata.tables.values() for c in one.columns}
    beside = {key for key in catalogue._beside() if key[0] != "*"}
    assert beside <= held
    assert catalogue._named().keys() == db.metadata.tables.keys() - BY_KEY.keys()


def test_what_holds_the_words_of_cases_or_opens_an_account_is_sensitive(commune):
    found = all_columns()
    assert {
        name for name in SECRETS if found[name].field_class is not FieldClass.SENSITIVE
    } == set()


def test_what_is_sensitive_never_leaves_by_the_minimal_profile(commune):
    """The same of records and of what is none: only the head of a unit lets more go."""
    gone = [
        name
        for name, one in all_columns().items()
        if one.field_class is FieldClass.SENSITIVE and one.leaves is Leaves.ALWAYS
    ]
    assert gone == []


@pytest.mark.parametrize("role", [Role.COMMUNE_LEADER, Role.ADMINISTRATOR])
def test_leaders_and_administrators_read_it_and_take_it_out(commune, browser, role):
    client = browser(role)
    page = client.get(PAGE).text
    assert "Bên của vụ, việc" in page
    assert "Phiên đăng nhập" in page
    part = client.get(f"{PAGE}/party").text
    assert "Nhạy cảm" in part
    assert "năm sau khi đóng hồ sơ vụ, việc" in part
    assert client.get(f"{PAGE}/nowhere").status_code == 404
    _, *rows = lines_of(client.get(f"{PAGE}?xuat=csv"))
    assert len(rows) == len(all_columns())


def test_in_english_every_word_of_it_is_english(commune):
    """Names of tables and columns, how long each is kept, how closed it is and where it goes."""
    english = translation.read("en").of
    tables = catalogue.tables(Actor("", Role.ADMINISTRATOR, this_instance().unit), today=today())
    said = {words for one in tables for words in (one.label, one.kept)}
    said |= {words for one in tables for column in one.columns for words in _words_of(column)}
    assert len(said) > 600
    assert [words for words in sorted(said) if not LATIN.fullmatch(english(words))] == []


def _words_of(column):
    return column.label, column.field_class.label, column.leaves.label


def test_others_do_not_read_it(commune, browser):
    assert browser(Role.COMMUNE_OFFICER).get(PAGE).status_code == 403

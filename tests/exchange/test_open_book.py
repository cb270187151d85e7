"""The whole book as an open file: out, in again, out again, the same bytes; read by anybody."""

import errno
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.attachments import store
from app.attachments.models import Attachment
from app.catalog import RECORD_TYPES
from app.db import db
from app.domain.errors import RuleViolation
from app.exchange.open_book import names
from app.importing.models import RegisterImport
from app.importing.service import acts, taking, undoing
from app.mediation.models import MediationCase
from app.records import journal
from app.records.ledger import SqlLedger
from tests.barred import barred
from tests.conftest import TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO
from tests.exchange.whole_books import PHOTO, UNIT, machine, take_in, take_out, write_a_book
from tests.factories import a_team, an_officer
from tests.importing import registers
from tests.importing.conftest import keyed
from tests.mediation.cases import SUMMARY, TODAY

__all__ = ["machine"]
DOCUMENT = Path(__file__).parents[2] / "docs" / "open-format.md"


@pytest.fixture
def book(machine, monkeypatch, tmp_path):
    """A file of a book, its cases, and the machine it is of."""
    app, file = machine(), tmp_path / "book.zip"
    with app.app_context():
        cases = write_a_book(monkeypatch)
        told = take_out(file)
        db.session.remove()
    assert (told.files, told.lost) == (2, ())
    return app, file, cases


def test_a_file_that_is_not_given_out_is_named_and_the_rest_goes_along(book, monkeypatch, tmp_path):
    app, _, _ = book
    with app.app_context():
        digest = db.session.scalar(db.select(Attachment.sha256))
        with barred(monkeypatch, store.path_of(digest), errno.EIO, halfway=True):
            told = take_out(tmp_path / "without.zip")
        db.session.remove()
    assert (told.files, told.lost) == (1, (digest,))


@pytest.mark.usefixtures("both_databases")
def test_out_and_in_and_out_again_is_the_same_bytes(book, machine, tmp_path):
    app, file, (settled, _) = book
    with app.app_context():
        take_out(tmp_path / "again.zip")
        assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()
        db.session.remove()
    with machine().app_context():
        taken = take_in(file)
        assert taken.records > 10
        assert taken.journal > 10
        assert taken.files == 2
        case = db.session.get(MediationCase, settled)
        assert case.summary == SUMMARY
        told = journal.history("mediation_case", [case.id])
        assert {line.acted_by for line in told}
        assert all(not line.account_id for line in told)
        paper = db.session.scalar(db.select(Attachment))
        assert store.read(paper.sha256) == PHOTO
        take_out(tmp_path / "third.zip")
        assert (tmp_path / "third.zip").read_bytes() == file.read_bytes()
        db.session.remove()


def test_an_old_register_that_was_brought_in_goes_along_and_can_still_be_taken_out(
    machine, tmp_path
):
    file = tmp_path / "book.zip"
    with machine().app_context():
        team, by = a_team(), an_officer()
        content = registers.xlsx(registers.official())
        one = acts.upload(content, "so-2019.xlsx", team_id=team.id, today=TODAY, by=keyed(by))
        taking.begin(one.id, revision=one.revision, by=keyed(by))
        taking.take_in(one.id, today=TODAY, by=by)
        import_id, original = one.id, one.sha256
        take_out(file)
        db.session.remove()
    with machine().app_context():
        take_in(file)
        assert store.read(original) == content
        take_out(tmp_path / "again.zip")
        assert (tmp_path / "again.zip").read_bytes() == file.read_bytes()
        held = db.session.get(RegisterImport, import_id)
        undoing.begin_undo(held.id, "Nhầm tổ", revision=held.revision, by=keyed(by))
        undoing.undo(held.id, today=TODAY, by=by)
        assert db.session.scalar(db.select(MediationCase.id)) is None
        db.session.remove()


def test_every_kind_of_record_is_in_the_file_and_every_field_is_told(book):
    _, file, _ = book
    with zipfile.ZipFile(file) as held:
        pages = set(held.namelist())
        fields = json.loads(held.read(names.FIELDS))
        manifest = json.loads(held.read(names.MANIFEST))
    for kind in RECORD_TYPES:
        assert names.records_of(kind.key) in pages
        assert fields[kind.key]["label"] == kind.label
        assert set(fields[kind.key]["fields"]) == set(kind.model.__table__.columns.keys())
    assert set(manifest["records"]) == {kind.key for kind in RECORD_TYPES}
    state = fields["mediation_case"]["fields"]["state"]
    assert (state["type"], state["codes"]["settled"]) == ("code", "Hòa giải thành")
    assert fields["party"]["fields"]["case_id"]["names"] == "mediation_case"


def test_neither_passwords_nor_keys_nor_what_the_machine_did_are_in_it(book):
    _, file, _ = book
    with zipfile.ZipFile(file) as held:
        said = held.read(names.JOURNAL).decode()
        assert not [one for one in held.namelist() if "account" in one]
    subjects = {json.loads(line)["subject"] for line in said.splitlines()}
    assert subjects
    assert not subjects & {"account", "peer", "superior", "profile", names.SUBJECT}
    assert "request_key" not in said


def test_an_outsider_checks_it_with_the_lines_of_the_document(book, tmp_path):
    _, file, _ = book
    script = tmp_path / "check.py"
    script.write_text(re.search(r"```python\n(.*?)```", DOCUMENT.read_text("utf-8"), re.S)[1])
    words = [sys.executable, "-I", "-X", "utf8", script, file]
    done = subprocess.run(words, capture_output=True, text=True)
    assert re.match(f"ok .*{TAN_PHONG[1]}", done.stdout), done.stderr
    altered = _rewritten(file, lambda name, content: content.replace(b"settled", b"Settled"))
    words[-1] = altered
    assert subprocess.run(words, capture_output=True).returncode != 0


def _rewritten(file, change, but=()):
    fresh = file.with_name("other.zip")
    fresh.unlink(missing_ok=True)
    with zipfile.ZipFile(file) as held, zipfile.ZipFile(fresh, "w") as out:
        for name in held.namelist():
            if name not in but:
                out.writestr(name, change(name, held.read(name)))
    return fresh


def _of_unit(name, content):
    return (
        content.replace(b'"unit":"03408"', b'"unit":"03390"') if name == names.MANIFEST else content
    )


def _of_another_version(name, content):
    known = re.sub(rb'"schema":"[^"]*"', b'"schema":"9999"', content)
    return known if name == names.MANIFEST else content


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda file: file.write_bytes(b"PK no book"), "không phải tệp xuất toàn bộ sổ"),
        (lambda file: file.write_bytes(file.read_bytes()[:-500]), "không phải tệp xuất"),
        (lambda file: _rewritten(file, _of_unit).replace(file), "không phải của đơn vị này"),
        (lambda file: _rewritten(file, _of_another_version).replace(file), "phiên bản khác"),
        (
            lambda file: _rewritten(file, lambda n, c: c + b" " * n.endswith("case.jsonl")).replace(
                file
            ),
            "thiếu hoặc đã bị sửa",
        ),
        (
            lambda file: _rewritten(file, lambda n, c: c, but=[names.JOURNAL]).replace(file),
            "thiếu hoặc đã bị sửa",
        ),
    ],
)
def test_a_file_that_is_not_what_was_written_changes_nothing(book, machine, spoil, told):
    _, file, cases = book
    spoil(file)
    with machine().app_context():
        with pytest.raises(RuleViolation, match=told):
            take_in(file)
        assert db.session.get(MediationCase, cases[0]) is None
        assert not SqlLedger().totals([UNIT])


def test_where_something_is_written_already_nothing_is_taken_in(book, machine):
    app, file, _ = book
    with app.app_context():
        with pytest.raises(RuleViolation, match="đã có hồ sơ"):
            take_in(file)
        db.session.remove()
    with machine(SIN_SUOI_HO).app_context(), pytest.raises(RuleViolation, match="không phải của"):
        take_in(file)

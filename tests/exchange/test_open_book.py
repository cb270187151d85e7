"""The whole book as an open file: out, in again, out again, the same bytes; read by anybody."""

import io
import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from app.attachments import service as attachments
from app.attachments import store
from app.attachments.intake import Painted
from app.attachments.models import Attachment
from app.catalog import RECORD_TYPES
from app.db import db, transaction
from app.domain.actors import GRANTS, InstanceRole, Permission, Role
from app.domain.attachments import DocumentKind, MediaType
from app.domain.errors import RuleViolation
from app.domain.mediation.states import CaseState
from app.domain.profiles import Profile
from app.exchange import enrolment, open_book, profiles, sessions
from app.exchange.open_book import names
from app.mediation.models import MediationCase
from app.mediation.record import MEDIATION_CASE
from app.records import journal
from app.records.journal import JournalEntry
from app.records.ledger import SqlLedger
from app.records.restored import is_in_doubt
from sync.digest import total
from tests.browser import PASSWORD
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO, administrator, know_units
from tests.factories import an_officer
from tests.mediation.cases import SUMMARY, TODAY, a_case_in, a_village_with_team

UNIT = TAN_PHONG[0]
DOCUMENT = Path(__file__).parents[2] / "docs" / "open-format.md"
PHOTO = b"photo of a signed paper"


def take_out(file):
    with file.open("wb") as out:
        return open_book.take_out(out, by=administrator(UNIT), reason="Chuyển sang máy mới")


def take_in(file):
    return open_book.take_in(file, by=administrator(UNIT))


def write_a_book(monkeypatch):
    """Settled and open cases, one of them corrected, and a paper."""
    paint = Painted(MediaType.JPEG, 1, PHOTO, b"small")
    monkeypatch.setattr("app.attachments.service.paint_anew", lambda content: paint)
    home = a_village_with_team()
    cases = [a_case_in(state, home) for state in (CaseState.SETTLED, CaseState.IN_MEDIATION)]
    attachments.attach(
        subject=MEDIATION_CASE,
        subject_id=cases[0].id,
        content=b"any",
        document=DocumentKind.SETTLEMENT,
        caption="Văn bản hòa giải thành",
        today=TODAY,
        by=an_officer(),
    )
    return [case.id for case in cases]


@pytest.fixture
def machine(make_instance):
    """``machine(unit)``: the application of a new machine of a commune, with nothing in it."""

    def make(unit=TAN_PHONG):
        app = make_instance(InstanceRole.COMMUNE, *unit, superior=LAI_CHAU[0])
        with app.app_context():
            know_units()
        return app

    return make


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


def test_the_superior_takes_the_new_machine_and_nothing_is_lost_or_doubled(
    make_commune, served_office, machine, monkeypatch, tmp_path
):
    old, file = make_commune(), tmp_path / "book.zip"
    with old.app_context():
        cases = write_a_book(monkeypatch)
        by = an_officer()
        profiles.switch(
            "mediation_case",
            Profile.FULL,
            reason="Theo văn bản số 5 của Sở Tư pháp, để kiểm tra",
            by=by,
        )
        assert sessions.run().complete
        take_out(file)
        db.session.remove()
    with served_office.inside():
        code = enrolment.invite(UNIT, by=administrator(LAI_CHAU[0]))
        before = sums()
    with machine().app_context():
        take_in(file)
        assert sums() == before
        assert is_in_doubt()
        enrolment.join(served_office.url, code, by=administrator(UNIT))
        report = sessions.run()
        assert report.complete
        assert not is_in_doubt()
        assert profiles.sent_in_full() == []
        after = sums()
        db.session.remove()
    with served_office.inside():
        assert sums() == after
        assert {db.session.get(MediationCase, one).summary for one in cases} == {None}
    with old.app_context(), pytest.raises(sessions.SyncFailed):
        sessions.run()


def sums():
    with transaction():
        return total(SqlLedger().totals({UNIT}).values())


def test_only_the_head_of_the_unit_takes_it_out_with_password_and_reason(commune, browser):
    assert {role for role in Role if Permission.TAKE_OUT_BOOK in GRANTS[role]} == {
        Role.COMMUNE_LEADER
    }
    a_case_in(CaseState.SETTLED, a_village_with_team())
    address, head = "/dong-bo/toan-bo-so", browser(Role.COMMUNE_LEADER)
    wrong = head.submit(address, {"password": "không đúng", "reason": "Lưu trữ"})
    assert wrong.status_code == 422
    assert "Mật khẩu đang dùng không đúng" in wrong.text
    assert head.submit(address, {"password": PASSWORD, "reason": ""}).status_code == 422
    assert not db.session.scalar(_taken_out())
    answer = head.submit(address, {"password": PASSWORD, "reason": "Lưu trữ cuối năm"})
    assert answer.status_code == 200
    assert f"so-hoa-giai-{UNIT}-" in answer.headers["Content-Disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.data)) as held:
        assert json.loads(held.read(names.MANIFEST))["unit"] == UNIT
    answer.close()
    assert db.session.scalar(_taken_out()).reason == "Lưu trữ cuối năm"
    assert browser(Role.COMMUNE_OFFICER).get(address).status_code == 403


def _taken_out():
    return db.select(JournalEntry).where(JournalEntry.subject == names.SUBJECT)

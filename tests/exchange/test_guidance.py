"""Guidance goes down and its answer comes up, between two instances tied on loopback."""

import shutil
from pathlib import Path

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.guidance import ReceiptState
from app.exchange import letters, sessions, state
from app.guidance.models import Guidance, Receipt
from app.guidance.record import GUIDANCE
from app.guidance.service import acts, reading
from app.records.ledger.tables import LedgerRecord
from app.records.search import find
from tests.dialogue.test_pages import words_of
from tests.exchange.conftest import SIN_SUOI_HO
from tests.exchange.test_letters import CLERK, content, read_at
from tests.guidance.conftest import (
    ABOVE,
    HERE,
    NEIGHBOUR,
    OFFICER,
    SOON,
    TODAY,
    answer,
    sent,
    withdraw,
)


def written_above(office, **facts):
    with office.inside():
        told = sent(**facts)
        db.session.remove()
        return told


def here():
    return db.session.scalars(db.select(Guidance).order_by(Guidance.id)).all()


def receipts_above(office):
    with office.inside():
        found = db.session.scalars(db.select(Receipt)).all()
        db.session.remove()
        return found


@pytest.mark.usefixtures("both_databases")
def test_what_the_office_wrote_is_read_answered_and_seen_above(tied_commune, served_office):
    told = written_above(served_office, answer_by=SOON)
    sessions.run()
    (got,) = here()
    assert got.outgoing() == told.outgoing()
    assert (got.id, got.unit) == (told.id, "12")
    assert [one.id for one in find(GUIDANCE, "ghi sổ", by=OFFICER)] == [told.id]
    acts.confirm_receipt(got.id, today=TODAY, by=OFFICER)
    sessions.run()
    assert [one.state for one in receipts_above(served_office)] == [ReceiptState.RECEIVED]
    acts.answer_guidance(got.id, "Đã ghi sổ.", revision=1, today=TODAY, by=OFFICER)
    assert sessions.run().complete
    with served_office.inside():
        lines = {one.name: one.receipt for one in reading.units_of(told, ABOVE, today=TODAY)}
        assert lines["Phường Tân Phong"].reply == "Đã ghi sổ."
        assert lines["Phường Tân Phong"].answered_by is None
        assert lines["Xã Sin Suối Hồ"] is None
        raws = db.session.scalars(db.select(LedgerRecord.raw)).all()
        assert not any(OFFICER.name.encode() in raw for raw in raws)


def test_the_same_by_letter_where_there_is_no_line(tied_commune, served_office):
    told = written_above(served_office)
    served_office.close()
    _, answer_file = read_at(served_office, content(letters.write_letter(by=CLERK).code))
    letters.read_file(answer_file, by=CLERK)
    assert [one.id for one in here()] == [told.id]
    answer(told, "Đã làm.")
    read_at(served_office, content(letters.write_letter(by=CLERK).code))
    assert [one.reply for one in receipts_above(served_office)] == ["Đã làm."]


def test_a_word_about_a_record_reaches_only_its_unit(make_commune, served_office):
    first, second = make_commune(), make_commune(SIN_SUOI_HO)
    written_above(served_office, title="Chung")
    written_above(served_office, title="Riêng", addressee=HERE)
    held = {}
    for app in (first, second):
        with app.app_context():
            sessions.run()
            held[app] = [one.title for one in here()]
            raws = db.session.scalars(db.select(LedgerRecord.raw)).all()
            assert any("Riêng".encode() in raw for raw in raws) is (app is first)
            db.session.remove()
    assert held == {first: ["Chung", "Riêng"], second: ["Chung"]}


def test_a_withdrawal_comes_down_and_the_text_stays(tied_commune, served_office, browser):
    told = written_above(served_office)
    sessions.run()
    with served_office.inside():
        withdraw(db.session.get(Guidance, told.id))
        db.session.remove()
    sessions.run()
    words = words_of(browser(Role.COMMUNE_OFFICER).get(f"/chi-dao/{told.id}"))
    assert "Lý do: Ghi nhầm." in words
    assert "Ghi trong ngày tiếp nhận." in words


def test_a_receipt_in_another_units_name_is_not_taken(tied_commune, served_office):
    told = written_above(served_office)
    sessions.run()
    answer(told)
    answer(told, "Của bên kia.", by=NEIGHBOUR)
    sessions.run()
    assert {one.unit for one in receipts_above(served_office)} == {HERE}


def back_up():
    """A copy of this commune's database; gives the act of putting it back."""
    closed()
    file = Path(db.engine.url.database)
    copy = shutil.copy(file, file.with_suffix(".ban-sao"))

    def put_back():
        closed()
        for rest in ("-wal", "-shm"):
            Path(f"{file}{rest}").unlink(missing_ok=True)
        shutil.copy(copy, file)

    return put_back


def closed():
    db.session.remove()
    db.engine.dispose()


def test_a_restored_commune_reads_again_what_was_sent_meanwhile(tied_commune, served_office):
    first = written_above(served_office, title="Trước")
    sessions.run()
    put_back = back_up()
    second = written_above(served_office, title="Sau")
    sessions.run()
    answer(first, "Lần đầu.")
    sessions.run()
    put_back()
    assert [one.id for one in here()] == [first.id]
    sessions.run()
    assert {one.id for one in here()} == {first.id, second.id}
    answer(second, "Sau khi phục hồi.")
    sessions.run()
    held = {one.guidance_id: one.reply for one in receipts_above(served_office)}
    assert held == {first.id: "Lần đầu.", second.id: "Sau khi phục hồi."}


def test_who_answers_again_in_a_restored_book_makes_no_second_receipt(tied_commune, served_office):
    """As with every record: what the superior holds is not written over, and the other answer is
    named among what it did not take."""
    told, other = (written_above(served_office, title=title) for title in ("Một", "Hai"))
    sessions.run()
    put_back = back_up()
    key = answer(told, "Lần đầu.").id
    sessions.run()
    put_back()
    assert answer(told, "Lần sau.").id == key
    answer(other, "Mới.")
    assert not sessions.run().complete
    assert state.upward().refused == 1
    held = {one.guidance_id: one.reply for one in receipts_above(served_office)}
    assert held == {told.id: "Lần đầu.", other.id: "Mới."}

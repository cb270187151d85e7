"""The heads of a commune's journal at its superior: kept, and told of where they do not follow."""

import math

import pytest

from app.audit import watch
from app.db import db
from app.domain.actors import Role
from app.domain.heads import HeadVerdict
from app.exchange import heads_below, sessions
from app.exchange.heads import BookTeller
from app.exchange.models import JournalHeadBelow
from app.health import service as health
from app.records.chain.noted import head_above
from app.records.chain.sealing import head
from app.records.journal import JournalEntry
from tests.conftest import TAN_PHONG
from tests.exchange.test_both_sides import at_the_office
from tests.factories import a_village
from tests.tampering import behind_the_back, hash_anew

UNIT = TAN_PHONG[0]


def held(office):
    """What the office holds: numbers and verdicts, and what it is told."""
    with office.inside():
        rows = db.session.scalars(db.select(JournalHeadBelow).order_by(JournalHeadBelow.id))
        found = [(row.sequence, row.verdict) for row in rows], heads_below.told()
        db.session.remove()
    return found


def saved_and_sent(name):
    a_village(name=name)
    sessions.run()
    return head()[0]


@pytest.fixture
def three(tied_commune):
    """Numbers of the three heads that the office holds."""
    return [saved_and_sent(name) for name in ("Tả Lèng", "Nà Phầy", "Bản Chát")]


def test_a_past_written_anew_is_found_above_and_shown(three, served_office, browser):
    first, second, third = three
    heads, told = held(served_office)
    follows = [(second, HeadVerdict.FOLLOWS), (third, HeadVerdict.FOLLOWS)]
    assert heads == [(first, HeadVerdict.FIRST), *follows]
    assert told == []
    assert head_above() == head()
    hash_anew(second)
    fourth = saved_and_sent("Pá Khôm")
    heads, (alarm,) = held(served_office)
    assert heads[3:] == [(fourth, HeadVerdict.ALTERED)] * 2
    assert f"từ dòng số {first + 1} trở đi không còn khớp dấu đang giữ" in alarm.sentence
    saved_and_sent("Xà Dề Phìn")
    heads, told = held(served_office)
    assert (heads[-1][1], told) == (HeadVerdict.FOLLOWS, [alarm])
    officer = at_the_office(served_office, browser)
    for address in ("/dong-bo/", f"/dong-bo/cua/{UNIT}"):
        assert "Nhật ký bị sửa" in officer.get(address).text
    assert alarm.sentence in officer.get(f"/dong-bo/cua/{UNIT}").text
    assert alarm.sentence not in officer.get("/").text
    assert alarm.sentence in at_the_office(served_office, browser, Role.OFFICE_LEADER).get("/").text
    keeper = at_the_office(served_office, browser, Role.ADMINISTRATOR)
    assert alarm.sentence in keeper.get("/quan-tri/may-chu/").text


def test_what_the_office_found_is_kept_and_the_next_break_is_told_again(
    three, served_office, browser
):
    hash_anew(three[1])
    saved_and_sent("Pá Khôm")
    (alarm,) = held(served_office)[1]
    address = f"/dong-bo/cua/{UNIT}/nhat-ky/{alarm.id}"
    leader = at_the_office(served_office, browser, Role.OFFICE_LEADER)
    assert alarm.sentence in leader.get(address).text
    refused = leader.submit(address, {"note": "Đã hỏi đơn vị."})
    assert refused.status_code == 422
    assert "Hãy chọn kết luận." in refused.text
    assert held(served_office)[1] == [alarm]
    said = {"finding": "tampered", "note": "Đã đối chiếu với bản sao lưu ngày trước."}
    asked = leader.get(address)
    for _ in range(2):  # a second press changes nothing
        assert leader.send(asked, said).location == f"/dong-bo/cua/{UNIT}"
    assert held(served_office)[1] == []
    of_unit = leader.get(f"/dong-bo/cua/{UNIT}").text
    assert said["note"] in of_unit
    assert "Có người sửa sổ ngoài phần mềm" in of_unit
    with served_office.inside():
        acts = db.session.scalars(db.select(JournalEntry.reason).filter_by(act="answer_head"))
        assert acts.all() == [said["note"]]
        db.session.remove()
    saved_and_sent("Xà Dề Phìn")
    hash_anew(three[2])
    saved_and_sent("Séo Làn")
    (again,) = held(served_office)[1]
    assert again.id > alarm.id


def test_what_was_altered_under_the_old_hashes_is_found_too(three, served_office, monkeypatch):
    """The end leads on: only a look at an old stretch shows it."""
    monkeypatch.setattr("app.exchange.heads.secrets.choice", lambda pairs: pairs[-1])
    behind_the_back(f"UPDATE journal SET acted_by = 'Người khác' WHERE sequence = {three[1]}")
    for name in ("Pá Khôm", "Xà Dề Phìn"):
        saved_and_sent(name)
    _, told = held(served_office)
    assert [one.verdict for one in told] == [HeadVerdict.ALTERED]


def test_a_tail_cut_off_is_found_above(three, served_office):
    first, *_ = three
    behind_the_back(
        f"DELETE FROM journal WHERE sequence > {first}",
        f"UPDATE journal_head SET sequence = {first}, "
        f"hash = (SELECT hash FROM journal WHERE sequence = {first})",
    )
    sessions.run()
    _, (alarm,) = held(served_office)
    assert alarm.verdict is HeadVerdict.SHORTENED
    assert f"từ dòng số {first + 1} trở đi" in alarm.sentence


def test_a_backup_put_back_is_told_and_is_no_alarm(tied_commune, served_office, backup):
    first = saved_and_sent("Tả Lèng")
    backup.save()
    saved_and_sent("Nà Phầy")
    backup.put_back()
    saved_and_sent("Bản Chát")
    _, (told,) = held(served_office)
    assert (told.verdict, told.is_alarm) == (HeadVerdict.RESTORED, False)
    assert f"nhật ký từ dòng số {first + 1} trở đi được ghi lại" in told.sentence
    with served_office.inside():
        assert health.book_trouble() == []
        db.session.remove()
    assert watch.look_through(whole=True)[0] == []
    assert head_above() == head()


def test_what_the_commune_finds_itself_is_told_above(three, served_office):
    behind_the_back("UPDATE village SET name = 'Bản khác' WHERE name = 'Tả Lèng'")
    assert watch.check(whole=True).breaks == 1
    sessions.run()
    _, (alarm,) = held(served_office)
    assert alarm.verdict is HeadVerdict.BROKEN
    assert "tự phát hiện 1 chỗ trong sổ" in alarm.sentence


def test_an_answer_of_an_infinite_number_is_not_believed(tied_commune):
    """JSON as Python reads it has one."""
    before = head_above()
    answer = {"held": [math.inf, "00"], "look": None, "marks": []}
    assert BookTeller().hear(answer) is False
    assert head_above() == before

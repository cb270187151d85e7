"""Letters on a stick between two instances, as two clerks see them."""

import re
from io import BytesIO
from uuid import UUID

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.exchange import letters, sessions, state
from app.exchange.acts import LetterState
from app.mediation.models import MediationCase
from app.records.journal import JournalEntry
from app.units.models import Village
from sync.letter import MAX_LETTER
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import administrator, not_above
from tests.exchange.test_sessions import GOOD, log_raw
from tests.mediation.cases import a_case, a_village_with_team

CLERK, OFFICE = administrator(TAN_PHONG[0]), administrator(LAI_CHAU[0])


@pytest.fixture
def no_line(served_office, tied_commune):
    """A commune with one case, whose line to the office is cut."""
    a_case(a_village_with_team())
    served_office.close()
    return served_office


def content(code):
    return letters.file_of(code)[1].read_bytes()


def written():
    return content(letters.write_letter(by=CLERK).code)


def read_at(office, data):
    """The office reads a file; the state of its cover, and the answer."""
    with office.inside():
        sheet = letters.read_file(data, by=OFFICE)
        return sheet.state, content(sheet.code)


def test_without_a_line_a_letter_brings_everything_up_and_its_answer_proves_it(no_line):
    sheet = letters.write_letter(by=CLERK)
    assert sheet.state is LetterState.WRITTEN
    assert sheet.records == sum(sheet.counts.values()) == state.upward().in_doubt > 0
    taken, answer = read_at(no_line, content(sheet.code))
    assert taken is LetterState.TAKEN
    with no_line.inside():
        assert len(db.session.scalars(db.select(MediationCase)).all()) == 1
    assert letters.read_file(answer, by=CLERK).state is LetterState.LEVEL
    assert state.upward().is_level
    assert not_above() == []


def test_reading_a_letter_again_changes_nothing(no_line):
    data = written()
    first, _ = read_at(no_line, data)
    with no_line.inside():
        held = state.records_held()
    again, answer = read_at(no_line, data)
    assert (first, again) == (LetterState.TAKEN, LetterState.TAKEN)
    with no_line.inside():
        assert state.records_held() == held
    assert letters.read_file(answer, by=CLERK).state is LetterState.LEVEL


def test_a_letter_that_came_by_wire_meanwhile_has_nothing_new(no_line):
    data = written()
    no_line.open()
    assert sessions.run().complete
    taken, answer = read_at(no_line, data)
    assert taken is LetterState.NOTHING_NEW
    assert letters.read_file(answer, by=CLERK).state is LetterState.LEVEL


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda data: b"PK" + data, "không phải thư đồng bộ"),
        (lambda data: data[:-100], "thiếu phần cuối"),
        (lambda data: data[:-100] + bytes(100), "bị hỏng hoặc đã bị sửa"),
        (lambda data: data[:5] + bytes(32) + data[37:], "gửi cho đơn vị khác"),
    ],
)
def test_a_spoilt_file_is_told_in_a_sentence_and_changes_nothing(no_line, spoil, sentence):
    spoilt = spoil(written())
    with no_line.inside():
        before = journal_length()
        with pytest.raises(RuleViolation, match=sentence):
            letters.read_file(spoilt, by=OFFICE)
        assert letters.sheets() == []
        assert sum(state.records_held().values()) == 0
        assert journal_length() == before


def test_who_chooses_the_own_letter_is_told_which_file_to_bring(no_line):
    with pytest.raises(RuleViolation, match=r"Đây là thư máy này đã viết .* “tra-loi”"):
        letters.read_file(written(), by=CLERK)


def test_an_empty_letter_does_not_boast_of_nothing_received(no_line, browser):
    _, answer = read_at(no_line, written())
    letters.read_file(answer, by=CLERK)
    empty = letters.write_letter(by=CLERK)
    assert empty.records == 0
    letters.read_file(read_at(no_line, content(empty.code))[1], by=CLERK)
    text = browser(Role.COMMUNE_OFFICER).get(f"/dong-bo/thu/{empty.code}").text
    assert "Cấp trên đã có đủ hồ sơ từ trước" in text
    assert "đủ 0 hồ sơ" not in text


def journal_length():
    return db.session.scalar(db.select(db.func.count()).select_from(JournalEntry))


def test_a_commune_that_is_not_tied_is_told_what_to_do_first(make_commune):
    app = make_commune(tied=False)
    with app.app_context():
        with pytest.raises(RuleViolation, match="chưa ghép nối"):
            letters.write_letter(by=CLERK)
        db.session.remove()


def test_a_refused_record_is_named_by_letter_too(no_line):
    log_raw(Village, UUID(int=1), TAN_PHONG[0], GOOD | {"kind": "thanh_pho"})
    taken, answer = read_at(no_line, written())
    assert taken is LetterState.TAKEN
    assert letters.read_file(answer, by=CLERK).refused == 1
    (named,) = not_above()
    assert (named.label, named.state) == ("Thôn, bản, tổ dân phố", "cấp trên không nhận")


def test_two_clerks_do_it_on_their_pages(no_line, browser):
    here = browser(Role.COMMUNE_OFFICER)
    with no_line.inside():
        there = browser(Role.OFFICE_OFFICER)
    cover = after(here.submit("/dong-bo/thu/", action="/viet"), here)
    assert "Thư đồng bộ số 1" in cover
    assert "Vụ, việc hòa giải" in cover
    taken = after(hand_in(there, the_file(here, cover)), there)
    assert "Đã nhận vào sổ." in taken
    ticked = after(hand_in(here, the_file(there, taken)), here)
    assert "Cấp trên đã nhận đủ" in ticked
    wrong = hand_in(here, b"PK")
    assert wrong.status_code == 422
    assert "không phải thư đồng bộ" in wrong.text


def test_a_letter_may_be_larger_than_any_other_form(no_line, browser):
    """One with papers is; and there is an end to it."""
    here = browser(Role.COMMUNE_OFFICER)
    answer = hand_in(here, bytes(20 * 2**20))
    assert (answer.status_code, "không phải thư đồng bộ" in answer.text) == (422, True)
    assert hand_in(here, bytes(MAX_LETTER + 2**21)).status_code == 413


def hand_in(client, data):
    return client.submit("/dong-bo/thu/", {"file": (BytesIO(data), "thu.shg")}, action="/doc")


def after(answer, client):
    """The page on which somebody lands."""
    assert answer.status_code == 303
    return client.get(answer.headers["Location"]).text


def the_file(client, cover):
    (address,) = re.findall(r'href="(/dong-bo/thu/[0-9a-f]+/tep)"', cover)
    with client.get(address) as answer:
        assert "attachment" in answer.headers["Content-Disposition"]
        return answer.data

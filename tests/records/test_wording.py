"""The journal keeps plain values; people read dates, labels and words."""

from datetime import UTC, datetime

import pytest
from werkzeug.datastructures import MultiDict

from app.dialogue.models import Dialogue, Opinion
from app.mediation.models import Clause
from app.records.journal import JournalEntry
from app.records.wording import history_lines, in_words, typed_in_words
from app.teams.models import Mediator, Team
from app.teams.record import MEDIATOR

SHOWN = [
    (Mediator, "recognised_on", "2026-03-05", "05/03/2026"),
    (Mediator, "sex", "female", "Nữ"),
    (Mediator, "is_leader", True, "có"),
    (Mediator, "is_leader", False, "không"),
    (Mediator, "name", None, ""),
    (Mediator, "birth_year", 1971, "1971"),
    (Clause, "amount", 1_500_000, "1.500.000"),
    (Dialogue, "started_at", "07:30:00", "07:30"),
    (Dialogue, "villages", ["0192", "0193"], "2 thôn, bản, tổ dân phố"),
    (Opinion, "field", "land", "Đất đai"),
    (Team, "village_id", "0192d2a0-0000-7000-8000-000000000001", "(đã chọn)"),
]


@pytest.mark.parametrize(("model", "key", "stored", "said"), SHOWN)
def test_a_stored_value_is_shown_in_words(model, key, stored, said):
    assert in_words(model.__table__.c[key], stored) == said


def test_a_line_of_the_history_names_act_person_and_what_changed():
    act = next(iter(MEDIATOR.acts))
    entry = JournalEntry(
        written_at=datetime(2026, 3, 5, 1, 30, tzinfo=UTC),
        act=act.value,
        acted_by="Vàng Thị Mỷ",
        recorded_by="Lò Thị Phương",
        reason="Chuyển nơi ở",
        changes={
            "ended_on": [None, "2026-03-05"],
            "phone": [None, ""],  # left empty: tells nothing, and is not counted
            "gone": ["a", "b"],
        },
    )
    (line,) = history_lines(MEDIATOR, [entry])
    assert (line.act, line.acted_by, line.recorded_by) == (
        act.label,
        "Vàng Thị Mỷ",
        "Lò Thị Phương",
    )
    assert [(one.label, one.old, one.new) for one in line.changes] == [
        ("Ngày thôi làm hòa giải viên", "", "05/03/2026")
    ]


def test_what_was_typed_is_said_as_the_person_saw_it():
    form = {"sex": "female", "name": "Giàng A Páo", "recognised_on": "5/3/26", "is_leader": "y"}
    form = MultiDict(form | {"sex_": "x", "team_id": "0192"})
    assert typed_in_words(Mediator(), form) == {
        "sex": "Nữ",
        "name": "Giàng A Páo",
        "recognised_on": "5/3/26",
        "is_leader": "có",
        "team_id": "(đã chọn)",
    }


def test_a_forged_choice_is_shown_as_it_came():
    assert typed_in_words(Mediator(), MultiDict({"sex": "<b>"})) == {"sex": "<b>"}


def test_several_chosen_records_are_counted_and_own_codes_named():
    form = MultiDict([("villages", "0192"), ("villages", "0193"), ("started_at", "7h30")])
    assert typed_in_words(Dialogue(), form) == {
        "villages": "2 thôn, bản, tổ dân phố",
        "started_at": "7h30",
    }
    assert typed_in_words(Opinion(), MultiDict({"field": "land"})) == {"field": "Đất đai"}

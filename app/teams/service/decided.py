"""Putting a decision of the Chairman, and its sending, on an election or a departure."""

from collections.abc import Mapping
from datetime import date

from app.domain.teams.decisions import Decision, check_told
from app.teams.models import Departure, Election

# The columns of :class:`~app.teams.models.columns.Decided`, as a refusal names them.
TOLD = {
    "told_front_on": "Ngày gửi Ban Thường trực Ủy ban Mặt trận Tổ quốc xã",
    "told_board_on": "Ngày gửi Trưởng ban công tác Mặt trận",
    "told_village_on": "Ngày gửi trưởng thôn, tổ trưởng tổ dân phố",
    "told_mediators_on": "Ngày gửi hòa giải viên",
    "published_on": "Ngày thông báo công khai",
}


def set_decision(record: Election | Departure, decision: Decision) -> None:
    """Without a day of its own a decision takes effect on the day it is signed."""
    record.decision_number, record.decided_on = decision.number, decision.decided_on
    record.signed_by, record.effective_on = decision.signed_by, decision.effect


def set_told(record: Election | Departure, days: Mapping[str, date | None], *, today: date) -> None:
    """To whom the decision went and when; ``days`` by the keys of ``TOLD``."""
    assert record.decided_on, "only a decision is sent"
    named = {TOLD[name]: day for name, day in days.items()}
    check_told(named, decided_on=record.decided_on, today=today)
    for name, day in days.items():
        setattr(record, name, day)

"""What a received field may hold."""

import pytest
from sqlalchemy import Column
from sqlalchemy.dialects import sqlite

from app.db import Moment
from app.domain.dialogue.kinds import DialogueKind
from app.exchange.values import read_value
from app.records.lists import code_list, id_list
from sync import Refused

MOMENT = Column(Moment(), nullable=False)


def test_a_moment_is_taken_as_it_travels():
    moment = read_value(MOMENT, "Lúc", "2026-11-28T07:30:00+07:00")
    assert MOMENT.type.process_bind_param(moment, sqlite.dialect()).hour == 0


@pytest.mark.parametrize("kind", [code_list(DialogueKind), id_list("nơi")])
def test_a_list_of_what_is_in_no_list_is_refused(kind):
    with pytest.raises(Refused, match="không đúng"):
        read_value(Column(kind), "Các nơi", ["a"])


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_a_moment_at_the_edge_of_time_is_refused(text):
    """It has no hour in UTC, in which moments are kept: it would be tried again for ever."""
    with pytest.raises(Refused, match="không đúng"):
        read_value(MOMENT, "Lúc", text)

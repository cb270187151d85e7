"""What an error of a disk or a database file means, whoever reports it."""

import errno
import sqlite3

import pytest

from app.domain.disks import Trouble, trouble_of


def of_sqlite(number, words=""):
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = number
    return error


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (13, Trouble.FULL),
        (10 | 4 << 8, Trouble.REFUSES),  # fsync
        (8 | 1 << 8, Trouble.REFUSES),  # a journal that cannot be written
        (14, Trouble.REFUSES),
        (11, Trouble.DAMAGED),
        (26, Trouble.DAMAGED),
        (11 | 1 << 8, Trouble.INDEX),
        (5, Trouble.BUSY),
        (1, None),  # no such table: ours
        (19, None),  # a rule of the database
    ],
)
def test_a_number_of_sqlite_says_what_is_the_matter(number, trouble):
    assert trouble_of(of_sqlite(number)) is trouble


@pytest.mark.parametrize(
    ("words", "trouble"),
    [
        ("database or disk is full", Trouble.FULL),
        ("attempt to write a readonly database", Trouble.REFUSES),
        ("file is not a database", Trouble.DAMAGED),
        ("near “full”: syntax error", None),
    ],
)
def test_a_driver_without_numbers_is_read_by_its_words(words, trouble):
    assert trouble_of(sqlite3.DatabaseError(words)) is trouble
    assert trouble_of(ValueError(words)) is None


def test_a_server_that_is_full_and_a_disk_of_windows_are_known():
    full, protected = Exception(), PermissionError(errno.EACCES, "planted")
    full.sqlstate, protected.winerror = "53100", 19
    assert trouble_of(full) is Trouble.FULL
    assert trouble_of(protected) is Trouble.REFUSES
    assert trouble_of(PermissionError(errno.EACCES, "planted")) is None


def test_a_circle_of_causes_ends():
    first, second = ValueError(), KeyError()
    first.__cause__, second.__cause__ = second, first
    assert trouble_of(first) is None

"""The guards that ``python -m bench.guards`` takes away are where it looks for them."""

from pathlib import Path

import pytest

from bench.guards.removed import REMOVED

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("one", REMOVED, ids=lambda one: one.name)
def test_a_guard_stands_once_in_its_file(one):
    """One that is not found would be taken away from nowhere, and seen by nobody."""
    assert (ROOT / one.path).read_text("utf-8").count(one.old) == 1

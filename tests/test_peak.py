"""What the benchmark says of memory can be too much, and can fall again."""

import subprocess
import sys
import time
from contextlib import contextmanager

import pytest

from bench.peak import peak

LARGE = 40 * 2**20
HOLD = "import sys; held = bytearray(b'x') * {}; print(flush=True); sys.stdin.read()"


@pytest.mark.skipif(sys.platform != "linux", reason="a process's account of itself is Linux's own")
def test_what_was_held_before_does_not_hide_what_is_held_now():
    with peak() as first:
        bytearray(b"x") * LARGE
    with peak() as small:
        bytearray(b"x") * 2**20
    with peak() as again:
        bytearray(b"x") * LARGE
    assert first.own > 35
    assert small.own < 10
    assert again.own > 35
    assert small.child == 0


@pytest.mark.skipif(sys.platform != "linux", reason="a process's account of itself is Linux's own")
def test_a_child_is_told_by_itself_whatever_its_parent_holds():
    mine = bytearray(b"x") * (3 * LARGE)
    with holding(4 * LARGE), peak() as told, holding(LARGE):
        pass
    assert 35 < told.child < 100, "nor what an older child holds"
    assert len(mine) > LARGE


@contextmanager
def holding(size):
    """A child that holds so many bytes until the block is over."""
    words = [sys.executable, "-c", HOLD.format(size)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        child.stdout.readline()  # it has them
        yield
        time.sleep(0.2)
        child.communicate()

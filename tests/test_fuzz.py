"""What the long fuzz begins with is true: else it would look at refusals alone."""

import pytest

from bench.fuzz.reader import Broken, promise
from bench.fuzz.readers import READERS


@pytest.mark.parametrize("reader", READERS, ids=lambda one: one.name)
def test_a_reader_reads_one_of_its_seeds(reader):
    """Refused is what every other seed may be."""
    read = 0
    for seed in reader.seeds:
        try:
            reader.takes(seed if reader.is_of_text else list(seed))
            read += 1
        except reader.refusals:
            continue
    assert read


def test_a_promise_that_does_not_hold_is_a_fault():
    with pytest.raises(Broken, match="words"):
        promise(False, "words")

"""No small number can be computed back from what is left."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.suppression import is_small, without_small

numbers = st.lists(st.one_of(st.integers(0, 4), st.integers(0, 40)), max_size=6)


@settings(max_examples=300, deadline=None)
@given(numbers)
def test_no_small_number_is_told(given_numbers):
    told, total = without_small(given_numbers)
    assert [one for one in told if one is not None and is_small(one)] == []
    assert total in (None, sum(given_numbers))
    assert total is None or not is_small(total)
    for one, number in zip(told, given_numbers, strict=True):
        assert one in (None, number)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 5), max_size=4))
def test_each_small_number_could_be_another(given_numbers):
    """A reader who knows the total and that what is left out is not 0 tries every table."""
    told, total = without_small(given_numbers)
    hidden = [at for at, one in enumerate(told) if one is None]
    if total is None or not hidden:
        return
    missing = total - sum(one for one in told if one is not None)
    tables = [
        one for one in product(range(1, missing + 1), repeat=len(hidden)) if sum(one) == missing
    ]
    for place, at in enumerate(hidden):
        if is_small(given_numbers[at]):
            assert len({one[place] for one in tables}) > 1


@given(st.lists(st.integers(3, 50) | st.just(0), max_size=8))
def test_where_nothing_is_small_everything_is_told(given_numbers):
    assert without_small(given_numbers) == (given_numbers, sum(given_numbers))


def test_the_next_smallest_goes_with_a_single_small_one():
    assert without_small([1, 9, 5, 0]) == ([None, 9, None, 0], 15)


def test_where_nothing_is_left_to_go_with_it_the_total_goes():
    assert without_small([2, 0, 0]) == ([None, 0, 0], None)
    assert without_small([1, 1, 1]) == ([None, None, None], None)

"""How a unit is called where a paper is dated."""

import pytest

from app.domain.units import place_of


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Phường Tân Phong", "Tân Phong"),
        ("Xã Tả Lèng", "Tả Lèng"),
        ("Thành phố Lai Châu", "Lai Châu"),
        ("Phường 5", "Phường 5"),
        ("Phòng Tư pháp", "Phòng Tư pháp"),
    ],
)
def test_a_paper_is_dated_by_the_place_without_its_kind(name, place):
    assert place_of(name) == place

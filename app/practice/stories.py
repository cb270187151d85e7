"""Mediation cases as a village tells them, put together from the texts beside this file.

A text has slots: ``{a}`` the full name with its title, ``{as}`` the everyday name, ``{money}``
a sum, ``{due}`` a day. Deterministic: one ``Random`` state, one story.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from app.domain.calendar import show
from app.domain.mediation.clauses import ClauseFacts, Obliged
from app.domain.mediation.scope import RefusalReason
from app.domain.money import parse_money, show_money
from app.domain.teams import Sex
from app.domain.units import VillageKind
from app.practice.people import Person, invent_person, share
from app.practice.places import Village

TEXTS = Path(__file__).parent / "texts"
SMALL_NUMBERS = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SENTENCE = re.compile(r"(^|[.!?]\s+|\n)(\w)")
_HEADS = {VillageKind.BAN: "trưởng bản", VillageKind.TO_DAN_PHO: "tổ trưởng tổ dân phố"}


@cache
def texts(name: str) -> dict[str, Any]:
    """One file of texts; read once."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text("utf-8"))


@cache
def templates(code: str) -> tuple[dict[str, Any], ...]:
    """All stories of a category code."""
    files = ("quarrels", "property", "family", "breaches")
    return tuple(s for name in files for s in texts(name)["story"] if s["code"] == code)


def fill(text: str, slots: Mapping[str, str]) -> str:
    """The text with its slots filled, each sentence beginning with a capital letter."""
    return _SENTENCE.sub(lambda m: m[1] + m[2].upper(), text.format_map(slots))


def place_slots(village: Village, commune: str) -> dict[str, str]:
    """Slots that say where: ``commune`` is the name of the unit, ``Xã Tả Lèng``."""
    label = village.kind.label.lower()
    return {
        "village": f"{label} {village.name}",
        "label": label,
        "head": _HEADS.get(village.kind, "trưởng thôn"),
        "commune": commune[:1].lower() + commune[1:],
    }


def money(thousands: int) -> str:
    """``1.500.000 đồng``."""
    return show_money(thousands * 1000)


@dataclass(frozen=True, slots=True)
class Story:
    """One case: its kind, the two sides, and the texts of its template with their slots."""

    category: str | None
    a: Person
    b: Person
    slots: Mapping[str, str]
    template: Mapping[str, Any]

    @property
    def summary(self) -> str:
        return self._fill(self.template["summary"])

    @property
    def demands(self) -> tuple[str, str]:
        return self._fill(self.template["demand_a"]), self._fill(self.template["demand_b"])

    @property
    def term_days(self) -> tuple[int, int]:
        """Within how many days such an agreement is usually performed: least and most."""
        least, most = self.template["due"]
        return least, most

    @property
    def refusal(self) -> RefusalReason:
        return RefusalReason(self.template["reason"])

    def course(self, rng: Random, *, mediator: str, settled: bool) -> str:
        """Diễn biến, in a few sentences."""
        common = texts("common")
        parts = [
            rng.choice(common["opening"]),
            self.template["course"],
            common["law"][self.template["code"][:2]],
            rng.choice(common["settled" if settled else "failed"]),
        ]
        place = rng.choice(common["place"]).format_map({**self.slots, "mediator": mediator})
        return self._fill(" ".join(parts), mediator=mediator, place=place)

    def terms(self, due_on: date) -> str:
        """Thỏa thuận đạt được, one numbered term a line."""
        lines = enumerate(self.template["terms"], start=1)
        return "\n".join(f"{n}. {self._fill(text, due=show(due_on))}" for n, text in lines)

    def clauses(self, due_on: date) -> list[ClauseFacts]:
        """The terms that have a day, as things to be done by whoever they begin with."""
        dated = [text for text in self.template["terms"] if "{due}" in text]
        return [self._clause(text, due_on) for text in dated or self.template["terms"][:1]]

    def _clause(self, text: str, due_on: date) -> ClauseFacts:
        sides = {"{a}": (Obliged.A, self.a.name), "{b}": (Obliged.B, self.b.name)}
        dated = next((part for part in text.split("; ") if "{due}" in part), text)
        text = dated if dated[:3] in sides else text
        side, who = sides.get(text[:3], (Obliged.BOTH, None))
        named = [slot for slot in ("money", "half") if f"{{{slot}}}" in text]
        amount = parse_money(self.slots[named[-1]]) if named and who else None
        return ClauseFacts(side, self._fill(text, due=show(due_on)), due_on, who, amount)

    def duties(self, rng: Random) -> str:
        """Quyền và nghĩa vụ của các bên."""
        return self.pick(rng, "duties")

    def method(self, rng: Random) -> str:
        """Phương thức thực hiện."""
        if "method" in self.template:
            return self._fill(self.template["method"])
        return self.pick(rng, "method_money" if "money" in self.template else "method_other")

    def guidance(self) -> str:
        """Where the parties turn to after no agreement."""
        table, code = texts("common")["guidance"], self.template["code"]
        return self._fill(table.get(code) or table[code[:2]])

    def guided_to(self) -> str:
        """The body to which the parties of a refused case were guided."""
        return self._fill(self.template["guided_to"])

    def pick(self, rng: Random, key: str) -> str:
        """One of the common texts called ``key``."""
        text = rng.choice(texts("common")[key])
        return self._fill(text, place="nhà văn hóa")

    def _fill(self, text: str, **more: str) -> str:
        return fill(text, {**self.slots, **more})


def invent_case(
    rng: Random, code: str, *, village: Village, commune: str, received_on: date
) -> Story:
    """A case of a category code that came to the team of ``village`` on that day."""
    template = rng.choice(templates(code))
    return _story(rng, template, village, commune, received_on)


def invent_refusal(rng: Random, *, village: Village, commune: str, received_on: date) -> Story:
    """A matter that must not be mediated, or that the parties do not want mediated."""
    template = rng.choice(texts("common")["refusal"])
    return _story(rng, template, village, commune, received_on)


def _story(
    rng: Random, template: Mapping[str, Any], village: Village, commune: str, received_on: date
) -> Story:
    year = received_on.year
    a, b = _sides(rng, template.get("who", "neighbours"), village, year)
    low, high = template.get("money", (300, 3000))
    amount = rng.randrange(low, high + 1, 50)
    slots = place_slots(village, commune) | {
        "a": f"{a.title(year)} {a.name}",
        "b": f"{b.title(year)} {b.name}",
        "as": f"{a.title(year)} {a.given}",
        "bs": f"{b.title(year)} {b.given}",
        "event": show(received_on - timedelta(days=rng.randint(1, 12))),
        "money": money(amount),
        "half": money(amount // 100 * 50),
        "n": rng.choice(SMALL_NUMBERS),
    }
    picks = {name: rng.choice(options) for name, options in template.get("pick", {}).items()}
    return Story(template.get("code"), a, b, slots | picks, template)


def _sides(rng: Random, who: str, village: Village, year: int) -> tuple[Person, Person]:
    """The two sides, related as the story needs them, grown up in ``year``."""
    group = share(rng, village.shares)
    adult = (year - 68, year - 22)

    def person(sex: Sex | None = None, born: tuple[int, int] = adult, **more: str) -> Person:
        return invent_person(rng, sex=sex, born=born, **({"group": group} | more))

    def of_another_clan(one: Person, *facts: Any) -> Person:
        """Families of one name are one clan: they do not marry among themselves."""
        while (other := person(*facts)).family == one.family:
            continue
        return other

    match who:
        case "spouses" | "ex_spouses" | "couple":
            husband = person(Sex.MALE, (year - 55, year - 24))
            near = (husband.born - 3, min(husband.born + 6, year - 20))
            return of_another_clan(husband, Sex.FEMALE, near), husband
        case "clans":
            elder = person(None, (year - 75, year - 45))
            return elder, of_another_clan(elder, None, (year - 75, year - 45))
        case "siblings":
            elder = person(born=(year - 65, year - 30))
            younger = (elder.born + 1, elder.born + 8)
            return elder, person(Sex.MALE, younger, family=elder.family)
        case "parent_child":
            father = person(Sex.MALE, (year - 75, year - 50))
            return father, person(born=(father.born + 20, year - 22), family=father.family)
        case "in_laws":
            elder = person(Sex.FEMALE, (year - 72, year - 48))
            return elder, person(Sex.FEMALE, (year - 36, year - 21))
        case "youth":
            return person(), person(Sex.MALE, (year - 24, year - 18))
        case "men":
            return person(Sex.MALE), person(Sex.MALE)
        case _:
            return person(), person(group=share(rng, village.shares))

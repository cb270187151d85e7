"""What the notice and the minutes say alike: on what they rest, who inspects, what is looked at."""

from collections.abc import Iterator

from app.domain.calendar import show
from app.domain.inspection.kinds import WovenInto
from app.domain.periodic.words import lines_of
from app.domain.units import place_of
from app.domain.words import mid_sentence
from app.inspection.models import Inspection
from app.instance import this_instance
from app.papers.bases import bases
from app.papers.blocks import Block, Head, Item, text
from app.papers.heads import committee_head, name_of

WORK = "công tác hòa giải ở cơ sở"


def is_committee() -> bool:
    return not this_instance().is_office


def head_of(one: Inspection, symbol: str) -> Head:
    """An office's own name above its paper; a commune's is its People's Committee."""
    day = one.held_on or one.when.ends_on
    if is_committee():
        return committee_head(one.unit, day, symbol)
    name = name_of(one.unit, day)
    return Head(place=place_of(name), year=day.year, authority=(name.upper(),))


def inspector(one: Inspection) -> str:
    name = name_of(one.unit, one.held_on or one.when.ends_on)
    return f"Ủy ban nhân dân {mid_sentence(name)}" if is_committee() else name


def grounds(one: Inspection) -> Iterator[Block]:
    return bases(lines_of(one.grounds))


def days(one: Inspection) -> str:
    return f"từ ngày {show(one.since)} đến ngày {show(one.until)}"


def woven(one: Inspection) -> str:
    if one.woven is WovenInto.NONE:
        return ""
    return f"Lồng ghép trong: {mid_sentence(one.woven_words or one.woven.label)}"


def team(one: Inspection) -> Iterator[Block]:
    role = "chủ trì" if one.is_self else "Trưởng đoàn"
    if one.leader:
        yield Item(text(f"{person(one.leader, one.leader_post)}, {role}."))
    members = lines_of(one.members)
    for line in members:
        writes = one.secretary and line.startswith(one.secretary)
        yield Item(text(f"{line.rstrip('.;')}{', thư ký' if writes else ''}."))
    if one.secretary and not any(line.startswith(one.secretary) for line in members):
        yield Item(text(f"{one.secretary}, thư ký."))


def front(one: Inspection) -> Iterator[str]:
    if one.with_front:
        yield ", ".join(filter(None, (one.front_body, person(one.front_name, one.front_post))))


def person(name: str, post: str) -> str:
    return ", ".join(filter(None, (name, post)))

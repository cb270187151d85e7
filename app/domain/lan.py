"""How the office's machine is called in its own network, and which addresses people can type."""

import re
from collections.abc import Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv4Network, ip_address

from app.domain.errors import RuleViolation
from app.domain.words import fold

INNER = tuple(
    IPv4Network(one)
    for one in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
)
"""Networks whose addresses mean nothing outside (RFC 1918, 3927, 1122)."""
LONGEST_LABEL = 48  # letters of a name; 63 is the most of RFC 1035, and a number may follow
LONGEST_NAME = 253  # letters of a whole name of RFC 1035
HOUSE = (".local", ".home.arpa", ".internal")
LONGEST_TITLE = 59  # bytes of a name of RFC 6763, which allows 63; a number may follow
BY_ITSELF = "so-hoa-giai"  # where nothing of the unit's name can be written in ASCII
USUAL_PORTS = {"http": 80, "https": 443}

_KINDS = ("uy ban nhan dan", "xa", "phuong", "thi tran", "dac khu", "tinh", "thanh pho")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", re.ASCII)


def label_of(unit_name: str) -> str:
    """``Phường Tân Phong`` as the first part of an address: ``tan-phong``."""
    words = " ".join(re.findall("[a-z0-9]+", fold(unit_name)))
    for kind in _KINDS:
        words = words.removeprefix(f"{kind} ")
    return words.replace(" ", "-")[:LONGEST_LABEL].strip("-") or BY_ITSELF


def check_label(label: str) -> None:
    """Refuse what cannot be the first part of an address; empty means: of the unit's name."""
    if label and (len(label) > LONGEST_LABEL or not _LABEL.fullmatch(label)):
        raise RuleViolation(
            "Tên máy chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, "
            f"nhiều nhất {LONGEST_LABEL} ký tự, ví dụ tan-phong: “{label}”."
        )


def is_of_the_house(name: str) -> bool:
    """Whether nobody outside can have made ``name`` lead to a machine in here.

    An address is no name at all; a name of one word and those of RFC 6762 (``local``), RFC 8375
    (``home.arpa``) and ICANN's ``internal`` stand in no name server of the Internet.
    """
    with suppress(ValueError):
        return bool(ip_address(name))
    return bool(_LABEL.fullmatch(name)) or name.endswith(HOUSE)


def read_names(written: str) -> frozenset[str]:
    """``hoagiai.tanphong.gov.vn, so.laichau.gov.vn`` as a set; refuses what is no such name."""
    names = frozenset(one.strip().lower() for one in written.split(",") if one.strip())
    for one in names:
        if len(one) > LONGEST_NAME or not all(map(_LABEL.fullmatch, one.split("."))):
            raise RuleViolation(
                "Tên miền cách nhau bằng dấu phẩy, không kèm http:// "
                f"và số cổng, ví dụ hoagiai.tanphong.gov.vn: “{one}”."
            )
    return names


def numbered(label: str, number: int) -> str:
    """The ``number``-th try for a name that others in the network may have, from 1."""
    return label if number == 1 else f"{label}-{number}"


def title_of(unit_name: str) -> str:
    """The name under which the book stands in a list of the network's services."""
    title = f"Sổ Hòa Giải – {unit_name}"
    while len(title.encode()) > LONGEST_TITLE:
        title = title[:-1]
    return title.rstrip(" –")


def is_inner(address: str) -> bool:
    return any(IPv4Address(address) in network for network in INNER)


def to_be_typed(addresses: Iterable[str], *, first: str | None = None) -> tuple[str, ...]:
    """Addresses in the order in which people should try them, none twice.

    ``first`` is the one by which the machine itself would go out; one that a machine gives
    itself because nobody gave it any (169.254.…) comes last.
    """
    kept = {one for one in addresses if not IPv4Address(one).is_loopback}
    return tuple(
        sorted(kept, key=lambda one: (IPv4Address(one).is_link_local, one != first, _number(one)))
    )


def web_address(host: str, port: int, scheme: str = "http") -> str:
    """``http://tan-phong.local:8000/``; the usual port of a scheme need not be typed."""
    shown = "" if USUAL_PORTS[scheme] == port else f":{port}"
    return f"{scheme}://{host}{shown}/"


def yields(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Which of two machines that took one name at the same moment takes another.

    Both decide alike, each for itself, as RFC 6762 (8.2) has it: the greater address keeps it.
    """
    return max(map(_number, ours), default=-1) < max(map(_number, theirs), default=-1)


def _number(address: str) -> int:
    return int(IPv4Address(address))

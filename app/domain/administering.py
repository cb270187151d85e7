"""From which machines, and at what hours, an administrator comes in.

Căn cứ: QĐ 742/QĐ-BTTTT (giới hạn địa chỉ mạng và thời gian truy cập quản trị). At the machine
itself nobody is kept out: whoever sits there in the night of an accident must get in.
"""

from collections.abc import Sequence
from datetime import time
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from app.domain.clock_hours import ClockHours
from app.domain.errors import RuleViolation

Network = IPv4Network | IPv6Network


def read_networks(text: str) -> tuple[Network, ...]:
    """``192.168.1.10, 192.168.1.32/28``; no text, none. Raises :class:`RuleViolation`."""
    return tuple(_network(one.strip()) for one in text.split(",") if one.strip())


def _network(text: str) -> Network:
    try:
        return ip_network(text)
    except ValueError:
        raise RuleViolation(
            f"Địa chỉ “{text}” không đúng. Hãy ghi dạng 192.168.1.10 hoặc 192.168.1.32/28, nhiều "
            "địa chỉ thì cách nhau bằng dấu phẩy."
        ) from None


def may_come_in(address: str, at: time, *, networks: Sequence[Network], hours: ClockHours) -> bool:
    """Whether an administrator may, who asks from ``address`` at that hour of the day; empty
    ``networks`` or ``hours`` bound nothing. No address is a command at the machine."""
    if not address:
        return True
    try:
        here = ip_address(address)
    except ValueError:
        return False
    here = getattr(here, "ipv4_mapped", None) or here
    if here.is_loopback:
        return True
    is_known = not networks or any(here in one for one in networks)
    return is_known and (not hours.spans or hours.holds(at))

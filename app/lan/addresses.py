"""The addresses of this machine in the networks of the house, without asking anybody."""

import socket
from contextlib import suppress

from app.domain.lan import to_be_typed

NOT_A_NETWORK = (
    "docker",
    "br-",
    "veth",
    "virbr",
    "vethernet",
    "hyper-v",
    "virtualbox",
    "vboxnet",
    "vmware",
    "vmnet",
    "wsl",
)
"""Adapters between a machine and its own guests: no other machine reaches those addresses."""
GROUP = ("224.0.0.251", 5353)  # of multicast DNS (RFC 6762): it never leaves the network


def own_addresses(host: str = "0.0.0.0") -> tuple[str, ...]:  # nosec B104: compared
    """IPv4 addresses at which a server that listens on ``host`` can be typed, best first."""
    if host not in ("0.0.0.0", "::", ""):  # nosec B104: compared
        return to_be_typed([socket.gethostbyname(host)])
    return to_be_typed(_of_adapters(), first=_way_out())


def _of_adapters() -> list[str]:
    import ifaddr

    return [
        one.ip
        for adapter in ifaddr.get_adapters()
        if not adapter.nice_name.lower().startswith(NOT_A_NETWORK)
        for one in adapter.ips
        if one.is_IPv4
    ]


def _way_out() -> str | None:
    """The address of the network that the machine itself would speak to; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one, suppress(OSError):
        one.connect(GROUP)
        return one.getsockname()[0]
    return None

"""A process that serves calls the office above, by the road of :mod:`sync.http`, and nobody else.

Whatever else would open a connection to another machine, ours or a library's, is refused by the
interpreter itself. PostgreSQL is reached by a library in C that the interpreter does not see: its
address is in the settings of the instance.
"""

import ipaddress
import logging
import socket
import sys
from functools import cache

from app.lan.addresses import own_addresses
from sync.http import is_on_the_road

_log = logging.getLogger("sohoagiai.outgoing")


class NotOurWay(ConnectionRefusedError):
    """Somebody else than the office above was to be called."""


@cache
def guard() -> None:
    """Refuse such calls from now on, in this process and for good: a hook is never taken away, so
    that there is one however often this is called."""
    sys.addaudithook(_look)


def _look(event: str, told: tuple) -> None:
    if event != "socket.connect":
        return
    one, address = told
    if one.type != socket.SOCK_STREAM or one.family not in (socket.AF_INET, socket.AF_INET6):
        return  # of this machine, or the name told to the house (app/lan)
    if not (is_on_the_road() or _is_near(str(address[0]))):
        _log.warning("a call to %s was refused", address[0])
        raise NotOurWay(f"{address[0]} is not called from here")


def _is_near(host: str) -> bool:
    """This machine by any of its addresses; a name is looked up before a connection is made."""
    try:
        return ipaddress.ip_address(host).is_loopback or host in own_addresses()
    except ValueError:
        return host == "localhost"

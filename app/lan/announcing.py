"""The machine's name in its network: multicast DNS (RFC 6762) and its place in a list (6763)."""

import logging
from contextlib import suppress

from app.domain.lan import numbered, yields

KIND = "_http._tcp.local."
MOST_TRIES = 20
PROBE = 1000
"""Milliseconds in which the owner of a name would have spoken (RFC 6762, 8.1 asks for 750)."""

log = logging.getLogger("sohoagiai.lan")


class NotAnnounced(Exception):
    """The network does not take the name; the message is a Vietnamese sentence."""


class Announcement:
    """One name, said to the networks of ``addresses``, from :meth:`begin` to :meth:`end`.

    When the addresses change, end it and begin another: its sockets belong to them.
    """

    def __init__(self, label: str, title: str, addresses: tuple[str, ...], port: int) -> None:
        self._label, self._title = label, title
        self._addresses, self._port = addresses, port
        self._network = self._service = None
        self._disputed = 0

    def begin(self) -> str:
        """The name that nobody else has, from now on ours; raises :class:`NotAnnounced`.

        Lasts one or two seconds.
        """
        try:
            import zeroconf
        except ImportError as error:
            raise NotAnnounced(
                "Máy này chưa cài phần báo tên (zeroconf), nên hãy dùng địa chỉ bằng số."
            ) from error
        try:
            self._network = zeroconf.Zeroconf(
                interfaces=list(self._addresses), ip_version=zeroconf.IPVersion.V4Only
            )
            name = self._free_name()
            self._service = zeroconf.ServiceInfo(
                KIND,
                f"{self._title}.{KIND}",
                parsed_addresses=list(self._addresses),
                port=self._port,
                properties={"path": "/"},
                server=f"{name}.local.",
            )
            self._network.register_service(self._service, allow_name_change=True)
        except (OSError, zeroconf.Error) as error:
            log.info("not announced: %s", type(error).__name__)
            self.end()
            raise NotAnnounced(
                "Mạng này không cho báo tên máy, nên hãy dùng địa chỉ bằng số."
            ) from error
        return name

    def end(self) -> None:
        """Take the name back, so that the network forgets it at once."""
        if self._network is None:
            return
        with suppress(Exception):  # the network may be gone already, and with it the name
            self._network.unregister_all_services()
        self._network.close()
        self._network = None

    def is_lost(self) -> bool:
        """Whether another machine has the same name now, and it is ours to take another.

        Of two books one gives way at the first look. Another program may not: its probe asks
        for all records of the name, which the library does not answer (seen with Avahi), so it
        never heard of us. Where it stays until the second look, we give way.
        """
        theirs = self._others_of(self._service.server)
        self._disputed = self._disputed + 1 if theirs else 0
        return self._disputed > 1 or (bool(theirs) and yields(self._addresses, theirs))

    def _free_name(self) -> str:
        from zeroconf import AddressResolverIPv4

        for number in range(1, MOST_TRIES + 1):
            name = numbered(self._label, number)
            asked = AddressResolverIPv4(f"{name}.local.")
            asked.request(self._network, PROBE)
            if set(asked.parsed_addresses()) <= set(self._addresses):
                return name
        raise OSError(f"{MOST_TRIES} names are taken")

    def _others_of(self, server: str) -> set[str]:
        """Addresses that others have said are theirs under our name."""
        from zeroconf import current_time_millis
        from zeroconf._dns import DNSAddress

        records = self._network.cache.entries_with_name(server)
        said = {
            ".".join(map(str, one.address))
            for one in records
            if isinstance(one, DNSAddress)
            and len(one.address) == 4
            and not one.is_expired(current_time_millis())
        }
        return said - set(self._addresses)

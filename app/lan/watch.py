"""Looks at the machine's addresses now and then: the name follows them, and so does the page."""

import logging
import threading
from collections.abc import Callable

from app.domain.lan import web_address
from app.lan.addresses import own_addresses
from app.lan.announcing import Announcement, NotAnnounced
from app.lan.presence import Presence

log = logging.getLogger("sohoagiai.lan")
LOOK_EVERY = 30.0
"""Seconds between two looks: a router that starts again gives addresses anew within a minute."""
PATIENCE = 2.0  # seconds in which the server answers itself
ALONE = "Máy này chưa nối vào mạng nào (dây mạng, Wi-Fi)."


class Watch(threading.Thread):
    """One thread beside a server that others may reach.

    ``tell`` gets a sentence for the console when the name or the addresses are new; ``keep`` is
    called at each look, to bring a certificate up to them.
    """

    def __init__(
        self,
        presence: Presence,
        label: str,
        title: str,
        tell: Callable[[str], None],
        keep: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(name="lan", daemon=True)
        self._keep = keep
        self._presence, self._label, self._title, self._tell = presence, label, title, tell
        self._ending = threading.Event()
        self._announcement: Announcement | None = None

    def run(self) -> None:
        while not self._ending.is_set():
            try:
                self.look()
            except Exception:  # whatever it was, the server goes on and the next look is another
                log.exception("the look at the network stumbled")
            self._ending.wait(LOOK_EVERY)
        self._be_silent()

    def stop(self) -> None:
        """End; the network forgets the name at once."""
        self._ending.set()
        if self.is_alive():
            self.join(timeout=5)

    def look(self) -> None:
        """Bring the presence up to what the machine and the network are now."""
        here, addresses = self._presence, own_addresses(self._presence.host)
        if addresses != here.addresses:
            here.addresses = addresses
            self._tell_addresses()
            self._announce()
            self._keep()
            here.answers = {one: self._answers_at(one) for one in addresses}
            return
        if self._announcement is None or self._announcement.is_lost():
            self._announce()
        self._keep()

    def _announce(self) -> None:
        here = self._presence
        self._be_silent()
        if not here.addresses:
            here.trouble = ALONE
            return
        fresh = Announcement(self._label, self._title, here.addresses, here.port)
        try:
            name = fresh.begin()
        except NotAnnounced as refusal:
            here.trouble = str(refusal)
            return
        self._announcement, here.name, here.trouble = fresh, name, None
        self._tell(f"  {here.by_name}  (tên trong mạng)")

    def _be_silent(self) -> None:
        self._presence.name = None
        if self._announcement is not None:
            self._announcement.end()
            self._announcement = None

    def _tell_addresses(self) -> None:
        for address, _ in self._presence.by_number:
            self._tell(f"  {address}")

    def _answers_at(self, address: str) -> bool:
        import requests

        place = web_address(address, self._presence.port) + "healthz"
        try:
            with requests.Session() as session:
                session.trust_env = False
                return session.get(place, timeout=PATIENCE, allow_redirects=False).ok
        except requests.RequestException:
            return False

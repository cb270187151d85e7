"""What the page *Cách kết nối* tells, and the acts about HTTPS."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.accounts.service import list_accounts
from app.db import transaction
from app.domain.actors import Actor, Role
from app.domain.lan import label_of
from app.instance import Instance, this_instance
from app.lan import authority
from app.lan.acts import HTTPS, LanAct
from app.lan.addresses import own_addresses
from app.lan.authority import Standing
from app.lan.presence import Presence
from app.records import journal
from app.settings import read_settings


@dataclass(frozen=True, slots=True)
class Way:
    """One address to type, as letters and as a picture for telephones.

    ``answers``: whether the server answered itself there; None where nobody has tried.
    """

    address: str
    is_name: bool
    answers: bool | None

    @property
    def qr(self) -> Markup:
        import segno

        code = segno.make(self.address, error="m", micro=False)
        drawn = code.svg_inline(
            border=2, light="#fff", omitsize=True, title=f"Mã QR: {self.address}"
        )
        return Markup(drawn)  # nosec B704: made of the address alone, by the library


def ways_in(here: Presence | None, *, came_by: str) -> list[Way]:
    """By name first; ``came_by`` is how the reader of the page came in, where no more is known."""
    if here is None:
        return [Way(came_by, False, None)]
    if not here.is_open:
        return []
    named = [Way(here.by_name, True, None)] if here.by_name else []
    return named + [Way(address, False, answers) for address, answers in here.by_number]


def whom_to_call(by: Actor) -> Sequence[str]:
    """Names of those who keep this installation going."""
    return [
        one.name for one in list_accounts(by) if one.role is Role.ADMINISTRATOR and not one.disabled
    ]


def wanted_label(here: Instance) -> str:
    """The name that the machine asks for in its network, without ``.local``."""
    return str(read_settings(here.settings)["LAN_NAME"]) or label_of(here.name)


def switch_https(on: bool, *, by: Actor) -> Standing:
    """From the next start of the server on; the certificates are made when first needed.

    Raises :class:`RuleViolation` where they cannot be, or there are none to switch off.
    """
    here = this_instance()
    folder = authority.folder_of(here.folder)
    if on and not authority.exists(folder):
        authority.found(folder, here.name)
        _issue(here)
    standing = authority.standing(folder)
    if standing.is_on != on:
        with transaction():
            journal.note(LanAct.SWITCH_ON if on else LanAct.SWITCH_OFF, by=by, subject=HTTPS)
        authority.switch(folder, on)
    return authority.standing(folder)


def renew_https(*, anew: bool, by: Actor) -> Standing:
    """A new certificate of the server; ``anew``: of a new authority, which nobody trusts yet."""
    here = this_instance()
    folder = authority.folder_of(here.folder)
    authority.standing(folder)
    if anew:
        authority.found(folder, here.name)
    _issue(here)
    with transaction():
        journal.note(LanAct.FOUND_ANEW if anew else LanAct.RENEW, by=by, subject=HTTPS)
    return authority.standing(folder)


def standing_of_https() -> Standing:
    return authority.standing(authority.folder_of(this_instance().folder))


def _issue(here: Instance) -> None:
    authority.issue(authority.folder_of(here.folder), [wanted_label(here)], own_addresses())

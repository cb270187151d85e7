"""What the page *Cách kết nối* tells: the addresses to type, their QR codes, whom to call."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app.accounts.service import list_accounts
from app.domain.actors import Actor, Role
from app.lan.presence import Presence


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
        return Markup(drawn)  # made of the address alone, by the library


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

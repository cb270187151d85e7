"""What comes down of the law moves dates that are stored here: they follow it."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.domain.actors import Actor, Role
from app.instance import this_instance
from app.lawpack.service.keeping import reckon_again
from app.records.ledger import SqlLedger
from sync.down import READ
from sync.notes import get_place

PROGRAM = "Phần mềm, sau khi nhận dữ liệu của cấp trên"


@contextmanager
def following_the_law(ledger: SqlLedger) -> Iterator[None]:
    """Reckon the stored dates again if anything came down inside, also where it broke off."""
    before = get_place(ledger, READ)
    try:
        yield
    finally:
        if get_place(ledger, READ) != before:
            follow_the_law()


def follow_the_law() -> None:
    """Reckon them by the law as it stands; what is right already is left alone."""
    by = Actor(name=PROGRAM, role=Role.COMMUNE_OFFICER, unit=this_instance().unit)
    reckon_again(by)

"""What the tests of files begin with."""

from tests.sync.toys import pair

PHOTO = bytes(range(256)) * 3 + b"\n\n\0\n"
OTHER = b"something else\n"


class Slow:
    """A pace that never changes: pieces of ``size`` bytes."""

    def __init__(self, size=100):
        self.size = size

    def start(self): ...
    def arrived(self): ...
    def lost(self): ...


def attached(data=PHOTO, id_="a"):
    commune, office = pair()
    commune.attach(id_, data)
    commune.sync()
    return commune, office


def lying_above(office, unit="03408"):
    return [data for (owner, _), data in office.shelf.files.items() if owner == unit]


def standing(commune):
    with commune.ledger.transaction():
        (one,) = commune.satchel.wanting()
    return one

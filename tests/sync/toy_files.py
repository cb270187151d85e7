"""A satchel and a shelf made of dictionaries. Files know no transactions: a death takes back what
a ledger holds, and no byte of a file."""

import json
from collections import Counter
from hashlib import sha256

from sync.digest import Sum
from sync.facts import Verdict
from sync.fetch import fetch
from sync.files import File, Standing, sum_of
from sync.give import Budget, give


def named_by(kept):
    """The file that a toy record names in its body; None for none."""
    body = json.loads(kept.raw)["b"] or {}
    return File(kept.key.unit, *body["file"]) if "file" in body else None


class Giving:
    """A commune that sends files."""

    def attach(self, id_, data, **more):
        """A record that names a file with this content."""
        return self.write(id_, {"file": self.satchel.put(data), **more})

    def give(self, road=None, day="today", most=10**6, **options):
        budget = Budget(day, most)
        above = self._superior(road or self.road)
        return give(self.ledger, self.satchel, above, budget, **options)

    def fetch(self, road=None, day="today", most=10**6, **options):
        gaps, above = DictGaps(self.satchel, self.unit), self._superior(road or self.road)
        return fetch(self.ledger, gaps, above, Budget(day, most), **options)


class DictGaps:
    """What the satchel of a unit lacks; begun files lie beside its content, as bytes of a disk."""

    def __init__(self, satchel, unit):
        self.satchel, self.unit = satchel, unit

    def missing(self):
        named = (one for one in self.satchel._named() if one.unit == self.unit)
        return [one for one in named if not self.satchel.is_sound(one)]

    def held(self, file):
        return len(self.satchel.parts.get(file.sha256, b""))

    def add(self, file, data):
        self.satchel.ledger._burn()
        self.satchel.parts[file.sha256] = self.satchel.parts.get(file.sha256, b"") + data
        self.satchel.ledger._burn()

    def place(self, file):
        data = self.satchel.parts.pop(file.sha256)
        if sha256(data).hexdigest() != file.sha256:
            return False
        self.satchel.content[file.sha256] = data
        self.satchel.ledger._burn()
        return True


class DictSatchel:
    """``content`` by hash; what was said of each lies in the ledger and goes with it."""

    def __init__(self, ledger, content=None):
        self.ledger, self.content = ledger, {} if content is None else content
        self.parts = {}

    def put(self, data):
        """Keep a file; what its record says of it."""
        digest = sha256(data).hexdigest()
        self.content[digest] = data
        return [digest, len(data)]

    def _named(self):
        newest = sorted(self.ledger.t.records.values(), key=lambda one: -(one.seq or 0))
        return [*dict.fromkeys(file for kept in newest if (file := named_by(kept)))]

    def wanting(self):
        said = [self.ledger.t.said.get(file) or Standing(file, 0) for file in self._named()]
        return [one for one in said if not one.is_whole]

    def whole(self):
        said = self.ledger.t.said
        return sum_of(file for file in self._named() if file in said and said[file].is_whole)

    def heard(self, standings):
        self.ledger._burn()
        self.ledger.t.said |= {one.file: one for one in standings}

    def forget(self):
        self.ledger._burn()
        self.ledger.t.said = {}

    def is_sound(self, file):
        return sha256(self.content.get(file.sha256, b"")).hexdigest() == file.sha256

    def read(self, file, at, size):
        if file.sha256 not in self.content:
            raise FileNotFoundError
        return self.content[file.sha256][at : at + size]


class DictShelf:
    """``parts`` and ``files`` by unit and hash; ``full``: the disk takes no more."""

    def __init__(self, ledger, most=1000, share=10**6):
        self.ledger, self.most, self.share = ledger, most, share
        self.parts, self.files, self.failed_now, self.full = {}, {}, Counter(), False
        self.came = 0

    def _all_named(self):
        held = self.ledger.t.records.values()
        return {named_by(one) for one in held if one.state is Verdict.OK} - {None}

    def named(self, files):
        return {*files} & self._all_named()

    def whole(self, units):
        here = (one for one in self._all_named() if one.unit in units and self.is_whole(one))
        return sum_of(here) if self.files else Sum()

    def is_whole(self, file):
        return len(self.files.get(file[:2], b"")) == file.size

    def held(self, file):
        return len(self.parts.get(file[:2], b""))

    def read(self, file, at, size):
        return self.files[file[:2]][at : at + size]

    def add(self, file, data):
        half = data[: len(data) // 2]
        self.parts[file[:2]] = self.parts.get(file[:2], b"") + half
        if self.full:
            raise OSError("no space left on device")
        self.ledger._burn()  # dies with half a piece on the disk
        self.parts[file[:2]] += data[len(half) :]
        self.came += len(data)
        self.ledger._burn()

    def place(self, file):
        data = self.parts.pop(file[:2])
        if sha256(data).hexdigest() != file.sha256:
            return False
        self.files[file[:2]] = data
        self.ledger._burn()
        return True

    def failed(self, file):
        self.failed_now[file] += 1

    def failures(self, file):
        return self.failed_now[file]

    def used(self, unit):
        return sum(
            len(v) for one in (self.parts, self.files) for k, v in one.items() if k[0] == unit
        )

    def sweep(self, units):
        named = {file[:2] for file in self._all_named()}
        for kept in (self.parts, self.files):
            for name in [one for one in kept if one[0] in units and one not in named]:
                del kept[name]

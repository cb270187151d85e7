"""What a disk may hold after a cut of the power.

What an fsync covered is there. Of all other writes any subset is, by sectors of 512 bytes, so that
one page may be half new and half old. Of the names: ``strict`` believes only what was forced out
with its folder, and of the rest any subset; ``ext4`` writes them in the order in which they were
made, and any fsync forces out those before it.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

from bench.faults.traced import Op

SECTOR = 512
NAMES = ("create", "rename", "unlink", "mkdir")
WAYS = ("all", "none", "half", "few", "torn")
"""How much of what was not forced out an image holds."""


@dataclass(slots=True)
class Content:
    """One file, whatever it is called: what is certain, and what is on its way."""

    sure: bytearray = field(default_factory=bytearray)
    coming: list[Op] = field(default_factory=list)

    def force(self, began: int) -> None:
        done = [one for one in self.coming if one.at < began]
        self.coming = [one for one in self.coming if one.at >= began]
        for one in done:
            _put(self.sure, one)

    def after(self, rng: random.Random, way: str) -> bytes:
        held = bytearray(self.sure)
        for one in self.coming:
            if way == "all":
                _put(held, one)
            elif way != "none":
                _put_some(held, one, rng, {"half": 0.5, "few": 0.1, "torn": 0.8}[way])
        return bytes(held)


def _put(held: bytearray, one: Op) -> None:
    if one.kind == "truncate":
        del held[one.number :]
        held.extend(bytes(one.number - len(held)))
        return
    if len(held) < one.number:
        held.extend(bytes(one.number - len(held)))
    held[one.number : one.number + len(one.data)] = one.data


def _put_some(held: bytearray, one: Op, rng: random.Random, share: float) -> None:
    if one.kind == "truncate":
        if rng.random() < share:
            _put(held, one)
        return
    for start in range(0, len(one.data), SECTOR):
        if rng.random() < share:
            piece = one.data[start : start + SECTOR]
            _put(held, Op("write", one.path, one.at, one.began, piece, one.number + start))


class Platter:
    """Follows the trace; :meth:`image` is what may be found after a cut at this place."""

    def __init__(self, folder: Path) -> None:
        self.sure: dict[str, Content] = {}
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.endswith("-shm"):
                self.sure[str(path)] = Content(bytearray(path.read_bytes()))
        self.live = dict(self.sure)
        self.names: list[tuple[Op, Content | None]] = []

    def follow(self, one: Op) -> None:
        if one.path.endswith("-shm") or one.other.endswith("-shm"):
            return
        match one.kind:
            case "create":
                if one.path not in self.live:
                    self.live[one.path] = Content()
                    self.names.append((one, self.live[one.path]))
            case "write" | "truncate":
                if one.path in self.live:
                    self.live[one.path].coming.append(one)
            case "rename":
                moved = self.live.pop(one.path, None)
                if moved is not None:
                    self.live[one.other] = moved
                    self.names.append((one, moved))
            case "unlink":
                if self.live.pop(one.path, None) is not None:
                    self.names.append((one, None))
            case "sync":
                self._sync(one)

    def _sync(self, one: Op) -> None:
        if one.path in self.live:
            self.live[one.path].force(one.began)
            return
        rest = []
        for op, content in self.names:  # a folder
            mine = str(Path(op.other or op.path).parent) == one.path
            if mine and op.at < one.began:
                _name(self.sure, op, content)
            else:
                rest.append((op, content))
        self.names = rest

    def image(self, rng: random.Random, way: str, *, strict: bool, forced: int) -> dict[str, bytes]:
        """Content by path. ``forced``: the last fsync of anything, for ``ext4``."""
        named = dict(self.sure)
        reached = forced if rng.random() < 0.5 or way == "none" else rng.randrange(forced, 1 << 40)
        ends = [op.at for op, _ in self.names if op.at >= forced]
        if not strict and ends and way not in ("none", "all"):
            reached = rng.choice(ends)
        for op, content in self.names:
            if strict:
                is_there = way == "all" or (way != "none" and rng.random() < 0.5)
            else:
                is_there = way == "all" or op.at <= reached
            if is_there:
                _name(named, op, content)
        return {path: content.after(rng, way) for path, content in named.items()}


def _name(named: dict[str, Content], op: Op, content: Content | None) -> None:
    if op.kind == "unlink":
        named.pop(op.path, None)
    elif op.kind == "rename":
        named.pop(op.path, None)
        named[op.other] = content
    else:
        named[op.path] = content

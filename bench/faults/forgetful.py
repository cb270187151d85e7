"""A disk that forgets: what was written and not forced out goes with the power.

A file system (FUSE) over a folder. What a program writes to a file, and the length it gives it,
stay in the memory of this process until the program has the file forced out (``fsync``,
``fdatasync``); only then they stand in the folder below. Kill the process, and the power was cut.
Names are made, changed and taken away at once, as LazyFS has it, after which this is modelled;
names that are lost are played by the other way of cutting (:mod:`.platter`).

``python -m bench.faults.forgetful FOLDER MOUNTPOINT`` serves until it is killed. It needs
``/dev/fuse``, libfuse and ``mfusepy``.
"""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Any

PAGE = 4096
DEVICE = Path("/dev/fuse")


@dataclass(slots=True)
class Held:
    """What is not yet on the disk of one file: whole pages, its length, and where that which the
    disk has of it has been cut off meanwhile."""

    length: int
    sure: int
    pages: dict[int, bytearray] = field(default_factory=dict)


class Cache:
    """The files below as a program sees them, and as the power leaves them."""

    def __init__(self) -> None:
        self.held: dict[int, Held] = {}

    def length(self, file: int) -> int:
        known = self.held.get(_inode(file))
        return known.length if known else os.fstat(file).st_size

    def read(self, file: int, size: int, offset: int) -> bytes:
        known = self.held.get(_inode(file))
        if known is None:
            return os.pread(file, size, offset)
        end = min(offset + size, known.length)
        pages = range(offset // PAGE, -(-end // PAGE))
        whole = b"".join(self._page(file, known, number) for number in pages)
        start = offset - (offset // PAGE) * PAGE
        return whole[start : start + max(end - offset, 0)]

    def write(self, file: int, data: bytes, offset: int) -> int:
        known = self._known(file)
        done = 0
        while done < len(data):
            number, start = divmod(offset + done, PAGE)
            part = data[done : done + PAGE - start]
            if number not in known.pages:
                known.pages[number] = bytearray(self._page(file, known, number))
            known.pages[number][start : start + len(part)] = part
            done += len(part)
        known.length = max(known.length, offset + len(data))
        return len(data)

    def cut(self, file: int, length: int) -> None:
        known = self._known(file)
        known.length, known.sure = length, min(known.sure, length)
        known.pages = {n: page for n, page in known.pages.items() if n * PAGE < length}
        if length % PAGE and (last := known.pages.get(length // PAGE)):
            last[length % PAGE :] = bytes(PAGE - length % PAGE)

    def force(self, file: int) -> None:
        """All of it on the disk below; a power cut in the middle leaves a part."""
        known = self.held.pop(_inode(file), None)
        if known is None:
            return
        os.ftruncate(file, known.sure)
        for number, page in sorted(known.pages.items()):
            os.pwrite(file, page, number * PAGE)
        os.ftruncate(file, known.length)

    def forget(self, inode: int) -> None:
        """The file is gone; another may get its number."""
        self.held.pop(inode, None)

    def _known(self, file: int) -> Held:
        length = self.length(file)
        return self.held.setdefault(_inode(file), Held(length, length))

    def _page(self, file: int, known: Held, number: int) -> bytes:
        if number in known.pages:
            return bytes(known.pages[number])
        below = os.pread(file, max(min(PAGE, known.sure - number * PAGE), 0), number * PAGE)
        return below.ljust(PAGE, b"\0")


def _inode(file: int) -> int:
    return os.fstat(file).st_ino


def _operations(root: Path) -> Any:
    from mfusepy import Operations

    cache = Cache()

    class Forgetful(Operations):
        """Each call of the system, given to the folder below or to the cache."""

        use_ns = True

        def below(self, path: str) -> Path:
            return root / path[1:]

        def with_file(self, path: str, act: Callable[[int], Any]) -> Any:
            file = os.open(self.below(path), os.O_RDWR)
            try:
                return act(file)
            finally:
                os.close(file)

        def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
            stat = self.below(path).lstat()
            told = {name: getattr(stat, name) for name in ("st_mode", "st_nlink", "st_uid",
                    "st_gid", "st_size", "st_ino")}  # fmt: skip
            told |= {f"st_{one}time": getattr(stat, f"st_{one}time_ns") for one in "amc"}
            if held := cache.held.get(stat.st_ino):
                told["st_size"] = held.length
            return told

        def readdir(self, path: str, fh: int) -> list[str]:
            return [".", "..", *(one.name for one in self.below(path).iterdir())]

        def open(self, path: str, flags: int) -> int:
            return os.open(self.below(path), os.O_RDWR)

        def create(self, path: str, mode: int, fi: Any = None) -> int:
            return os.open(self.below(path), os.O_RDWR | os.O_CREAT, mode)

        def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
            return cache.read(fh, size, offset)

        def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
            return cache.write(fh, data, offset)

        def truncate(self, path: str, length: int, fh: int | None = None) -> None:
            self.with_file(path, lambda file: cache.cut(file, length))

        def fsync(self, path: str, datasync: int, fh: int) -> None:
            cache.force(fh)

        def flush(self, path: str, fh: int) -> None:
            """Closing forces nothing out."""

        def fsyncdir(self, path: str, datasync: int, fh: int) -> None:
            """Names are on the disk already."""

        def release(self, path: str, fh: int) -> None:
            os.close(fh)

        def unlink(self, path: str) -> None:
            inode = self.below(path).lstat().st_ino
            self.below(path).unlink()
            cache.forget(inode)

        def rename(self, old: str, new: str) -> None:
            covered = self.below(new).lstat().st_ino if self.below(new).exists() else 0
            self.below(old).replace(self.below(new))
            cache.forget(covered)

        def mkdir(self, path: str, mode: int) -> None:
            self.below(path).mkdir(mode)

        def rmdir(self, path: str) -> None:
            self.below(path).rmdir()

        def chmod(self, path: str, mode: int) -> None:
            self.below(path).chmod(mode)

        def chown(self, path: str, uid: int, gid: int) -> None:
            os.chown(self.below(path), uid, gid)

        def utimens(self, path: str, times: Any = None) -> None:
            os.utime(self.below(path), ns=times)

        def statfs(self, path: str) -> dict[str, Any]:
            stat = os.statvfs(self.below(path))
            names = ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_files", "f_frsize")
            return {name: getattr(stat, name) for name in names}

    return Forgetful()


def why_not() -> str:
    if not DEVICE.exists():
        return f"no {DEVICE} here"
    return "" if find_spec("mfusepy") else "no mfusepy here"


def main() -> None:
    from mfusepy import FUSE

    folder, place = map(Path, sys.argv[1:])
    FUSE(_operations(folder), str(place), foreground=True, nothreads=True, kernel_cache=True)


if __name__ == "__main__":
    main()

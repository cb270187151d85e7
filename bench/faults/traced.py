"""What a server did to its folder, as ``strace`` saw it: one operation after the other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = (
    "openat,close,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,unlink,unlinkat,mkdir,"
    "mkdirat,sendto,lseek"
)
STRACE = ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", "20000000", "-e", f"trace={CALLS}"]
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+)")
_TEXT = re.compile(r'"([^"]*)"')  # only hexadecimal stands in it
_HANDLE = re.compile(r"(\d+)<([^>]*)>")


@dataclass(slots=True)
class Op:
    """``began`` and ``at`` count the lines of the trace: what was complete before ``began`` is
    what an fsync covers."""

    kind: str
    path: str
    at: int
    began: int
    data: bytes = b""
    number: int = 0
    other: str = ""


def operations(trace: Path, folder: Path) -> Iterator[Op]:
    """Only what concerns ``folder``, and the answers that were sent (``kind`` sent)."""
    begun: dict[str, tuple[int, str]] = {}
    places: dict[int, int] = {}
    with trace.open("r", encoding="latin-1") as lines:
        for at, line in enumerate(lines):
            pid, _, rest = line.rstrip("\n").partition(" ")
            rest, began = rest.strip(), at
            if rest.endswith("<unfinished ...>"):
                begun[pid] = (at, rest.removesuffix("<unfinished ...>"))
                continue
            if rest.startswith("<... "):
                began, head = begun.pop(pid, (at, ""))
                rest = head + rest.partition(" resumed>")[2]
            if (found := _CALL.match(rest)) and not found[3].startswith("-"):
                yield from _one(found, at, began, str(folder), places)


def _one(found: re.Match, at: int, began: int, folder: str, places: dict[int, int]) -> Iterator[Op]:
    call, words, result = found[1], found[2], int(found[3])
    texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(words)]
    handle = _HANDLE.match(words)
    number, path = (int(handle[1]), _plain(handle[2])) if handle else (-1, "")
    named = [text.decode("utf-8", "replace") for text in texts]
    match call:
        case "sendto" if texts:
            yield Op("sent", "", at, began, texts[0])
        case "openat":
            places[result] = 0
            if named and named[0].startswith(folder):
                if "O_TRUNC" in words:
                    yield Op("truncate", named[0], at, began)
                if "O_CREAT" in words:
                    yield Op("create", named[0], at, began)
        case "lseek":
            places[number] = result
        case "pwrite64" if path.startswith(folder):
            where = int(words.rsplit(",", 1)[1])
            yield Op("write", path, at, began, texts[0][:result], where)
        case "write":
            where = places.get(number, 0)
            places[number] = where + result
            if path.startswith(folder):
                yield Op("write", path, at, began, texts[0][:result], where)
        case "ftruncate" if path.startswith(folder):
            yield Op("truncate", path, at, began, number=int(words.rsplit(",", 1)[1]))
        case "fsync" | "fdatasync" if path.startswith(folder):
            yield Op("sync", path, at, began)
        case "rename" | "renameat" if named[0].startswith(folder):
            yield Op("rename", named[0], at, began, other=named[1])
        case "unlink" | "unlinkat" if named and named[0].startswith(folder):
            yield Op("unlink", named[0], at, began)
        case "mkdir" | "mkdirat" if named and named[0].startswith(folder):
            yield Op("mkdir", named[0], at, began)


def _plain(path: str) -> str:
    """strace -xx writes the path of a handle in hexadecimal as well."""
    if path.startswith("\\x"):
        return bytes.fromhex(path.replace("\\x", "")).decode("utf-8", "replace")
    return path

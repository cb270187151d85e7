"""The search through one reader, in a child of this process: libFuzzer never comes back.

A fault is written down and the search goes on; each place in the source is told once.
"""

import json
import os
import sys
import time
import traceback
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path
from typing import Any

import atheris

with redirect_stderr(StringIO()), atheris.instrument_imports(include=["app", "sync", "bench.fuzz"]):
    from bench.fuzz.altering import altered
    from bench.fuzz.planted import PLANT
    from bench.fuzz.reader import Reader
    from bench.fuzz.readers import READERS

__all__ = ["PLANT", "READERS", "run"]

ROOT = Path(__file__).resolve().parents[2]
SLOW = 1.0  # seconds of the processor for one input
LONGEST = 4096  # bytes of an input


def run(reader: Reader, seconds: int, folder: Path) -> int:
    """Search for so long; the faults lie in ``folder`` then. What the child ended with."""
    if child := os.fork():
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    _search(reader, seconds, folder)
    os._exit(1)  # it should have ended by itself


def _search(reader: Reader, seconds: int, folder: Path) -> None:
    corpus, words = folder / "corpus", folder / "words"
    corpus.mkdir()
    if reader.is_of_text:
        for at, seed in enumerate(reader.seeds):
            (corpus / f"seed-{at}").write_text(seed, "utf-8")
    known = [*reader.words, " "]  # an empty list is refused
    words.write_text("".join(f"{_quoted(one)}\n" for one in known), "utf-8")
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=30"]
    options += ["-print_final_stats=1", f"-artifact_prefix={folder}/", f"-dict={words}"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], _Trial(reader, folder).take)
    atheris.Fuzz()


class _Trial:
    def __init__(self, reader: Reader, folder: Path):
        self._reader, self._folder = reader, folder
        self._known: set[str] = set()

    def take(self, data: bytes) -> None:
        given = self._given(data)
        began = time.process_time()
        try:
            self._reader.takes(given)
        except self._reader.refusals:
            pass
        except Exception as error:
            self._note(f"{type(error).__name__} {error}"[:200], _place(error), given)
        if (took := time.process_time() - began) > SLOW:
            self._note(f"took {took:.1f} s", "slow", given)

    def _given(self, data: bytes) -> Any:
        if self._reader.is_of_text:
            return data.decode("utf-8", "ignore")
        chance, seeds = atheris.FuzzedDataProvider(data), self._reader.seeds
        seed = seeds[chance.ConsumeIntInRange(0, len(seeds) - 1)]
        return json.loads(json.dumps([altered(one, chance) for one in seed]))

    def _note(self, what: str, place: str, given: Any) -> None:
        if place not in self._known:
            self._known.add(place)
            told = {"what": what, "place": place, "given": repr(given)[:400]}
            (self._folder / f"fault-{len(self._known)}").write_text(json.dumps(told), "utf-8")


def _place(error: Exception) -> str:
    """The last line of ours that it came through, and what it is."""
    steps = traceback.extract_tb(error.__traceback__)
    last = [one for one in steps if Path(one.filename).is_relative_to(ROOT)][-1]
    return f"{Path(last.filename).relative_to(ROOT)}:{last.lineno} {type(error).__name__}"


def _quoted(word: str) -> str:
    return '"' + "".join(f"\\x{one:02x}" for one in word.encode()) + '"'

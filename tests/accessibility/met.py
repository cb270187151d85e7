"""Pages that the tests meet and that look new: of a thousand alike those that show something."""

import re
from collections.abc import Iterator
from pathlib import Path

from tests.manners import read

Look = tuple[str, ...]
NOTHING = re.compile(r"(?!)")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# For a program, and nothing of it is seen or heard.
UNSHOWN = re.compile(r"hx-|data-|method|action|novalidate|name$|value$|maxlength|size$|content$")


class Met:
    """What was met so far: for each page or fragment that brought something new, its text."""

    def __init__(self) -> None:
        self._known: set[str] = set()
        self._shared: Path | None = None
        self._read_to = 0
        self.pages: dict[str, str] = {}

    def share(self, place: Path) -> None:
        """Of several runners at once, the one that meets a look first has it judged: in the file
        at ``place`` each tells the others what it has met."""
        self._shared = place
        place.touch()

    def note(self, name: str, text: str) -> None:
        looks = {" > ".join(look) for look in looks_of(text)}
        if looks <= self._known:
            return
        fresh = looks - self._known - self._met_by_others()
        self._known |= looks
        if fresh:
            self.pages[f"{len(self.pages)} {name}"] = text
            self._tell(fresh)

    def _met_by_others(self) -> set[str]:
        """What stands in the file since it was read last, in whole lines."""
        if self._shared is None:
            return set()
        with self._shared.open("rb") as lines:
            lines.seek(self._read_to)
            told = lines.read().rpartition(b"\n")[0]
        self._read_to += len(told)
        met = set(told.decode().split("\n"))
        self._known |= met
        return met

    def _tell(self, looks: set[str]) -> None:
        if self._shared:
            with self._shared.open("ab", buffering=0) as lines:
                lines.write("".join(f"{look}\n" for look in looks).encode())

    def fewest(self) -> dict[str, str]:
        """Of these the few that together show all that was seen or heard."""
        shown = {name: set(looks_of(text, UNSHOWN, 1)) for name, text in self.pages.items()}
        left, kept = set().union(*shown.values()), {}
        while left:
            name = max(shown, key=lambda name: len(shown[name] & left))
            left -= shown.pop(name)
            kept[name] = self.pages[name]
        return kept


def looks_of(text: str, left_out: re.Pattern[str] = NOTHING, around: int = 2) -> Iterator[Look]:
    """What stands where: each element with its kind, what it carries, and the ``around`` elements
    that enclose it; last the order of the headings."""
    page, enclosing, headings = read(text), [], []
    for tag, facts, above, _ in page.tags:
        kind = (facts.get(name, "") for name in ("class", "type", "role"))
        carried = sorted(name for name in facts if not left_out.match(name))
        look = " ".join((tag, *kind, *carried))
        del enclosing[len(above) :]
        yield (*enclosing[-around:], look)
        enclosing.append(look)
        if tag in HEADINGS and headings[-1:] != [tag]:
            headings.append(tag)
    yield tuple(headings)


MET = Met()

"""From what was measured to the table: ratios with their spread, each beside its budget.

Pure: ``told`` is what the benchmark has written down, as JSON holds it. Nothing here measures.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

LIMIT, OURS, DJANGO, DATASETTE = "limit", "ours", "Django admin", "Datasette"
Told = dict[str, Any]
ASKED = "list", "list, midway", "case", "case, again", "search with tones", "search without tones"
FIRST_PAGE = "first page of "
OVER_LIMIT, GROWTH = 10, 1.2
FASTER = {DJANGO: 8, DATASETTE: 4}
P99_OF_DJANGO = 1 / 5
REPORT_MS = 300
START_S, MEMORY_MB, PDFS_S = 1.0, 80, 2.0
EXPORT_CPU, IMPORT_CPU, FILE_MB = 0.9, 0.2, 60
WEIGHTS = {"first view": 30, "a next page": 5, "an HTMX click": 3}
REQUESTS = 4
BEGUN = {
    "packages": "a start, the packages given",
    "whole": "a start, every module and table",
}
SLOW = {"first view": 3.0, "a click on a line": 1.2}


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of several rounds, between the least and the most."""

    middle: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        return cls(median(values), min(values), max(values))

    def __str__(self) -> str:
        """The spread goes unsaid where there was one round only, or nothing varied."""
        if self.least == self.most:
            return short(self.middle)
        return f"{short(self.middle)} ({short(self.least)}–{short(self.most)})"


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of the table; ``at_least``: the budget is a floor. Without a budget no verdict."""

    part: str
    name: str
    seen: Spread
    unit: str
    budget: float | None = None
    at_least: bool = False

    @property
    def verdict(self) -> str:
        if self.budget is None:
            return ""
        if self.at_least:
            return "within" if self.seen.middle >= self.budget else "over"
        return "within" if self.seen.middle <= self.budget else "over"

    @property
    def asked(self) -> str:
        if self.budget is None:
            return "–"
        return f"{'≥' if self.at_least else '≤'} {short(self.budget)} {self.unit}"


def short(value: float) -> str:
    """Three digits that matter."""
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f}"


def ratios(one: Sequence[float], other: Sequence[float]) -> Spread:
    """Round by round: what was measured at the same time is compared."""
    return Spread.of([a / b for a, b in zip(one, other, strict=True)])


def figures(told: Told) -> list[Figure]:
    """All lines for which something was measured."""
    of_all = pages, growth, crowd, report, homes, lots, starts, weights, slow, people
    parts = (*of_all, least, profile)
    return [one for part in parts for one in part(told)]


def cpu(told: Told, page: str, site: str, cases: int) -> list[float]:
    """Milliseconds of the processor for one request, by rounds; empty where it was not asked."""
    rounds = told.get("pages", {}).get(page, {}).get(f"{site} {cases}", [])
    return [one["cpu"] for one in rounds]


def pages(told: Told) -> Iterator[Figure]:
    main = told["main"]
    for page in (*ASKED, "search of everything", "save"):
        own = cpu(told, page, OURS, main)
        if not own:
            continue
        yield Figure("Processor of a page", f"{page}: ours", Spread.of(own), "ms")
        for site in (LIMIT, DJANGO, DATASETTE):
            if other := cpu(told, page, site, main):
                budget = OVER_LIMIT if site == LIMIT and page in ASKED else None
                seen = ratios(own, other) if site == LIMIT else ratios(other, own)
                name = "ours / limit" if site == LIMIT else f"{site} / ours"
                yield Figure("Processor of a page", f"{page}: {name}", seen, "×", budget)


def growth(told: Told) -> Iterator[Figure]:
    least, *larger = sorted(told["sizes"])
    for size in larger:
        for page in ASKED:
            own, small = cpu(told, page, OURS, size), cpu(told, page, OURS, least)
            if own and small:
                name = f"{page}: {size:,} cases / {least:,}"
                yield Figure("Growth of the book", name, ratios(own, small), "×", GROWTH)


def crowd(told: Told) -> Iterator[Figure]:
    """Answers a second against the peers, and how long the slowest wait."""
    for page, seen in told.get("eight", {}).items():
        own, part = seen[OURS], "Eight clients at once"
        for site in (DJANGO, DATASETTE):
            if other := seen.get(site):
                pairs = ratios(own["per_second"], other["per_second"])
                name = f"{page}: answers a second, ours / {site}"
                yield Figure(part, name, pairs, "×", FASTER[site], at_least=True)
        if other := seen.get(DJANGO):
            pairs = ratios(own["p99"], other["p99"])
            yield Figure(part, f"{page}: p99, ours / {DJANGO}", pairs, "×", P99_OF_DJANGO)


def report(told: Told) -> Iterator[Figure]:
    for size in sorted(told["sizes"]):
        if own := cpu(told, "report", OURS, size):
            name = f"report of a period nobody has asked for, {size:,} cases"
            yield Figure("Report", name, Spread.of(own), "ms", REPORT_MS)
            if other := cpu(told, "report", LIMIT, size):
                yield Figure("Report", f"{name}: ours / limit", ratios(own, other), "×")


def homes(told: Told) -> Iterator[Figure]:
    main = told["main"]
    for page in told.get("pages", {}):
        if page.startswith(FIRST_PAGE) and (own := cpu(told, page, OURS, main)):
            yield Figure("First page of each role", page, Spread.of(own), "ms")
            other = cpu(told, "list", LIMIT, main)[: len(own)]
            name = f"{page}: ours / list of the limit"
            yield Figure("First page of each role", name, ratios(own, other), "×")


def lots(told: Told) -> Iterator[Figure]:
    part = "Files"
    for name, budget in (("export", EXPORT_CPU), ("import", IMPORT_CPU)):
        if seen := told.get(name):
            pairs = ratios(seen["ours"]["cpu"], seen["openpyxl"]["cpu"])
            rows = f"{name} of {seen['rows']:,} rows"
            yield Figure(part, f"{rows}: ours / openpyxl", pairs, "×", budget)
            yield Figure(part, f"{rows}: memory", Spread.of(seen["ours"]["mb"]), "MB", FILE_MB)
    if seen := told.get("pdfs"):
        name = f"{seen['papers']} PDFs over HTTP, processor"
        yield Figure(part, name, Spread.of(seen["cpu"]), "s", PDFS_S * seen["papers"] / 100)


def starts(told: Told) -> Iterator[Figure]:
    part = "Start and memory"
    if seen := told.get("starts"):
        yield Figure(
            part, "cold start to first page, processor", Spread.of(seen["cpu"]), "s", START_S
        )
        yield Figure(part, "the same, on the clock beside other work", Spread.of(seen["wall"]), "s")
    for name, mb in told.get("memory", {}).items():
        budget = MEMORY_MB if name.startswith("ours") else None
        yield Figure(part, f"memory, {name}", Spread.of([mb]), "MB", budget)


def least(told: Told) -> Iterator[Figure]:
    """Below which no page, start or file of ours can come, whatever is done to the rest of it."""
    part, main = "What cannot be done without", told["main"]
    if own := cpu(told, "frame", OURS, main):
        name = "a page that asks nothing of the book"
        yield Figure(part, name, Spread.of(own), "ms")
        for page in ("list", "case"):
            if other := cpu(told, page, LIMIT, main):
                yield Figure(part, f"{name} / {page} of the limit", ratios(own, other), "×")
    for what, words in BEGUN.items():
        if seen := told.get("least", {}).get(what):
            yield Figure(part, f"{words}: processor", Spread.of(seen["cpu"]), "s")
            yield Figure(part, f"{words}: memory", Spread.of(seen["mb"]), "MB")
    if (seen := told.get("import")) and "opening" in seen:
        pairs = ratios(seen["opening"]["cpu"], seen["openpyxl"]["cpu"])
        yield Figure(part, "import: opening and reading alone / openpyxl", pairs, "×")


def weights(told: Told) -> Iterator[Figure]:
    for name, seen in told.get("weights", {}).items():
        part, kb = "On the line, gzip", Spread.of([seen["bytes"] / 1000])
        yield Figure(part, name, kb, "KB", WEIGHTS.get(name))
        if name == "first view":
            yield Figure(part, f"{name}: requests", Spread.of([seen["requests"]]), "", REQUESTS)


def slow(told: Told) -> Iterator[Figure]:
    for name, seconds in told.get("slow", {}).items():
        budget = SLOW.get(name)
        yield Figure("250 kbit/s, 800 ms latency", name, Spread.of(seconds), "s", budget)


def people(told: Told) -> Iterator[Figure]:
    """Nobody has promised how long: on a machine that does other things the clock says little."""
    if not (seen := told.get("office")):
        return
    part = f"{seen['people']} people of one office, {seen['answers']:,} answers"
    for name in ("p50", "p99"):
        for kind in ("reads", "saves"):
            yield Figure(part, f"{kind}: {name}", Spread.of([seen[kind][name]]), "ms")
    yield Figure(part, "errors", Spread.of([seen["errors"]]), "", 0)


def profile(told: Told) -> Iterator[Figure]:
    for page, seen in told.get("profile", {}).items():
        for name, value in seen.items():
            part, what = "Where the processor goes, by profile", name.removeprefix("% ")
            of = Spread.of([value])
            yield Figure(part, f"{page}: {what}", of, "%" if name != what else "")


def table(lines: Sequence[Figure]) -> str:
    """In Markdown, one table for each part."""
    text, part = [], ""
    for one in lines:
        if one.part != part:
            part = one.part
            text += ["", f"### {part}", "", "| | median (least–most) | budget | |"]
            text.append("| --- | --- | --- | --- |")
        seen = f"{one.seen} {one.unit}".rstrip()
        text.append(f"| {one.name} | {seen} | {one.asked.rstrip()} | {one.verdict} |")
    return "\n".join(text).strip() + "\n"


def over(lines: Sequence[Figure]) -> list[Figure]:
    return [one for one in lines if one.verdict == "over"]


def differences(told: Told, page: str) -> list[str]:
    """Lines of the table that ``page`` does not hold as they follow from what was measured, and
    lines of its tables that follow from nothing."""
    right = table(figures(told)).splitlines()
    there = page.splitlines()
    missing = [one for one in right if one and one not in there]
    foreign = [one for one in there if one.startswith("| ") and one not in right]
    return missing + foreign

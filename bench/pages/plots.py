"""Two drawings from what was measured, as plain SVG: who costs what, and how it grows."""

from collections.abc import Callable, Sequence
from html import escape
from math import log10
from statistics import median

from bench.pages.figures import ASKED, DATASETTE, DJANGO, LIMIT, OURS, Told, cpu, short

COLOURS = {LIMIT: "#6b7280", OURS: "#b91c1c", DATASETTE: "#1d4ed8", DJANGO: "#047857"}
LINES = dict(zip(ASKED, ("#b91c1c", "#1d4ed8", "#047857", "#7c3aed", "#b45309", "#374151"),
                 strict=True))  # fmt: skip
WIDTH, LEFT, RIGHT, TOP = 900, 170, 90, 60
_BAR, _GAP = 14, 16


def comparison(told: Told) -> str:
    """Milliseconds of the processor for each page at each site, on a scale of tens."""
    seen = {
        page: {site: median(ms) for site in COLOURS if (ms := cpu(told, page, site, told["main"]))}
        for page in (*ASKED, "save")
    }
    seen = {page: of_site for page, of_site in seen.items() if of_site}
    every = [ms for of_site in seen.values() for ms in of_site.values()]
    across = _scale(every, LEFT, WIDTH - RIGHT)
    drawn, y = [], TOP
    for page, of_site in seen.items():
        drawn.append(_text(LEFT - 8, y + len(of_site) * _BAR / 2 + 4, page, "end"))
        for site, ms in of_site.items():
            width = max(across(ms) - LEFT, 1)
            drawn.append(f'<rect x="{LEFT}" y="{y}" width="{width:.0f}" height="{_BAR - 2}"'
                         f' fill="{COLOURS[site]}"/>')  # fmt: skip
            drawn.append(_text(LEFT + width + 5, y + 10, f"{short(ms)} ms"))
            y += _BAR
        y += _GAP
    title = f"Processor of a page, {told['main']:,} cases (each gridline ten times the last)"
    return _svg(title, y, _tens(every, across, y), _key(COLOURS), drawn)


def growth(told: Told) -> str:
    """What each page of the product costs in ever larger books, as times the smallest."""
    sizes, bottom = sorted(told["sizes"]), 360
    lines = {
        page: [median(cpu(told, page, OURS, size)) / median(cpu(told, page, OURS, sizes[0]))
               for size in sizes]
        for page in ASKED if all(cpu(told, page, OURS, size) for size in sizes)
    }  # fmt: skip
    most = max([1.5, *(value for line in lines.values() for value in line)]) * 1.1
    across = _scale(sizes, LEFT, WIDTH - RIGHT)

    def up(times: float) -> float:
        return bottom - times / most * (bottom - TOP)

    grid = [_rule(LEFT, up(times), WIDTH - RIGHT, up(times), f"{times:.1f} ×", LEFT - 8)
            for times in (0, 0.5, 1, 1.2, 1.5, *range(2, int(most) + 1))]  # fmt: skip
    grid += [_text(across(size), bottom + 18, f"{size:,} cases", "middle") for size in sizes]
    drawn = []
    for page, line in lines.items():
        points = [f"{across(size):.0f},{up(value):.1f}"
                  for size, value in zip(sizes, line, strict=True)]  # fmt: skip
        drawn.append(f'<polyline points="{" ".join(points)}" fill="none" stroke-width="2.5"'
                     f' stroke="{LINES[page]}"/>')  # fmt: skip
    title = "Processor of a page of the product as the book grows (budget: 1.2 ×)"
    return _svg(title, bottom + 30, grid, _key({page: LINES[page] for page in lines}), drawn)


PLOTS: dict[str, tuple[str, Callable[[Told], str]]] = {
    "comparison.svg": ("Processor of each page beside the limit and the peers", comparison),
    "growth.svg": ("Processor of each page as the book grows", growth),
}


def _scale(values: Sequence[float], first: float, last: float) -> Callable[[float], float]:
    """A place for each value on a scale of tens."""
    least, most = log10(min(values, default=1)), log10(max(values, default=10))
    least, most = (least, most) if most > least else (least - 1, most)
    least -= (most - least) * 0.08
    return lambda value: first + (log10(value) - least) / (most - least) * (last - first)


def _tens(values: Sequence[float], across: Callable[[float], float], bottom: float) -> list[str]:
    powers = [10.0**power for power in range(-3, 6)]
    within = [one for one in powers if min(values, default=1) <= one <= max(values, default=1)]
    return [_rule(across(one), TOP - 6, across(one), bottom, "", 0) for one in within]


def _rule(x: float, y: float, to_x: float, to_y: float, words: str, at: float) -> str:
    line = (
        f'<line x1="{x:.0f}" y1="{y:.1f}" x2="{to_x:.0f}" y2="{to_y:.1f}" stroke="#d1d5db"/>'
    )  # fmt: skip
    return line + (_text(at, y + 4, words, "end") if words else "")


def _text(x: float, y: float, words: str, anchor: str = "start") -> str:
    return f'<text x="{x:.0f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _key(colours: dict[str, str]) -> list[str]:
    drawn, x = [], 20
    for name, colour in colours.items():
        drawn.append(f'<rect x="{x}" y="34" width="12" height="12" fill="{colour}"/>')
        drawn.append(_text(x + 17, 44, name))
        x += 35 + 7 * len(name)
    return drawn


def _svg(title: str, height: float, *parts: Sequence[str]) -> str:
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:.0f}"'
            f' font-family="sans-serif" font-size="12" role="img" aria-label="{escape(title)}">',
            f'<rect width="{WIDTH}" height="{height:.0f}" fill="#ffffff"/>',
            f'<text x="20" y="20" font-size="14" font-weight="bold">{escape(title)}</text>',
            *(line for part in parts for line in part),
            "</svg>\n",
        )
    )

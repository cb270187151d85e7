"""Writing down what was measured: the page for people, the plots, and the numbers beside them."""

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

import psutil

from bench.pages.figures import Told, figures, over, table
from bench.pages.plots import PLOTS

PAGE, NUMBERS = "performance.md", "performance/measured.json"
WHY = """### What stands behind a budget that is missed

- **Pages beside the limit.** The limit knows nobody, asks one statement and joins strings. A page
  of ours that asks nothing of the book – who sits here, what they may, the frame with its menu, one
  form – is already about what ten times the limit's list may cost, as the table of what cannot be
  done without shows; so a page that also reads the book cannot be within it, with signing in,
  permissions and the frame switched on. Of every page the profile gives what the database, the
  templates and the question of who asks take. No statement and no template stands out: a page of
  a case asks which kinds of record belong to it and for each that is there, for the law that holds
  at its place, for people and quarrels like these in other cases and for what was written in its
  journal; a first page asks each kind of work what waits. A search comes in two requests: words
  that somebody typed are put under a seal before they stand in an address.
- **A search in a large book.** The newest hundred that are called so are taken: of ten thousand
  cases some fifty are, of a million thousands. A hundred are the end of it.
- **Eight clients at once.** The same, eight times: answers a second follow from the processor that
  each takes, and the peers neither ask who may see a record nor write down who has seen it.
- **Report of a million cases.** A period that nobody has asked for is counted from one index, an
  entry for each case of the period; no commune has a tenth of so many.
- **First page of an officer.** Nearly all of it is asking what waits; nothing of it is kept from
  one opening to the next, so that nothing old is ever told.
- **Weight.** htmx alone is more than half of what a first view may weigh, and has been packed as
  small as gzip can be; of the page four tenths are its twenty rows, the rest the filters, the
  menu, the lock and the words of the frame. A click that narrows the list brings twenty rows, whose
  words and addresses alone are four fifths of its budget.
- **Start and memory.** The packages the product is given to be written with take two fifths of
  the budget for a start and seven tenths of that for memory before a line of ours is read. The
  rest is spread over some 1,200 modules of ours: reading them, making their classes (a seventh of
  it the 540 plain records that the rules are written in) and mapping 150 tables; then the
  templates that are asked for are compiled. The memory is that of a server that has just answered
  all of the run, papers included.
- **Papers and files.** Each paper is laid out anew from what the record says at that moment,
  asked for over HTTP by somebody who may; the greatest part of it is the compiler, kept with its
  fonts and its template read, of which no part of the paper stands out. The import opens the file
  in a process of its own, which costs its start, and checks each row, where its peer only reads;
  opening and reading alone, in the table of what cannot be done without, are the whole budget.
"""


def machine() -> Told:
    """When and on what a part was measured."""
    return {
        "day": f"{datetime.now(UTC):%Y-%m-%d}",
        "processors": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 2**30),
        "load": round(os.getloadavg()[0], 1),
        "python": platform.python_version(),
    }


def page(told: Told) -> str:
    lines = figures(told)
    missed = over(lines)
    sizes = ", ".join(f"{size:,}" for size in sorted(told["sizes"]))
    judged = sum(1 for one in lines if one.budget is not None)
    shown = "\n\n".join(f"![{title}](performance/{name})" for name, (title, _) in PLOTS.items())
    return (
        "# Performance: what was measured\n\n"
        f"Written by `python -m bench --write docs`; the numbers are in [`{NUMBERS}`]({NUMBERS}),"
        "\nand a test finds a figure that does not follow from them.\n\n"
        f"{_measured_on(told)}\nAll servers run at once and are asked in turn, in"
        f" {told['rounds']} rounds of {told['each']} requests; the processor time of each\nprocess"
        " is read, its web server's part with it. So ratios hold beside other work; seconds,"
        " of the clock and of\na processor that others use, are longer than on a machine at rest."
        " The product runs as `sohoagiai serve`\n"
        "with login, permissions, journal and log of viewing."
        f" Books of {sizes} cases, one above 100,000\ngrown out of that by copying its rows;"
        f" the peers hold {told['main']:,}.\n\n"
        f"{judged - len(missed)} of {judged} budgets are met.\n\n"
        f"{shown}\n\n{table(lines)}\n{WHY}"
    )


def _measured_on(told: Told) -> str:
    """The parts that were measured under the same sky in one line."""
    lines: dict[str, list[str]] = {}
    for name, on in told["parts"].items():
        sky = (
            f"{on['day']}, Python {on['python']}, {on['processors']} processors,"
            f" {on['memory_gb']} GB, load {on['load']}"
        )
        lines.setdefault(sky, []).append(name)
    return "\n".join(f"- {', '.join(names)}: {sky}" for sky, names in lines.items()) + "\n"


def read(folder: Path) -> Told:
    """What was measured before; empty where nothing was."""
    path = folder / NUMBERS
    return json.loads(path.read_text("utf-8")) if path.exists() else {}


def write(folder: Path, told: Told) -> None:
    numbers = folder / NUMBERS
    numbers.parent.mkdir(parents=True, exist_ok=True)
    numbers.write_text(json.dumps(_rounded(told), ensure_ascii=False) + "\n", "utf-8")
    told = read(folder)
    for name, (_, draw) in PLOTS.items():
        (numbers.parent / name).write_text(draw(told), "utf-8")
    (folder / PAGE).write_text(page(told), "utf-8")


def _rounded(told: object) -> object:
    """As many digits as are worth keeping."""
    if isinstance(told, dict):
        return {name: _rounded(one) for name, one in told.items()}
    if isinstance(told, list):
        return [_rounded(one) for one in told]
    return float(f"{told:.5g}") if isinstance(told, float) else told

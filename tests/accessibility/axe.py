"""What axe finds on a page as it is drawn, on a desk and on a phone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from app.web.statics import MADE, kept

AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
DRAW = (Path(__file__).parent / "draw.js").read_text("utf-8")
STATIC = Path(__file__).resolve().parents[2] / "static"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is read out of a button holds what stands on it (2.5.3): axe calls it an experiment.
ALSO = {"label-content-name-mismatch": {"enabled": True}}
DESK, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
# The colours are the same on both, and looking at them takes half of the time.
LESS = {"color-contrast": {"enabled": False}}
IS_WIDE = "document.documentElement.scrollWidth > innerWidth"
BLANK = '<!doctype html><html lang="vi"><title>Trống</title>'


def findings_of_drawn(chromium: Browser, pages: Mapping[str, str]) -> list[str]:
    """One sentence for each fault of the pages and fragments, at each size of screen.

    What is alike is looked at twice and no more: of a list its first rows.
    """
    found = []
    page = chromium.new_page(reduced_motion="reduce")
    page.set_content(BLANK)
    page.evaluate(f"{AXE};0")
    sheets = {one.name: one.read_text("utf-8") for one in STATIC.glob("*.css")}
    sheets |= {one: kept(STATIC, one).plain.decode() for one in MADE if one.endswith(".css")}
    page.evaluate("sheets => { window.sheets = sheets }", sheets)
    for size, rules in ((DESK, ALSO), (PHONE, ALSO | LESS)):
        page.set_viewport_size(size)
        for name, text in pages.items():
            is_whole = page.evaluate(DRAW, text)
            here = [*findings_as_it_stands(page, rules)]
            if is_whole and page.evaluate(IS_WIDE):
                here.append("it scrolls sideways")
            found += [f"{name} ({size['width']}): {one}" for one in here]
    page.close()
    return found


def findings_as_it_stands(page: Page, rules: Mapping[str, Any] = ALSO) -> Iterator[str]:
    """What axe says of a page that is open."""
    if page.evaluate("typeof axe === 'undefined'"):
        page.evaluate(f"{AXE};0")
    options = {"runOnly": RULES, "rules": rules, "resultTypes": ["violations"]}
    answer = page.evaluate("async options => (await axe.run(options)).violations", options)
    yield from _sentences(answer)


def _sentences(violations: Iterable[dict[str, Any]]) -> Iterator[str]:
    for one in violations:
        for node in one["nodes"]:
            why = re.sub(r"\s+", " ", node["failureSummary"])
            yield f"{one['id']}: {node['html'][:160]} – {why[:300]}"

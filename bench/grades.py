"""What Lighthouse says of the pages that people open most, as a slow telephone meets them.

``python -m bench.grades --base http://127.0.0.1:PORT --login canbo --tool …/.bin/lighthouse`` on a
served demo, at rest: the tool itself slows Chromium down. Printed are its grades of accessibility,
of good practice and of speed, and what has cost any; it ends with an error where one is below what
is wanted, or where a page that is bad on purpose is not graded so.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from bench.scan.served import plant, signed_in
from tests.chromium import CHROMIUM

WANTED = {"accessibility": 95, "best-practices": 95, "performance": 90}
PAGES = (
    "/",
    "/hoa-giai/",
    "/hoa-giai/moi",
    "/doi-thoai/",
    "/to-hoa-giai/",
    "/thong-ke/",
    "/tim/",
    "/dong-bo/",
)


def grade(tool: Path, address: str, cookie: str) -> tuple[Mapping[str, int], list[str]]:
    """The grades of one page, of 100 each, and the audits that did not give all they could."""
    with tempfile.TemporaryDirectory() as work:
        headers, said = Path(work) / "headers.json", Path(work) / "said.json"
        headers.write_text(json.dumps({"Cookie": cookie} if cookie else {}), "utf-8")
        words = [str(tool), address, "--quiet", "--output=json", f"--output-path={said}"]
        words += [f"--only-categories={','.join(WANTED)}", f"--extra-headers={headers}"]
        words += ["--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage"]
        env = {**os.environ, "CHROME_PATH": CHROMIUM}
        subprocess.run(words, env=env, check=True, stdout=subprocess.DEVNULL)
        told = json.loads(said.read_text("utf-8"))
    if urlsplit(told["finalDisplayedUrl"]).path != urlsplit(address).path:
        raise SystemExit(f"{address} led to {told['finalDisplayedUrl']}")
    kinds = told["categories"]
    asked = {ref["id"] for kind in kinds.values() for ref in kind["auditRefs"] if ref["weight"]}
    scores = {one: told["audits"][one]["score"] for one in asked}
    lost = sorted(one for one, score in scores.items() if score is not None and score < 1)
    return {kind: round(100 * kinds[kind]["score"]) for kind in WANTED}, lost


def main() -> int:
    words = argparse.ArgumentParser(prog="bench.grades")
    words.add_argument("--base", required=True)
    words.add_argument("--login", required=True)
    words.add_argument("--tool", type=Path, required=True)
    given = words.parse_args()
    with plant() as site:
        grades, _ = grade(given.tool, f"{site.base}/", site.cookie)
    if grades["accessibility"] >= WANTED["accessibility"]:
        print("the page that is bad on purpose was graded as good")
        return 1
    cookie, short = signed_in(given.base, given.login).cookie, 0
    for path in PAGES:
        grades, lost = grade(given.tool, given.base + path, cookie)
        short += any(grades[kind] < least for kind, least in WANTED.items())
        print(path, *(f"{kind} {number}" for kind, number in grades.items()), *lost, flush=True)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())

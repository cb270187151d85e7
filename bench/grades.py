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
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from bench.scan.served import signed_in

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
CHROMIUM = "/usr/bin/chromium"
_BAD = b"<html><body><img src=x><p style='color:#ccc;background:#fff'>x</p><input></body></html>"


class _Plant(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(_BAD)

    def log_message(self, *_: object) -> None:
        """Nothing: who reads the figures reads no log of a plant."""


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
    lost = {ref["id"] for kind in kinds.values() for ref in kind["auditRefs"] if ref["weight"]}
    lost = {one for one in lost if (told["audits"][one]["score"] or 0) < 1}
    lost -= {one for one in lost if told["audits"][one]["score"] is None}
    return {kind: round(100 * kinds[kind]["score"]) for kind in WANTED}, sorted(lost)


@contextmanager
def planted() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Plant)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def main() -> int:
    words = argparse.ArgumentParser(prog="bench.grades")
    words.add_argument("--base", required=True)
    words.add_argument("--login", required=True)
    words.add_argument("--tool", type=Path, required=True)
    given = words.parse_args()
    with planted() as address:
        grades, _ = grade(given.tool, address, "")
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

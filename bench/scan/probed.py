"""nikto: some 6,500 addresses under which other programs have had their faults, and the headers.

Not in the package index: Debian carries it among what is not free (``nikto`` of *non-free*), so it
is called where it is installed.
"""

import tempfile
from pathlib import Path

from bench.scan.served import Target
from bench.scan.tools import Found, said_by

SETTINGS = Path("/etc/nikto/config.txt")
NO_FAULT = (
    "Target ",
    "Start Time",
    "End Time",
    "Server: ",
    "Uncommon header",
    "Allowed HTTP Methods",
    "Root page / redirects",
    "No CGI Directories",
)
"""How a line begins that tells of the site or of the run, and of nothing that is wrong."""


def sees_its_plant(commands: Path, site: Target) -> bool:
    """Whether it meets both a page that says back what it was asked for, and a missing header."""
    said = " ".join(found(commands, site, 120)[1])
    return "Cross Site Scripting" in said and "X-Frame-Options" in said


def found(commands: Path, target: Target, seconds: int) -> Found:
    with tempfile.TemporaryDirectory() as work:
        settings = Path(work) / "settings.txt"
        settings.write_text(_settings(target), "utf-8")
        words = [commands / "nikto", "-config", settings, "-host", f"{target.base}/", "-ask", "no"]
        said = said_by([*words, "-nointeractive", "-maxtime", f"{seconds}s"], work)
    told, _, ending = said.partition(" items checked")
    *lines, checked = [line[2:] for line in told.splitlines() if line.startswith("+ ")]
    if not ending:
        raise SystemExit(f"nikto did not come to its end: {checked}")
    return int(checked), [one for one in lines if not one.startswith(NO_FAULT)]


def _settings(target: Target) -> str:
    """Its own, but that it tells nobody of what it meets, and comes as who has signed in."""
    pairs = (one.split("=", 1) for one in target.cookie.split("; ") if one)
    cookies = ";".join(f'"{name}"="{value}"' for name, value in pairs)
    own = SETTINGS.read_text("utf-8").replace("UPDATES=yes", "UPDATES=no")
    return f"{own}\nSTATIC-COOKIE={cookies}\n" if cookies else own

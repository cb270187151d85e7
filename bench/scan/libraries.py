"""Whether each library that is carried to a commune is the newest that its makers have published.

No list of weaknesses can be reached where this was built. But what has become known of a library
and was mended is mended in its newest version: who carries that lags behind nobody.
"""

import re
import subprocess
import sys
from collections.abc import Iterable

from packaging.utils import parse_wheel_filename
from packaging.version import Version

from bench.scan.tools import Found
from deploy.folder.carried import listed

PLATFORMS = ("linux", "windows")
PLANT = "click-8.0.0-py3-none-any.whl"
"""Of 2021."""
_TOLD = re.compile(r"\((\S+)\)")


def sees_its_plant() -> bool:
    return bool(behind([PLANT])[1])


def found() -> Found:
    return behind(sorted({wheel for one in PLATFORMS for wheel in listed(one)}))


def behind(wheels: Iterable[str]) -> Found:
    """How many libraries were asked after, and those of which there is a newer version."""
    carried: dict[str, Version] = {}
    for wheel in wheels:
        name, version, *_ = parse_wheel_filename(wheel)
        carried[name] = min(version, carried.get(name, version))
    newest = {name: _newest(name) for name in carried}
    late = [
        f"{name} {version}: {newest[name]} is there"
        for name, version in carried.items()
        if version < newest[name]
    ]
    return len(carried), late


def _newest(name: str) -> Version:
    """Raises ``SystemExit`` where the package index does not answer."""
    words = [sys.executable, "-m", "pip", "index", "versions", name]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode or not (told := _TOLD.search(done.stdout)):
        raise SystemExit(f"the package index says nothing of {name}")
    return Version(told[1])

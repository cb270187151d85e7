"""How much of a machine the two services of systemd are open to, as systemd itself reckons it."""

import shutil
import subprocess
from pathlib import Path

import pytest

from deploy.updating import texts

MOST = 2.0  # of 10
OFFICE = Path("deploy/sohoagiai.service")
BARE = "[Service]\nExecStart=/bin/true\n"

pytestmark = pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="systemd is not installed"
)


def is_closed(unit: str, folder: Path) -> bool:
    file = folder / "sohoagiai.service"
    file.write_text(unit, "utf-8")
    words = ["systemd-analyze", "security", "--offline=true", f"--threshold={MOST * 10:.0f}", file]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def test_both_services_are_closed_and_a_bare_one_is_not(tmp_path):
    facts = {"owner": "sohoagiai", "data": "/var/lib/sohoagiai", "command": "/bin/true"}
    commune = texts.fill("sohoagiai.service", **facts)
    assert [is_closed(one, tmp_path) for one in (commune, OFFICE.read_text("utf-8"), BARE)] == [
        True,
        True,
        False,
    ]

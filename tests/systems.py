"""What holds on one operating system only."""

import os
from pathlib import Path

import pytest

WITH_MODES = pytest.mark.skipif(
    os.name == "nt", reason="Windows has no such bits: the installer closes the folder of the data"
)


def is_for_its_owner(path: Path) -> bool:
    """Whether its bits close it to others, where files have such bits."""
    return os.name == "nt" or path.stat().st_mode & 0o077 == 0

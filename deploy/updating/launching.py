"""``sohoagiai`` on an installed machine: the commands of the version in use, and two of our own."""

import os
import runpy
import sys
from pathlib import Path

from . import command, switching
from .place import load
from .refusal import Refused


def launch(program: Path, arguments: list[str]) -> None:
    """Run ``arguments``; ends the process with a sentence where it cannot be done."""
    if arguments[:1] in (["nang-cap"], ["quay-lai"]):
        command.main(arguments, program=program)
        return
    try:
        place = load(program)
        if arguments[:1] == ["serve"]:
            switching.mend(place)
        start = place.version(place.in_use().version) / "start.py"
    except Refused as refusal:
        sys.exit(str(refusal))
    for name in ("PYTHONHOME", "PYTHONPATH"):  # another program's; our own children must not see it
        os.environ.pop(name, None)
    os.environ.setdefault("SOHOAGIAI_INSTANCE", str(place.book))
    sys.argv = [str(start), *arguments]
    runpy.run_path(str(start), run_name="__main__")

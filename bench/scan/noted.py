"""A hook of schemathesis, run in its Python: how each request was answered, a line each.

Requests alone say little: a run that was refused at the door, or slowed by the shares of a minute,
would look like any other.
"""

import os
from pathlib import Path

import schemathesis

NOTES = Path(os.environ["SCAN_NOTES"])


@schemathesis.hook
def after_call(context, case, response) -> None:
    with NOTES.open("a", encoding="utf-8") as notes:
        notes.write(f"{response.status_code} {case.method} {case.operation.path}\n")

"""How many faults of this program the log of its server tells."""

from datetime import datetime, timedelta
from pathlib import Path

LOGS, LOG_FILE = "logs", "sohoagiai.log"
"""Where a server of one process writes its log, a file a day."""
COUNTED = timedelta(days=7)
_MARK = " ERROR "


def count(folder: Path, *, now: datetime) -> int | None:
    """Of the last seven days, in the log of the instance ``folder``; None where it has none, as
    where the system keeps the log of several processes."""
    if not (folder / LOGS).is_dir():
        return None
    since, found = now - COUNTED, 0
    for one in (folder / LOGS).glob(f"{LOG_FILE}*"):
        if one.stat().st_mtime >= since.timestamp():
            with one.open(encoding="utf-8", errors="replace") as lines:
                found += sum(_is_one(line, since) for line in lines)
    return found


def _is_one(line: str, since: datetime) -> bool:
    at, mark, _ = line.partition(_MARK)
    if not mark:
        return False
    try:
        return datetime.fromisoformat(at) >= since
    except ValueError:
        return False  # where an accident was, and no line of its own

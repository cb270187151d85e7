"""One session of the product: ``python -m bench.sync.session FOLDER`` prints what it took."""

import json
import os
import sys
import time
from dataclasses import asdict
from pathlib import Path

from app.exchange import sessions
from app.factory import create_app
from app.instance import load
from bench.sync.wire import spent_by


def main(folder: str) -> None:
    with create_app(load(Path(folder))).app_context():
        started, before = time.monotonic(), time.process_time()
        report = sessions.run()
        seconds, inside = time.monotonic() - started, time.process_time() - before
    spent = spent_by(os.getpid())
    facts = {"seconds": seconds, "cpu_inside": inside, "cpu": spent.cpu, "peak": spent.peak}
    print(json.dumps({**facts, "report": asdict(report)}))


if __name__ == "__main__":
    main(sys.argv[1])

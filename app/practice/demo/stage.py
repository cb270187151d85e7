"""The folder of the demonstration: what it holds, which ports it uses, and clearing it away.

Only a folder that carries the mark which the demonstration itself put there is ever deleted.
"""

import json
import shutil
import socket
import sys
from pathlib import Path
from typing import Any

from app.instance import InstanceProblem
from app.practice.demo.cast import PARTS, Part

STATE = "trinh-dien.json"
MARK = "trinh-dien.txt"
_MARK_TEXT = "Thư mục này do lệnh “sohoagiai demo” tạo; lệnh đó có thể xóa và làm lại.\n"


class Stage:
    """``folder`` holds the three instances and a small file of what is known of them."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.state: dict[str, Any] = {"ready": False, "schema": None, "tied_to": None, "ports": {}}

    def open(self, *, fresh: bool) -> None:
        """Read what an earlier run left, or begin; raises :class:`InstanceProblem`.

        ``fresh`` forgets it all but the ports, and does not mind a torn file.
        """
        try:
            known = json.loads((self.folder / STATE).read_text("utf-8"))
            self.state |= known if not fresh else {"ports": known["ports"]}
        except FileNotFoundError:
            return
        except (ValueError, TypeError, KeyError) as error:
            if not fresh:
                raise InstanceProblem(
                    f"Tệp “{self.folder / STATE}” bị hỏng. Hãy chạy lại với --fresh để làm lại "
                    "bản trình diễn, hoặc chọn thư mục khác bằng --dir."
                ) from error

    @property
    def is_ready(self) -> bool:
        return bool(self.state["ready"]) and all(self.path(part).is_dir() for part in PARTS)

    def path(self, part: Part) -> Path:
        return self.folder / part.folder

    def clear(self) -> None:
        """Delete the demonstration's own instances; refuses a folder it did not make."""
        present = [self.path(part) for part in PARTS if self.path(part).exists()]
        for path in present:
            if not (path / MARK).is_file():
                raise InstanceProblem(
                    f"Thư mục “{path}” không phải do bản trình diễn tạo nên không xóa. Hãy chọn "
                    "thư mục khác bằng --dir."
                )
        self.save(ready=False, tied_to=None)
        for path in present:
            shutil.rmtree(path)

    def lay_out(self) -> None:
        """Empty folders for the three instances, each with the mark."""
        for part in PARTS:
            self.path(part).mkdir()
            (self.path(part) / MARK).write_text(_MARK_TEXT, "utf-8")

    def save(self, **facts: object) -> None:
        self.state |= facts
        text = json.dumps(self.state, ensure_ascii=False, indent=2)
        written = self.folder / f"{STATE}.moi"
        written.write_text(text, "utf-8")
        written.replace(self.folder / STATE)

    def choose_port(self, part: Part) -> int:
        """A free loopback port: the one of the last run where it still is free.

        Another demonstration may take it before the server does: then one chooses again.
        """
        ports = dict(self.state["ports"])
        wished = ports.pop(part.unit, part.port)
        port = wished if is_free(wished) else _any_free(set(ports.values()))
        self.save(ports={**ports, part.unit: port})
        return port


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        if sys.platform != "win32":  # there the option would let two servers share a port
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _any_free(taken: set[int]) -> int:
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        if port not in taken:
            return port

"""One evening of the demonstration: prepare when needed, run, tell where to look, stop."""

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import click
from filelock import FileLock, Timeout

from app.domain.actors import Role
from app.instance import InstanceProblem
from app.practice.demo.cast import ADMIN, COMMUNES, OFFICE, PARTS, PASSWORD, Part
from app.practice.demo.prepare import bring_up, prepare, tie
from app.practice.demo.servers import PortTaken, Server, stop_all
from app.practice.demo.stage import Stage
from app.schema import newest

TRIES = 5  # of ports that others take at the same moment
SYNC_MINUTES = "1"  # a spectator does not want to wait for the quarter of an hour of an office


def run(folder: Path, *, fresh: bool) -> None:
    """Run the demonstration in ``folder`` until Ctrl-C or SIGTERM; raises InstanceProblem."""
    lock = folder / "trinh-dien.lock"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.touch()
    except OSError as error:
        raise InstanceProblem(
            f"Không ghi được vào thư mục “{folder}”. Hãy kiểm tra quyền ghi, hoặc chọn thư mục "
            "khác bằng --dir."
        ) from error
    try:
        with FileLock(lock, timeout=0), _stopped_by_signals():
            _play(Stage(folder), fresh=fresh)
    except Timeout as error:
        raise InstanceProblem(
            f"Bản trình diễn trong thư mục “{folder}” đang chạy ở cửa sổ khác. Hãy dùng cửa sổ "
            "đó, hoặc chọn thư mục khác bằng --dir."
        ) from error


def _play(stage: Stage, *, fresh: bool) -> None:
    servers: list[Server] = []
    try:
        stage.open(fresh=fresh)
        if not stage.is_ready:
            prepare(stage, click.echo)
        elif stage.state["schema"] != newest():
            bring_up(stage)
        stage.save(ready=True, schema=newest())
        servers.append(_serve(stage, OFFICE))
        _see_to_it(stage, PARTS[:1], servers)
        office = servers[0]
        if stage.state["tied_to"] != office.address:
            click.echo("Ghép nối hai xã, phường với tỉnh và đồng bộ…")
            tie(stage, office.address)  # while no commune's server asks an address of before
            stage.save(tied_to=office.address)
        for part in COMMUNES:
            servers.append(_serve(stage, part))
        _see_to_it(stage, PARTS, servers)
        _tell(servers)
        _watch(servers)
    except KeyboardInterrupt:
        click.echo("\nĐang dừng ba máy chủ…")
    finally:
        _deaf()
        stop_all(servers)
    click.echo("Đã dừng. Chạy lại lệnh này để tiếp tục với dữ liệu đang có.")


def _see_to_it(stage: Stage, parts: Sequence[Part], servers: list[Server]) -> None:
    """Wait until each answers; one that finds its port taken starts again at another."""
    for number, part in enumerate(parts):
        for _ in range(TRIES):
            try:
                servers[number].wait_until_it_answers()
                break
            except PortTaken:
                servers[number] = _serve(stage, part)
        else:
            servers[number].wait_until_it_answers()


def _serve(stage: Stage, part: Part) -> Server:
    return Server(
        stage.path(part),
        stage.choose_port(part),
        log=stage.folder / f"{part.folder}.log",
        SOHOAGIAI_SYNC_MINUTES=SYNC_MINUTES,
        SOHOAGIAI_UNUSED_DAYS="0",
        SOHOAGIAI_TOTP_ROLES="",  # nothing is to be guarded, and everybody tries every login
    )


def _tell(servers: list[Server]) -> None:
    click.echo(f"\nBản trình diễn đang chạy; mọi tài khoản dùng mật khẩu {PASSWORD}\n")
    for part, server in zip(PARTS, servers, strict=True):
        kind = "cơ quan cấp trên" if part is OFFICE else "xã, phường"
        click.echo(f"  {part.name} ({kind})".ljust(42) + f"{server.address}/")
        click.echo("  " + "─" * 66)
        logins = [(one.login, one.role) for one in part.logins]
        for login, role in (*logins, (ADMIN, Role.ADMINISTRATOR)):
            click.echo(f"    {login:<14}{role.label}")
        click.echo()
    click.echo("Nhấn Ctrl-C để dừng.")


def _watch(servers: list[Server]) -> None:
    """Stay until a signal comes; a server that ends by itself is a failure."""
    while True:
        time.sleep(0.5)
        for server in servers:
            if server.has_ended:
                raise InstanceProblem(
                    f"Máy chủ {server.address} đã dừng bất ngờ. Xem tệp “{server.log}”."
                )


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """SIGTERM, a closed terminal and Ctrl-Break end the play as Ctrl-C does."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    known = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {one: signal.signal(one, _stop) for one in known}
    try:
        yield
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _deaf() -> None:
    """While the servers stop, a second Ctrl-C must not leave one behind."""
    for name in ("SIGINT", "SIGTERM"):
        signal.signal(getattr(signal, name), signal.SIG_IGN)

"""The command ``serve``: opens the port, says where people can come in, and runs until stopped."""

import signal
import socket
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import click

from app.cli.common import instance_option
from app.domain.lan import USUAL_PORTS, title_of
from app.instance import Instance, load
from app.lan import authority
from app.lan.front import Front
from app.lan.gate import Gate
from app.lan.ports import take_port
from app.lan.presence import Presence, Told
from app.lan.service import wanted_label
from app.lan.watch import Watch
from app.serving import logs, outgoing
from app.serving.door import Door
from app.serving.heap import share_one_heap
from app.serving.listening import listen
from app.serving.practising import PracticeServer
from app.settings import read_settings


@click.command(help="Chạy máy chủ cho các máy trong mạng nội bộ.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@instance_option
def serve(folder: Path, host: str, port: int) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    share_one_heap()
    outgoing.guard()
    instance = load(folder)
    practice = None if instance.practice or instance.is_office else PracticeServer(folder, host)
    door = Door(folder, practice)
    certificates = authority.folder_of(instance.folder)
    threads = read_settings(instance.settings)["THREADS"]
    logs.write_to(folder)
    presence = Presence(host, port, "https" if authority.is_on(certificates) else "http")
    told, front = Told(door, presence), None
    with ExitStack() as ending:
        if authority.exists(certificates):
            inner = take_port("127.0.0.1", 0)
            place = certificates / authority.SERVER
            front = Front(_ports(host, port), inner.getsockname()[1], place)
            ending.callback(front.stop)
            gate = Gate(told, front.visitors, presence.scheme)
            server = listen(gate, inner, threads)
        else:
            server = listen(told, take_port(host, port), threads)
        ending.callback(server.close)
        ending.callback(door.close)
        if practice:
            ending.callback(practice.stop)
        door.open()
        if front:
            front.start()
        watch = _watch(instance, presence, _keeper(instance, presence, front))
        if watch:
            ending.callback(watch.stop)
            watch.start()
        if door.is_waiting:
            click.echo("Ổ đĩa không ghi được: ghi được thì sổ tự mở.")
        elif door.trouble:
            click.echo("Dữ liệu bị hỏng: mở địa chỉ trên để khôi phục từ bản sao lưu.")
        server.run()


def _ports(host: str, port: int) -> list[socket.socket]:
    """Where http:// has its usual port, people type https:// without a number as well."""
    both = [port, USUAL_PORTS["https"]] if port == USUAL_PORTS["http"] else [port]
    return [take_port(host, one) for one in both]


def _keeper(instance: Instance, presence: Presence, front: Front | None) -> Callable[[], None]:
    """Brings the certificate up to the name and the addresses, or takes one made meanwhile."""
    label, certificates = wanted_label(instance), authority.folder_of(instance.folder)

    def keep() -> None:
        if front is not None:
            names = [label, presence.name or label]
            authority.keep_fresh(certificates, names, presence.addresses)
            front.read_certificate()

    return keep


def _watch(instance: Instance, presence: Presence, keep: Callable[[], None]) -> Watch | None:
    """Who tells the network, where the server is open to it; the console is told in every case."""
    if not presence.is_open or instance.practice:  # one name in the network: the real book's
        place = f"{presence.scheme}://{presence.host}:{presence.port}/"
        click.echo(f"{instance.name}: {place} (Ctrl-C để dừng)")
        return None
    click.echo(f"{instance.name} đang chạy (Ctrl-C để dừng). Máy khác cùng mạng gõ:")
    return Watch(presence, wanted_label(instance), title_of(instance.name), click.echo, keep)


COMMANDS = (serve,)

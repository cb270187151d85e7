"""The command ``serve``: opens the port, says where people can come in, and runs until stopped."""

import signal
from contextlib import ExitStack
from pathlib import Path
from types import FrameType

import click
from waitress import create_server

from app.cli.common import instance_option
from app.domain.lan import label_of, title_of
from app.instance import Instance, load
from app.lan.ports import take_port
from app.lan.presence import Presence, Told
from app.lan.watch import Watch
from app.serving import logs
from app.serving.door import Door
from app.settings import read_settings


@click.command(help="Chạy máy chủ cho các máy trong mạng nội bộ.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ lắng nghe.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@instance_option
def serve(folder: Path, host: str, port: int) -> None:
    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    instance, door = load(folder), Door(folder)
    settings = read_settings(instance.settings)
    logs.write_to(folder)
    presence = Presence(host, port)
    with ExitStack() as ending:
        server = create_server(
            Told(door, presence),
            sockets=[take_port(host, port)],
            threads=settings["THREADS"],
            connection_limit=1000,
            channel_timeout=60,
            cleanup_interval=5,
            ident=None,
        )
        ending.callback(server.close)
        ending.callback(door.close)
        door.open()
        if watch := _watch(instance, presence, settings["LAN_NAME"]):
            ending.callback(watch.stop)
            watch.start()
        if door.trouble:
            click.echo("Dữ liệu bị hỏng: mở địa chỉ trên để khôi phục từ bản sao lưu.")
        server.run()


def _watch(instance: Instance, presence: Presence, label: str) -> Watch | None:
    """Who tells the network, where the server is open to it; the console is told in every case."""
    if not presence.is_open:
        place = f"http://{presence.host}:{presence.port}/"
        click.echo(f"{instance.name}: {place} (Ctrl-C để dừng)")
        return None
    click.echo(f"{instance.name} đang chạy (Ctrl-C để dừng). Máy khác cùng mạng gõ:")
    return Watch(presence, label or label_of(instance.name), title_of(instance.name), click.echo)


COMMANDS = (serve,)

"""A bad line between two network namespaces: rate, loss and delay of each packet, by our own hand.

Where the kernel has ``netem`` that would do; many have not. So both ends are TUN devices and this
process carries every packet from one to the other, or loses it.
"""

import ctypes
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from dataclasses import dataclass, field

TUNSETIFF, IFF_TUN, IFF_NO_PI, CLONE_NEWNET = 0x400454CA, 0x0001, 0x1000, 0x40000000
MTU = 1500
QUEUE = 30
"""Packets that wait for the line in one direction; what comes then is lost too."""


@dataclass(slots=True)
class Weather:
    """``rate`` in bit/s (0: as fast as it goes), ``loss`` as a share, ``delay`` one way in s."""

    rate: int = 0
    loss: float = 0.0
    delay: float = 0.0


@dataclass(slots=True)
class Way:
    """One direction: what was sent into it, lost on it, and what is under way."""

    sent: int = 0
    lost: int = 0
    free_at: float = 0.0
    coming: list[tuple[float, int, bytes]] = field(default_factory=list)


class Link:
    """Between this namespace (``10.9.0.1``) and that of the process ``pid`` (``10.9.0.2``)."""

    def __init__(self, pid: int, seed: int = 1) -> None:
        self.weather, self.up, self.down = Weather(), Way(), Way()
        self._rng, self._count, self._ends = random.Random(seed), 0, {}
        here = _tun("10.9.0.1", "10.9.0.2")
        self._ends = {here: self.up}
        ready = threading.Event()
        threading.Thread(target=self._carry, args=(here, pid, ready), daemon=True).start()
        ready.wait()

    def _carry(self, here: int, pid: int, ready: threading.Event) -> None:
        handle = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
        if ctypes.CDLL(None, use_errno=True).setns(handle, CLONE_NEWNET):  # this thread alone
            raise OSError(ctypes.get_errno(), "setns")
        there = _tun("10.9.0.2", "10.9.0.1")
        ready.set()
        ends = {here: (self.up, there), there: (self.down, here)}
        while True:
            now = time.monotonic()
            due = [way.coming[0][0] for way, _ in ends.values() if way.coming]
            wait = max(0.0, min(due) - now) if due else 1.0
            for end in select.select(list(ends), [], [], wait)[0]:
                self._send(ends[end][0], os.read(end, MTU + 4))
            for way, other in ends.values():
                while way.coming and way.coming[0][0] <= time.monotonic():
                    os.write(other, heapq.heappop(way.coming)[2])

    def _send(self, way: Way, packet: bytes) -> None:
        weather, now = self.weather, time.monotonic()
        way.sent += len(packet)
        start = max(now, way.free_at)
        takes = len(packet) * 8 / weather.rate if weather.rate else 0.0
        full = weather.rate and start - now > QUEUE * MTU * 8 / weather.rate
        if full or self._rng.random() < weather.loss:
            way.lost += len(packet)
            return
        way.free_at = start + takes
        self._count += 1
        heapq.heappush(way.coming, (way.free_at + weather.delay, self._count, packet))


def _tun(own: str, other: str) -> int:
    """A TUN device in the namespace of this thread."""
    handle = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(handle, TUNSETIFF, struct.pack("16sH", b"bad0", IFF_TUN | IFF_NO_PI))
    for words in (
        f"addr add {own} peer {other} dev bad0",
        f"link set bad0 mtu {MTU} up",
        "link set lo up",
    ):
        subprocess.run(["ip", *words.split()], check=True)
    return handle

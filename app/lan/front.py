"""HTTPS before the server: one port speaks both, by the first byte that a visitor sends.

waitress has no TLS. cheroot has, but greets each visitor in the thread that lets them in: measured,
one connection that says nothing keeps everybody out for ten seconds. This front waits for any
number of them at once, and behind it stands the same server as without it. One port for both
means one number to type, one hole in the firewall, and an ``http://`` out of an old bookmark
that is sent on instead of broken.
"""

import asyncio
import socket
import ssl
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

HELLO = 0x16  # the first byte of TLS (RFC 8446, 5.1); no method of HTTP begins with it
PATIENCE = 10.0
"""Seconds for the first byte, and for the greeting: a telephone at the edge of its Wi-Fi."""
MOST_EACH = 64  # open connections from one address; a browser has six
PIECE = 65536


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who stands behind a connection that the server sees coming from ourselves."""

    address: str
    scheme: str


class Front(threading.Thread):
    """Lets visitors of the ``listening`` sockets through to ``inner``, a port of this machine.

    ``visitors`` tells, by the port from which a connection reaches ``inner``, whose it is.
    """

    def __init__(self, listening: list[socket.socket], inner: int, certificate: Path) -> None:
        super().__init__(name="https", daemon=True)
        self.visitors: dict[int, Visitor] = {}
        self._listening, self._inner, self._certificate = listening, inner, certificate
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2
        self._each: Counter[str] = Counter()
        self._transports: WeakSet[asyncio.Transport] = WeakSet()
        self._ending = asyncio.Event()
        self._loop = asyncio.SelectorEventLoop()  # Windows' other one cannot look at a first byte
        self.read_certificate()

    def read_certificate(self) -> None:
        """Greet with what now lies in the file; connections that stand keep theirs."""
        self._context.load_cert_chain(self._certificate)

    def run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._serve())
        self._loop.close()

    def stop(self) -> None:
        """Let nobody in any more, and everybody go who is in."""
        if self.is_alive():
            with suppress(RuntimeError):  # it has ended in this moment
                self._loop.call_soon_threadsafe(self._ending.set)
            self.join(timeout=5)
        for one in self._listening:
            one.close()

    async def _serve(self) -> None:
        for one in self._listening:
            one.setblocking(False)
            self._loop.create_task(self._let_in(one))
        await self._ending.wait()
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for one in left:
            one.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        for one in self._transports:  # one that waits for a last word of TLS, too
            one.abort()
        await asyncio.sleep(0.05)  # what was cut off is closed by the loop itself

    async def _let_in(self, listening: socket.socket) -> None:
        welcomed = set()
        while True:
            try:
                visitor, (address, *_) = await self._loop.sock_accept(listening)
            except OSError:  # went away while it waited, or there are no more handles
                await asyncio.sleep(0.05)
                continue
            if self._each[address] >= MOST_EACH:
                visitor.close()
                continue
            task = self._loop.create_task(self._welcome(visitor, address))
            welcomed.add(task)
            task.add_done_callback(welcomed.discard)

    async def _welcome(self, visitor: socket.socket, address: str) -> None:
        self._each[address] += 1
        try:
            async with asyncio.timeout(PATIENCE):
                speaks_tls = await self._first_byte(visitor) == HELLO
            come, go = await self._open(visitor, speaks_tls)
            await self._join(come, go, Visitor(address, "https" if speaks_tls else "http"))
        except (OSError, asyncio.CancelledError):  # gone, too slow, speaks neither; or we end
            visitor.close()
        finally:
            self._each[address] -= 1
            if not self._each[address]:
                del self._each[address]

    async def _first_byte(self, visitor: socket.socket) -> int:
        ready = asyncio.Event()
        self._loop.add_reader(visitor, ready.set)
        try:
            await ready.wait()
        finally:
            self._loop.remove_reader(visitor)
        if seen := visitor.recv(1, socket.MSG_PEEK):
            return seen[0]
        raise ConnectionResetError

    async def _open(
        self, visitor: socket.socket, speaks_tls: bool
    ) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        reader = asyncio.StreamReader(limit=PIECE, loop=self._loop)
        protocol = asyncio.StreamReaderProtocol(reader, loop=self._loop)
        visitor.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        transport, _ = await self._loop.connect_accepted_socket(
            lambda: protocol,
            visitor,
            ssl=self._context if speaks_tls else None,
            ssl_handshake_timeout=PATIENCE if speaks_tls else None,
            ssl_shutdown_timeout=PATIENCE if speaks_tls else None,
        )
        self._transports.add(transport)
        return reader, asyncio.StreamWriter(transport, protocol, reader, self._loop)

    async def _join(
        self, come: asyncio.StreamReader, go: asyncio.StreamWriter, visitor: Visitor
    ) -> None:
        """Carry both ways until the server has closed its end, as it does when they leave."""
        inner_go, asking = None, None
        try:
            inner_come, inner_go = await asyncio.open_connection("127.0.0.1", self._inner)
            self.visitors[inner_go.get_extra_info("sockname")[1]] = visitor
            asking = self._loop.create_task(_carry(come, inner_go))
            await _carry(inner_come, go)
        except asyncio.CancelledError:
            go.transport.abort()
            raise
        finally:
            if inner_go:
                self.visitors.pop(inner_go.get_extra_info("sockname")[1], None)
                inner_go.close()
            go.close()
            if asking:  # last: we may be told to end while we wait for it
                asking.cancel()
                await asyncio.gather(asking, return_exceptions=True)


async def _carry(come: asyncio.StreamReader, go: asyncio.StreamWriter) -> None:
    while piece := await come.read(PIECE):
        go.write(piece)
        await go.drain()
    if go.can_write_eof():
        go.write_eof()

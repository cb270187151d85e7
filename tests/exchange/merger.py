"""An office, two communes and the one that they become, each with its own machine."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from app.attachments import service as attachments
from app.db import db, transaction
from app.domain.actors import Actor, InstanceRole, Role
from app.domain.attachments import DocumentKind
from app.domain.mediation.states import CaseState
from app.domain.units import Decree, UnitKind
from app.exchange import books, enrolment, sessions
from app.mediation.record import MEDIATION_CASE
from app.records.ledger import SqlLedger
from app.units import service as units
from sync.digest import total
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.exchange.conftest import SIN_SUOI_HO, administrator, know_units
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team

A, B, C = TAN_PHONG, SIN_SUOI_HO, ("03499", "Phường Tân Sơn")
SECRET = "Chữ ký của ông Lò Văn Pâng, không rời xã"


class Merger:
    """The office, both old communes and the new one, each with its own machine."""

    def __init__(self, office, make_commune, make_instance, tmp_path):
        self.office, self.make_instance, self.tmp_path = office, make_instance, tmp_path
        self.apps = {one[0]: make_commune(one) for one in (A, B)}
        self.cases = {}

    @contextmanager
    def at(self, unit):
        with self.apps[unit[0]].app_context():
            try:
                yield
            finally:
                db.session.remove()

    def write(self, unit):
        with self.at(unit):
            case = a_case_in(CaseState.IN_MEDIATION, a_village_with_team(unit[1]))
            self.cases[unit] = case.id
            attachments.attach(
                subject=MEDIATION_CASE,
                subject_id=case.id,
                content=b"photo of " + unit[1].encode(),
                document=DocumentKind.SETTLEMENT,
                caption=SECRET,
                today=TODAY,
                by=an_officer(),
            )

    def decree(self):
        with self.office.inside():
            units.merge_units(
                [A[0], B[0]],
                C[0],
                name=C[1],
                kind=UnitKind.WARD,
                valid_from=date(2026, 3, 2),
                decree=Decree("105/NQ-HĐND", date(2026, 2, 20)),
                today=TODAY,
                by=Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0]),
            )
            code = enrolment.invite(C[0], by=administrator(LAI_CHAU[0]))
        app = self.make_instance(InstanceRole.COMMUNE, *C, superior=LAI_CHAU[0])
        self.apps[C[0]] = app
        with self.at(C):
            know_units()
            enrolment.join(self.office.url, code, by=administrator(C[0]))

    def sync(self, *all_of):
        reports = []
        for unit in all_of:
            with self.at(unit):
                reports.append(sessions.run())
        return reports

    def hand_over(self, unit, key=None):
        with self.at(C):
            key = key or books.own_key()
        file = self.tmp_path / f"{unit[0]}.shb"
        with self.at(unit):
            return file, books.hand_over(file, key, today=TODAY, by=administrator(unit[0]))

    def take_over(self, file, code):
        with self.at(C):
            return books.take_over(file, code, by=administrator(C[0]))

    def hand_over_both(self):
        for unit in (A, B):
            file, sheet = self.hand_over(unit)
            taken = self.take_over(file, sheet.code)
            assert (taken.counts, taken.journal, taken.files) == (
                sheet.counts,
                sheet.journal,
                sheet.files,
            )
            assert taken.kept_own == 0

    def sums(self, at, unit):
        with self.at(at) if at else self.office.inside(), transaction():
            return total(SqlLedger().totals({unit[0]}).values())


def officer_of_c():
    return replace(an_officer(), inherited=units.books_of(C[0]))

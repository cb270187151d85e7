"""Reports as a commune writes and issues them, and a small book to count."""

from datetime import date, timedelta

from app.domain.actors import Actor, Role
from app.domain.periodic.kinds import PeriodicKind
from app.periodic.facts import IssueFacts, ReportFacts
from app.periodic.service import acts
from tests.conftest import LAI_CHAU, TAN_PHONG
from tests.days import each_test_on
from tests.exchange.conftest import SIN_SUOI_HO

TODAY = date(2026, 11, 20)
YEAR = TODAY.year - 1
DAYS = date(YEAR, 1, 1), date(YEAR, 12, 31)
LATELY = TODAY - timedelta(days=1)
HERE, THERE = TAN_PHONG[0], SIN_SUOI_HO[0]
OFFICER = Actor(name="Tẩn Thị Mẩy", role=Role.COMMUNE_OFFICER, unit=HERE)
HEAD = Actor(name="Giàng A Páo", role=Role.COMMUNE_LEADER, unit=HERE)
NEIGHBOUR = Actor(name="Vàng A Chứ", role=Role.COMMUNE_OFFICER, unit=THERE)
ABOVE = Actor(name="Lò Văn Pâng", role=Role.OFFICE_OFFICER, unit=LAI_CHAU[0])
ISSUER = "Ủy ban nhân dân phường Tân Phong"
fixed_day = each_test_on(TODAY)


def drafted(kind=PeriodicKind.YEAR, year=YEAR, days=DAYS, *, by=OFFICER):
    return acts.draft_report(kind, year, days, issuer=ISSUER, today=TODAY, by=by)


def words(**given):
    first, last = DAYS
    usual = {"first": first, "last": last, "title": "Kết quả hòa giải", "issuer": ISSUER}
    return ReportFacts(**usual | given)


def written(report, draw=(), *, by=OFFICER, **given):
    facts = words(**given)
    return acts.write_report(report.id, facts, draw, revision=report.revision, today=TODAY, by=by)


def issued(report, *, by=HEAD, revision=None, **given):
    facts = {"number": "5", "issued_on": LATELY, "signer": HEAD.name, "signer_post": "Chủ tịch"}
    seen = report.revision if revision is None else revision
    return acts.issue_report(
        report.id, IssueFacts(**facts | given), revision=seen, today=TODAY, by=by
    )

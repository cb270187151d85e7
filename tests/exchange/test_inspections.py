"""What an office finds goes down, what is done about it comes up; self-inspections come up."""

from app.db import db, transaction
from app.domain.guidance import receipt_id
from app.exchange import sessions
from app.inspection.acts import ReplyAct
from app.inspection.models import Inspection, InspectionPoint, InspectionReply
from app.inspection.service import below, points
from app.records import journal
from app.records.ledger.tables import LedgerRecord
from tests.inspection.conftest import ABOVE, OFFICER, THERE, TODAY, planned, signed


def test_an_inspection_goes_down_to_its_unit_and_comes_back_reported(tied_commune, served_office):
    with served_office.inside():
        one, point = signed()
        signed(unit=THERE)  # another unit's business
        planned()  # not announced
        wanted = one.outgoing(), point.outgoing()
        db.session.remove()
    sessions.run()
    (got,) = db.session.scalars(db.select(Inspection)).all()
    (asked,) = db.session.scalars(db.select(InspectionPoint)).all()
    assert (got.outgoing(), asked.outgoing()) == wanted
    points.report_point(asked.id, "Đã bầu.", "", revision=0, today=TODAY, by=OFFICER)
    own, _ = signed(by=OFFICER)
    planned(by=OFFICER)
    assert sessions.run().complete
    with served_office.inside():
        lines = {line.code: line for line in below.unit_lines(TODAY.year, ABOVE, today=TODAY)}
        assert lines[OFFICER.unit].own.id == own.id
        assert db.session.get(Inspection, own.id).outgoing() == own.outgoing()
        assert db.session.scalar(db.select(InspectionReply.told)) == "Đã bầu."
        known = db.session.scalars(db.select(Inspection.unit)).all()
        assert sorted(known) == sorted([OFFICER.unit, *[ABOVE.unit] * 3])
        held = db.session.get(InspectionPoint, asked.id)
        points.close_point(held.id, TODAY, "", revision=held.revision, today=TODAY, by=ABOVE)
        raws = db.session.scalars(db.select(LedgerRecord.raw)).all()
        assert not any(OFFICER.name.encode() in raw for raw in raws)
        db.session.remove()
    sessions.run()
    db.session.expire_all()
    assert db.session.get(InspectionPoint, asked.id).closed_on == TODAY


def test_nobody_answers_for_another_unit(tied_commune, served_office):
    with served_office.inside():
        _, others = signed(unit=THERE)
        key = others.id
        db.session.remove()
    with transaction() as session:
        forged = InspectionReply(
            id=receipt_id(key, OFFICER.unit),
            unit=OFFICER.unit,
            point_id=key,
            round=1,
            reported_on=TODAY,
            told="Đã xong.",
        )
        session.add(forged)
        journal.write(forged, ReplyAct.REPORT, by=OFFICER)
    sessions.run()
    with served_office.inside():
        assert db.session.scalars(db.select(InspectionReply)).all() == []
        db.session.remove()

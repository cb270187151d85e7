"""An old register that went up goes out above as well when it is undone, children first."""

from app.db import db
from app.exchange import sessions
from app.importing.models import RegisterImport
from app.importing.service import acts, taking, undoing
from app.mediation.models import Agreement, Assignment, Book, MediationCase, Party, Round
from tests.factories import TODAY, a_mediator, a_team, an_officer
from tests.importing import registers

KINDS = (MediationCase, Party, Assignment, Round, Agreement, Book)


def held(app) -> dict[str, int]:
    with app.app_context():
        return {
            model.__tablename__: db.session.scalar(db.select(db.func.count()).select_from(model))
            for model in KINDS
        }


def test_what_was_undone_is_not_held_above(tied_commune, served_office):
    team, by = a_team(), an_officer()
    a_mediator(team)
    content = registers.xlsx(registers.official())
    one = acts.upload(content, "so.xlsx", team_id=team.id, today=TODAY, by=by)
    taking.begin(one.id, revision=one.revision, by=by)
    taking.take_in(one.id, today=TODAY, by=by)
    sessions.run(by="Lò Thị Mẫu")
    assert held(served_office.app) == held(tied_commune)
    assert held(served_office.app)["mediation_case"] == 4

    db.session.expire_all()
    one = db.session.get_one(RegisterImport, one.id)
    undoing.begin_undo(one.id, "Nhầm tổ", revision=one.revision, by=by)
    undoing.undo(one.id, today=TODAY, by=by)
    sessions.run(by="Lò Thị Mẫu")
    assert set(held(served_office.app).values()) == {0}

"""Old registers that were brought in: a person in them, and their own time of keeping."""

from datetime import timedelta
from uuid import uuid4

import pytest

from app.attachments import store
from app.attachments.service import verify_files
from app.db import db
from app.domain.actors import Role
from app.domain.privacy.names import ERASED, OUT_OF_TIME
from app.importing.models import ImportRow, RegisterImport
from app.importing.service import acts, reading
from app.mediation.models import MediationCase
from app.privacy.models import Erasure
from app.privacy.service import disposals
from app.records.viewing import Viewing, today_here
from tests.factories import a_mediator, a_team
from tests.importing.doing import take_all
from tests.importing.registers import loose, xlsx
from tests.importing.typing import to_tcvn3
from tests.mediation.conftest import fixed_day as fixed_day
from tests.privacy.conftest import CLERK, LEADER, NAME, TODAY, asked, erased

LATER = TODAY + timedelta(days=366 * 2 + 1)


@pytest.fixture
def brought_in(commune):
    """``bring(typed)``: an old register in whose first line the person stands."""

    def bring(typed=str):
        team, made = a_team(), loose(2)
        a_mediator(team)
        made.rows = [
            [text.replace("Mâu thuẫn", f"Ông {NAME} mâu thuẫn") for text in row]
            for row in made.rows
        ]
        made.rows[1][2] = f"Ông {NAME} và ông Tẩn A Lù"
        content = xlsx(made, typed, ".VnTime" if typed is not str else "Times New Roman")
        return acts.upload(content, f"so {NAME}.xlsx", team_id=team.id, today=TODAY, by=CLERK)

    return bring


def cells():
    return " ".join(str(one) for one in db.session.scalars(db.select(ImportRow.cells)))


@pytest.mark.parametrize("typed", [str, to_tcvn3])
def test_who_is_erased_goes_out_of_the_rows_and_their_file_is_given_up(brought_in, typed):
    one = brought_in(typed)
    path = store.path_of(one.sha256)
    assert typed(NAME) in cells()
    erased(asked(phone=None))
    assert typed(NAME) not in cells()
    assert not path.exists()
    held = db.session.get(RegisterImport, one.id)
    assert (held.sha256, held.file_name) == (None, f"so {ERASED}.xlsx")
    assert reading.altered_originals() == verify_files() == []
    (stone,) = db.session.scalars(db.select(Erasure))
    assert stone.emptied[-1] == "Dòng của tệp, tệp gốc"


def test_an_original_is_due_by_itself_and_its_cases_stay(brought_in, browser):
    one = take_all(brought_in(), CLERK)
    path, cases = store.path_of(one.sha256), db.session.query(MediationCase).count()
    assert disposals.due_files(CLERK, today=TODAY + timedelta(days=366)) == []
    (due,) = disposals.due_files(CLERK, today=LATER)
    assert due.label == f"Tải lên ngày {TODAY:%d/%m/%Y}"
    disposal = disposals.propose([due.key], today=LATER, by=CLERK)
    decision = {"number": "12", "decided_on": LATER, "witnesses": "", "by": LEADER}
    disposals.destroy(disposal.id, revision=disposal.revision, today=LATER, **decision)
    assert NAME not in cells()
    assert not path.exists()
    assert db.session.query(MediationCase).count() == cases > 0
    assert db.session.get(RegisterImport, one.id).file_name == OUT_OF_TIME
    assert disposals.due_files(CLERK, today=LATER) == []
    clerk = browser(Role.COMMUNE_OFFICER)
    for address in ("", f"{one.id}", f"{one.id}/dong"):
        shown = clerk.get(f"/nhap-so-cu/{address}")
        assert "None" not in shown.text
        assert OUT_OF_TIME in shown.text
    assert clerk.get(f"/nhap-so-cu/{one.id}/tep-goc").status_code == 404


def test_the_row_behind_a_case_goes_with_the_case(brought_in):
    take_all(brought_in(), CLERK)
    kept = db.select(ImportRow.case_id).where(ImportRow.case_id.is_not(None))
    case_id = db.session.scalars(kept.order_by(ImportRow.row)).first()
    key, late = f"mediation_case.{case_id}", TODAY + timedelta(days=366 * 12)
    disposal = disposals.propose([key], today=late, by=CLERK)
    decision = {"number": "12", "decided_on": late, "witnesses": "", "by": LEADER}
    disposals.destroy(disposal.id, revision=disposal.revision, today=late, **decision)
    behind = db.select(ImportRow.cells).where(ImportRow.case_id == case_id)
    assert set(db.session.scalar(behind)) == {""}
    assert "".join(cells().split()) != ""


def test_why_somebody_opened_a_restricted_record_names_nobody_afterwards(case):
    lines = ("Ông Lò Văn Pâng hỏi", "Ông LÒ VĂN PÂNG hỏi", "Báo cáo")
    who = {"account_id": uuid4(), "person": "Tẩn Mỹ Thư", "role": CLERK.role, "unit": CLERK.unit}
    about = {"kind": "mediation_case", "record_id": case.id, "day": today_here()}
    db.session.add_all(Viewing(**who, **about, reason=one) for one in lines)
    db.session.commit()
    erased(asked())
    told = db.session.scalars(db.select(Viewing.reason).order_by(Viewing.sequence)).all()
    assert told == [f"Ông {ERASED} hỏi [1]", f"Ông {ERASED} hỏi [2]", "Báo cáo"]

"""What is printed of rewards: a submission to the superior, and a decision of the own head."""

from datetime import date

from app.domain.emulation.awards import Decider, NomineeKind
from app.domain.mediation.states import CaseState
from app.emulation.facts import SigningFacts, SubmissionFacts
from app.emulation.models import Submission
from app.emulation.service import awards
from app.emulation.service.shortlist import Asked
from tests.factories import an_officer
from tests.mediation.cases import TODAY, a_case_in, a_village_with_team
from tests.papers.sheets import CHAIRMAN, Sheet

FIRST = date(2026, 1, 1)
FORM = "Giấy khen của Chủ tịch Ủy ban nhân dân phường"
REASON = "Kiên trì với vụ, việc khó, được Nhân dân tin cậy."


def submission() -> Sheet:
    """A team and a mediator, put up and signed for."""
    held, by = _draft(Decider.SUPERIOR), an_officer()
    signed = SigningFacts(
        number="12",
        issued_on=TODAY,
        signer=CHAIRMAN,
        signer_post="Chủ tịch Ủy ban nhân dân",
    )
    held = awards.issue_submission(held.id, signed, revision=held.revision, today=TODAY, by=by)
    return Sheet(
        held,
        (
            "TỜ TRÌNH",
            "Số: 12/TTr-UBND",
            "Nghị định số 15/2014/NĐ-CP",
            "01 tập thể và 01 cá nhân",
            "Lò Thị Liên",
            REASON,
            "TM. ỦY BAN NHÂN DÂN",
            CHAIRMAN,
        ),
    )


def decision() -> Sheet:
    """The same, which the Chairman of the commune decides himself."""
    return Sheet(
        _draft(Decider.OWN),
        ("QUYẾT ĐỊNH", "QĐ-UBND", "Điều 1.", "Lò Thị Liên", FORM, "Hình thức khen thưởng"),
    )


def _draft(decider: Decider) -> Submission:
    home, by = a_village_with_team(), an_officer()
    a_case_in(CaseState.SETTLED, home)
    facts = SubmissionFacts(
        occasion="Sơ kết công tác hòa giải ở cơ sở năm 2026",
        title="Về việc khen thưởng trong công tác hòa giải ở cơ sở",
        decider=decider,
        issuer="Ủy ban nhân dân phường Tân Phong",
        addressees="Chủ tịch Ủy ban nhân dân tỉnh Lai Châu",
        known_bases=("mediation_law", "mediation_decree"),
        reasons="Các tổ hòa giải ghi sổ đầy đủ, báo cáo đúng kỳ.",
    )
    teams = Asked(NomineeKind.TEAM, FIRST, TODAY)
    held = awards.draft_submission(facts, teams, {str(home.team.id)}, today=TODAY, by=by)
    people = Asked(NomineeKind.MEDIATOR, FIRST, TODAY)
    awards.pick_more(held.id, people, {str(home.lien.id)}, today=TODAY, by=by)
    for one in awards.listed(held.id):
        awards.write_nominee(one.id, FORM, REASON, revision=one.revision, by=by)
    return held

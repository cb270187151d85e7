"""The year's plan of dialogues on paper, from a plan filled in whole."""

from datetime import date

from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import MAIN_FIELDS, first_words
from app.domain.units import VillageKind
from app.yearplan.facts import PlanFacts, SessionFacts
from app.yearplan.service import plans, sessions
from tests.factories import TODAY, a_village, an_officer
from tests.papers.sheets import CHAIRMAN, Sheet


def year_plan() -> Sheet:
    """An issued plan with a conference of the government and one of the Party committee."""
    by, village = an_officer(), a_village(name="Nà Đông")
    kinds = [VillageKind.BAN] * 9
    words = first_words(2026, "Phường Tân Phong", villages=kinds, today=TODAY)
    facts = PlanFacts(**words, fields_of_life=MAIN_FIELDS)
    author = DialogueKind.GOVERNMENT
    plan = plans.draft_plan(2026, facts, author=author, today=TODAY, by=by)
    for quarter, kind in ((1, author), (3, DialogueKind.PARTY_COMMITTEE)):
        session = SessionFacts(
            quarter=quarter,
            kind=kind,
            villages=(village.id,),
            cluster="Cụm Nà Đông",
            place="Nhà văn hóa bản Nà Đông",
        )
        sessions.plan_session(plan.id, session, today=TODAY, by=by)
    plans.issue_plan(
        plan.id,
        number="05",
        issued_on=date(2026, 1, 12),
        signer=CHAIRMAN,
        signer_post="Chủ tịch Ủy ban nhân dân phường",
        revision=plan.revision,
        today=TODAY,
        by=by,
    )
    return Sheet(
        plan,
        (
            "KẾ HOẠCH",
            "Số: 05/KH-UBND",
            "Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15",
            "ngày 12 tháng 01 năm 2026",
            "Bước 6: Tuyên bố kết thúc hội nghị",
            "UBND tỉnh (b/c)",
            "9 bản",
            "TM. ỦY BAN NHÂN DÂN",
            CHAIRMAN,
        ),
    )

"""The year's plans on paper, of dialogues and of mediation work, each filled in whole."""

from datetime import date

from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.plan_words import MAIN_FIELDS, first_words
from app.domain.units import VillageKind
from app.domain.workplan import words as work_words
from app.domain.workplan.timing import TaskTime, YearQuarter
from app.workplan.facts import PlanFacts as WorkFacts
from app.workplan.facts import TaskFacts
from app.workplan.service import plans as work_plans
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
            "Điều 43 Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "ngày 12 tháng 01 năm 2026",
            "Bước 6: Tuyên bố kết thúc hội nghị",
            "UBND tỉnh (b/c)",
            "9 bản",
            "TM. ỦY BAN NHÂN DÂN",
            CHAIRMAN,
        ),
    )


def work_plan() -> Sheet:
    """An issued plan of mediation work with two tasks, and the table of who does what."""
    by = an_officer()
    given = work_words.first_words(
        2026, "Phường Tân Phong", is_office=False, superior="Tỉnh Lai Châu"
    )
    short = {
        "purposes": "Nâng cao chất lượng hòa giải.",
        "requirements": "Đúng pháp luật.",
        "organisation": "Công chức tư pháp:\nTham mưu thực hiện.",
    }
    parent = {"parent_number": "124/KH-UBND", "parent_dated_on": date(2026, 1, 8)}
    facts = WorkFacts(
        **{**given, "known_bases": ("mediation_law",), **short},
        **parent,
        parent_issuer="UBND tỉnh Lai Châu",
        parent_subject="Công tác hòa giải ở cơ sở năm 2026",
    )
    tasks = (
        TaskFacts(
            content="Tập huấn hòa giải viên",
            items="Kỹ năng hòa giải\nLuật mới",
            lead="Công chức tư pháp",
            co_actors="Mặt trận",
            timing=TaskTime.QUARTERS,
            quarters=(YearQuarter.SECOND, YearQuarter.FOURTH),
            quality="Đủ người",
            product="Lớp",
        ),
        TaskFacts(content="Khen thưởng", lead="Văn phòng", product="Quyết định"),
    )
    plan = work_plans.draft_plan(2026, facts, tasks=tasks, today=TODAY, by=by)
    work_plans.issue_plan(
        plan.id,
        number="05",
        issued_on=date(2026, 1, 12),
        signer=CHAIRMAN,
        signer_post="Phó Chủ tịch Ủy ban nhân dân",
        revision=plan.revision,
        today=TODAY,
        by=by,
    )
    return Sheet(
        plan,
        (
            "KẾ HOẠCH",
            "Số: 05/KH-UBND",
            "Kế hoạch số 124/KH-UBND ngày 08/01/2026 của UBND tỉnh Lai Châu",
            "Thời gian thực hiện: Quý II, quý IV/2026.",
            "PHÓ CHỦ TỊCH",
            "UBND tỉnh Lai Châu (b/c)",
            CHAIRMAN,
        ),
    )

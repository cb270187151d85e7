"""The papers about personal data, each filled in whole."""

from typing import Any

from app.domain.privacy.requests import RequestKind
from tests.mediation.cases import CaseState, a_case_in, a_village_with_team
from tests.papers.sheets import Sheet
from tests.privacy.conftest import ASKING, NAME, asked, granted, marked


def a_closed_case() -> Any:
    return a_case_in(CaseState.NOT_SETTLED, a_village_with_team(), parties=[ASKING])


def report() -> Sheet:
    a_closed_case()
    return Sheet(marked(asked(RequestKind.SEE)), (NAME, "Năm sinh: 1968", "0912345678"))


def reply() -> Sheet:
    a_closed_case()
    return Sheet(granted(marked(asked(RequestKind.SEE))), (NAME, "Nghị định số 356/2025/NĐ-CP"))


SAMPLES = [("data_report", report), ("data_reply", reply)]

"""The submission, the list that goes with it, and the decision, in words."""

from app.catalog import PAPER_KINDS
from app.db import db
from app.domain.emulation.awards import Decider
from app.domain.mediation.states import CaseState
from app.emulation.models import Submission
from app.papers import service
from app.papers.lines import lines_of
from app.papers.types import Ask
from tests.emulation.conftest import OFFICER, drafted, put_up
from tests.mediation.cases import TODAY, a_case_in

FIGURES = (
    "Tiếp nhận 1 vụ, việc; hòa giải thành 1 (100,0%); bắt đầu đúng hạn 1/1; "
    "1 văn bản hòa giải thành; 2 năm làm việc."
)


def words(kind, submission):
    drawn = service.draft(PAPER_KINDS[kind], submission.id, Ask(OFFICER, TODAY))
    return "\n".join(line for paper in drawn.papers for line in lines_of(paper, drawn.marks))


def test_the_submission_names_each_with_the_figures(home):
    a_case_in(CaseState.SETTLED, home)
    team, _ = put_up(home)
    said = words("award_submission", held(team))
    assert "Số: 12/TTr-UBND" in said
    assert "Căn cứ Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013." in said
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh." in said
    assert "Bằng khen: 01 tập thể và 01 cá nhân." in said
    assert "xem xét, quyết định./." in said
    assert "(Kèm theo Tờ trình số 12/TTr-UBND ngày 20 tháng 3 năm 2026" in said
    assert said.count(FIGURES) == 2
    assert "Lò Thị Liên" in said


def test_a_decision_of_the_own_head_is_drafted_with_the_same_list(home):
    own = drafted(home.team.id, decider=Decider.OWN)
    said = words("award_decision", own)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN" in said
    assert "Điều 1. Khen thưởng 01 tập thể có thành tích" in said
    assert "Theo đề nghị của Ủy ban nhân dân phường Tân Phong." in said
    assert "Tiếp nhận 0 vụ, việc; hòa giải thành 0; 2 năm làm việc." in said


def held(nominee):
    return db.session.get(Submission, nominee.submission_id)

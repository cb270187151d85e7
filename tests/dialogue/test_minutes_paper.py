"""The minutes on paper: each opinion with who answered it, and what was decided."""

import pytest

from app.catalog import PAPER_KINDS
from app.dialogue.service import opinions
from app.domain.dialogue.answers import Disposition, Handling
from app.papers import service
from app.papers.lines import Marks, lines_of
from app.papers.types import Ask
from tests.dialogue.conftest import TODAY

pytestmark = pytest.mark.usefixtures("commune")


@pytest.mark.parametrize(
    ("disposition", "ends"),
    [
        (Disposition.ANSWERED_NOW, "."),
        (Disposition.WRITTEN_REPLY, ". Giải quyết: giao Phòng Kinh tế trả lời bằng văn bản."),
        (Disposition.FORWARDED, ". Giải quyết: chuyển đến Phòng Kinh tế."),
        (
            Disposition.NOT_WITHIN_POWER,
            ". Giải quyết: không thuộc thẩm quyền. Hướng dẫn đến: Phòng Kinh tế.",
        ),
    ],
)
def test_the_minutes_say_who_answered_whatever_became_of_it(
    a_dialogue, an_opinion, officer, disposition, ends
):
    dialogue = a_dialogue()
    one = an_opinion(dialogue, content="Đường vào bản bị sạt, xe không qua được.")
    handling = Handling(
        disposition, answered_by="Ông Sìn Văn Páo", answer="Đã ghi nhận", handler="Phòng Kinh tế"
    )
    opinions.handle_opinion(one.id, handling, legal_basis="", revision=one.revision, by=officer)
    drawn = service.draft(PAPER_KINDS["dialogue_minutes"], dialogue.id, Ask(officer, TODAY))
    said = [line for paper in drawn.papers for line in lines_of(paper, Marks())]
    assert f"Ông Sìn Văn Páo trả lời: Đã ghi nhận{ends}" in said

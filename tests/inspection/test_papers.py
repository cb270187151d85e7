"""Minutes and notices as they are printed."""

from app.domain.calendar import show
from app.inspection.papers import MINUTES, NOTICE, SELF_MINUTES
from app.papers.lines import Marks, lines_of
from app.papers.types import Ask
from tests.factories import a_team
from tests.inspection.conftest import (
    ABOVE,
    ADVICE,
    FINDING,
    OFFICER,
    SOON,
    TODAY,
    checked,
    found,
    held,
    planned,
)


def text_of(kind, one, by):
    return "\n".join(
        line for paper in kind.build(one, Ask(by, TODAY)) for line in lines_of(paper, Marks())
    )


def test_the_minutes_say_who_was_there_what_was_found_and_who_signs(above):
    one = held(checked(planned()), secretary="Tẩn Thị Hoa")
    found(one)
    found(one, finding="Sổ thiếu chữ ký", recommendation="", responsible="", due_on=None)
    told = text_of(MINUTES, one, ABOVE)
    for words in (
        "BIÊN BẢN",
        "Kiểm tra công tác hòa giải ở cơ sở năm",
        "Ủy ban Mặt trận Tổ quốc cùng kiểm tra",
        "Giàng Thị Dơ",
        "IV. Ý KIẾN CỦA PHƯỜNG TÂN PHONG",
        FINDING,
        ADVICE,
        show(SOON),
        "Nhắc nhở",
        "ĐẠI DIỆN ỦY BAN",
        "TRƯỞNG ĐOÀN",
        "THƯ KÝ",
    ):
        assert words in told, words
    assert not SELF_MINUTES.fits(one)
    assert not NOTICE.fits(one)


def test_the_papers_of_a_commune_bear_its_committee(here):
    own = held(planned(by=OFFICER), by=OFFICER)
    told = text_of(SELF_MINUTES, own, OFFICER)
    assert "ỦY BAN NHÂN DÂN" in told
    assert "Ủy ban nhân dân phường Tân Phong tự kiểm tra" in told
    assert "ĐẠI DIỆN ĐƠN VỊ" not in told
    team = planned(by=OFFICER, team_id=a_team().id)
    notice = text_of(NOTICE, team, OFFICER)
    assert "THÔNG BÁO" in notice
    assert "tự kiểm tra trước theo bảng kiểm" in notice

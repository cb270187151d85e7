"""The summons as it is printed."""

from datetime import timedelta

from app.catalog import PAPER_KINDS
from app.domain.actors import Role
from app.domain.training.days import Days
from app.papers.lines import Marks, lines_of
from app.papers.types import Ask
from app.training.facts import SummonsFacts
from app.training.service import summons
from tests.training.conftest import COMING, TODAY, one_day, summons_facts

TEAM = "Tổ hòa giải bản Tả Lèng"


def printed(paper, by):
    (one,) = PAPER_KINDS["summons"].build(paper, Ask(by, TODAY))
    return "\n".join(lines_of(one, Marks()))


def test_an_issued_summons_carries_number_day_signer_and_everybody_it_calls(
    listed, people, officer
):
    held = listed(days=one_day(COMING))
    paper = summons.draft_summons(held.id, summons_facts(), today=TODAY, by=officer)
    told = printed(paper, officer)
    for words in ("Số: 45/GTT-UBND", "ngày 18 tháng 5 năm 2026", "ngày 27/05/2026"):
        assert words in told
    assert "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Pâng" in told
    assert told.startswith("ỦY BAN NHÂN DÂN\nPHƯỜNG TÂN PHONG\n")
    assert all(f"{one.name} | {TEAM} | 1" in told for one in people)
    assert held.title in told
    assert "./." in told


def test_a_draft_leaves_number_and_day_open(listed, officer):
    held = listed(days=one_day(COMING))
    facts = SummonsFacts(bring="Sổ theo dõi")
    paper = summons.draft_summons(held.id, facts, today=TODAY, by=officer)
    told = printed(paper, officer)
    assert "45/GTT" not in told
    assert "năm 2026" in told
    assert "Mang theo: Sổ theo dõi" in told


def test_a_class_of_several_days_is_named_from_the_first_to_the_last(listed, officer):
    held = listed(days=Days(COMING, COMING + timedelta(1), are_set=True))
    paper = summons.draft_summons(held.id, summons_facts(), today=TODAY, by=officer)
    assert "từ ngày 27/05/2026 đến ngày 28/05/2026 tại Nhà văn hóa" in printed(paper, officer)


def test_it_is_printed_from_its_page(listed, officer, browser):
    held = listed(days=one_day(COMING))
    paper = summons.draft_summons(held.id, summons_facts(), today=TODAY, by=officer)
    client = browser(Role.COMMUNE_OFFICER)
    page = client.get(f"/boi-duong/trieu-tap/{paper.id}")
    address = f"/van-ban/nhap/summons/{paper.id}.pdf"
    assert address in page.text
    assert client.get(address).content_type == "application/pdf"
    assert browser(Role.MEDIATOR).get(address).status_code == 404

"""Mẫu 01–09 and the decisions: what each says, and when it is there."""

import pytest

from app.catalog import PAPER_KINDS
from app.domain.actors import Role
from app.domain.teams.kinds import Leaving, Voting
from app.papers.lines import Marks, lines_of
from app.papers.sight import kinds_for
from app.papers.types import Ask
from app.teams.service import departures
from tests.factories import TODAY, a_mediator, a_team, an_officer
from tests.teams.lives import (
    DECISION,
    RECEIVED_ON,
    SENT_ON,
    TONG,
    heard,
    held,
    led,
    left,
    proposed,
    received,
    recognised,
)


@pytest.fixture
def team(commune):
    return a_team()


def papers(kind, record):
    return PAPER_KINDS[kind].build(record, Ask(an_officer(), TODAY))


def words(kind, record):
    return "\n".join(line for one in papers(kind, record) for line in lines_of(one, Marks()))


def keys(record):
    return {kind.key for kind in kinds_for(record)}


@pytest.mark.parametrize(
    ("voting", "form", "figures"),
    [
        (Voting.OPEN, "Mẫu 01", {}),
        (Voting.SECRET, "Mẫu 02", {"slips_out": 70, "slips_back": 70, "slips_valid": 69}),
        (
            Voting.SLIPS,
            "Mẫu 03",
            {"present": None, "slips_out": 86, "slips_back": 84, "slips_valid": 83},
        ),
    ],
)
def test_minutes_of_electing_mediators_follow_how_it_was_done(team, voting, form, figures):
    told = words("minutes", held(team, voting=voting, **figures))
    for line in (
        "BIÊN BẢN",
        form,
        "Trưởng ban công tác Mặt trận, chủ trì: Phàn Văn Sì",
        "cần trên 50% của 86 hộ, ít nhất 44",
        "1 | Lò Thị Me | 60 | Trúng cử",
        "3 | Tẩn A Tông | 20 | Không trúng cử",
        "Đề nghị công nhận: Lò Thị Me, Vàng Thị Dua.",
    ):
        assert line in told
    for number in figures.values():
        assert number is None or f": {number:02d}" in told


@pytest.mark.parametrize(
    ("voting", "form", "figures"),
    [
        (Voting.OPEN, "Mẫu 04", {}),
        (Voting.SECRET, "Mẫu 05", {"slips_out": 3, "slips_back": 3, "slips_valid": 3}),
    ],
)
def test_minutes_of_electing_a_leader(team, voting, form, figures):
    one, two, three = (a_mediator(team, name=name) for name in ("Lò Văn A", "Lò Văn B", "Lò Văn C"))
    told = words("minutes", led(team, {one: 2, two: 1, three: 0}, voting=voting, **figures))
    assert form in told
    assert "bầu tổ trưởng tổ hòa giải" in told
    assert "1 | Lò Văn A | 2 | Trúng cử" in told
    assert "cần trên 50% của 3 hòa giải viên của tổ, ít nhất 2" in told


def test_the_list_names_whom_the_votes_chose_and_nobody_else(team):
    election = received(held(team))
    told = words("list", election)
    for line in ("DANH SÁCH", "Kính gửi: Chủ tịch Ủy ban nhân dân", "Lò Thị Me | Nữ | 1975"):
        assert line in told
    assert "Tẩn A Tông" not in told
    assert "ngày 10 tháng 02 năm 2026" in told


def test_a_leader_is_proposed_by_a_paper_of_its_own(team):
    one, two, three = (a_mediator(team, name=name) for name in ("Lò Văn A", "Lò Văn B", "Lò Văn C"))
    election = received(led(team, {one: 3, two: 0, three: 0}))
    assert keys(election) == {"minutes", "leader", "recognition"}
    told = words("leader", election)
    assert "Công nhận tổ trưởng" in told
    assert "Lò Văn A" in told
    assert "Lò Văn B" not in told


def test_the_decision_is_a_numbered_paper_of_the_chairman(team):
    election = received(held(team))
    told = words("recognition", election)
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN" in told
    assert "/QĐ-UBND" in told
    assert "25/QĐ-UBND" not in told
    told = words("recognition", recognised(election))
    for line in (
        f"Số: {DECISION.number}",
        "ngày 13 tháng 02 năm 2026",
        "QUYẾT ĐỊNH:",
        "Công nhận 02 hòa giải viên",
        "1. Lò Thị Me, nữ, sinh năm 1975",
        "từ ngày 13/02/2026",
        "./.",
        "Nguyễn Văn Sơn",
        "- Lưu: VT.",
    ):
        assert line in told


def test_which_papers_an_election_has_at_each_stop(team):
    election = held(team)
    assert keys(election) == {"minutes", "list"}
    assert keys(received(election)) == {"minutes", "list", "recognition"}
    assert keys(recognised(election)) == {"minutes", "list", "recognition"}
    failed = held(team, rows=[TONG])
    assert keys(failed) == {"minutes"}


def test_leaving_is_proposed_and_decided_on_paper(team):
    mediator = a_mediator(team, name="Lò Văn Ba", birth_year=1960)
    departure = proposed(mediator, reason="Tuổi cao.")
    assert keys(departure) == {"departure"}
    told = words("departure", departure)
    for line in ("Lò Văn Ba, sinh năm 1960", Leaving.OWN_WISH.label, "Tuổi cao.", "Tẩn A Vư"):
        assert line in told
    assert "Trưởng ban công tác Mặt trận" in told
    left(heard(departure))
    assert keys(departure) == {"departure", "release"}
    told = words("release", departure)
    for line in ("25/QĐ-UBND", "Thôi làm hòa giải viên", "Lò Văn Ba", "từ ngày 13/02/2026"):
        assert line in told


def test_a_dispute_is_reported_to_the_chairman(team):
    mediator = a_mediator(team, name="Lò Văn Ba")
    departure = proposed(mediator, Leaving.STANDARDS, reason="Đã chuyển đi.")
    departures.dispute(
        departure.id,
        reason="Trưởng thôn xác nhận vẫn thường trú.",
        front_head="Phàn Văn Sì",
        verified_on=SENT_ON,
        received_on=RECEIVED_ON,
        today=TODAY,
        by=an_officer(),
    )
    assert "dispute" in keys(departure)
    told = words("dispute", departure)
    for line in ("Trưởng thôn xác nhận vẫn thường trú.", "Phàn Văn Sì", "Kính báo cáo Chủ tịch"):
        assert line in told


def test_the_papers_are_on_the_page_and_not_for_everybody(team, browser):
    election = received(held(team))
    address = f"/van-ban/nhap/minutes/{election.id}.pdf"
    officer = browser(Role.COMMUNE_OFFICER)
    assert address in officer.get(f"/to-hoa-giai/bau/{election.id}").text
    assert officer.get(address).content_type == "application/pdf"
    assert browser(Role.FRONT).get(address).status_code == 200
    assert browser(Role.MEDIATOR).get(address).status_code == 404

"""A paper is kept as it was made; what is noted on it keeps its order."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.mediation.models import Party
from app.papers import service
from app.papers.codes import from_json
from app.papers.lines import lines_of
from app.papers.models import MadePaper
from app.papers.sight import kinds_for, paper_kinds
from app.papers.types import Ask
from app.papers.waiting import waiting
from app.records.journal import JournalEntry
from app.records.locking import NotHere, Stale
from tests.factories import an_officer
from tests.mediation.cases import TODAY, CaseState, a_case_in
from tests.papers.conftest import GUIDANCE
from tests.plans import plan_of

TOMORROW = TODAY + timedelta(days=1)


def all_papers():
    return db.session.scalars(db.select(MadePaper).order_by(MadePaper.id)).all()


@pytest.mark.usefixtures("both_databases")
def test_a_paper_says_what_the_record_says(case, make):
    paper = make()
    (content,) = from_json(paper.content)
    lines = "\n".join(lines_of(content, service.made(paper).marks))
    for words in ("Lò Văn Pâng", "Tẩn A Lù", case.summary, "Hòa giải viên lao động"):
        assert words in lines
    assert (paper.kind, paper.subject_id, paper.made_on) == ("guidance", case.id, TODAY)


def test_the_same_content_again_is_the_same_paper(make):
    assert make().id == make().id
    assert len(all_papers()) == 1


def test_a_changed_record_is_another_paper_and_the_old_one_stays(case, make):
    first = make()
    kept = first.content
    db.session.scalars(db.select(Party)).first().name = "Lò Văn Pâng Con"
    db.session.commit()
    second = make()
    assert second.code != first.code
    assert first.content == kept


def test_what_differs_from_the_record_of_today_is_told_line_by_line(case, make):
    paper, ask = make(), Ask(an_officer(), TODAY)
    assert {one.sign for one in service.differences(paper, ask)} == {" "}
    db.session.scalars(db.select(Party)).first().name = "Lò Văn Pâng Con"
    db.session.commit()
    changed = [one for one in service.differences(paper, ask) if one.sign != " "]
    assert [one.sign for one in changed] == ["-", "+"]
    assert "Lò Văn Pâng Con" in changed[1].line


def test_a_paper_whose_time_has_passed_is_compared_with_nothing(case, make):
    paper = make()
    case.refusal_reason = None
    db.session.commit()
    assert service.differences(paper, Ask(an_officer(), TODAY)) is None


@pytest.mark.parametrize("state", [one for one in CaseState if one is not CaseState.OUT_OF_SCOPE])
def test_a_paper_whose_time_has_not_come_is_refused(home, state):
    held = a_case_in(state, home)
    with pytest.raises(RuleViolation, match="chưa đến lúc"):
        service.make(GUIDANCE, held.id, Ask(an_officer(), TODAY))
    assert all_papers() == []


def test_another_commune_and_another_team_make_nothing(case, actor):
    for stranger in (
        replace(an_officer(), unit="03412"),
        actor(Role.TEAM_LEADER),
    ):
        with pytest.raises(NotHere):
            service.make(GUIDANCE, case.id, Ask(stranger, TODAY))
    assert all_papers() == []


def test_signing_notes_the_day_once_it_was(make):
    paper = make()
    for day, words in ((TODAY - timedelta(days=1), "trước ngày lập"), (TOMORROW, "sau hôm nay")):
        with pytest.raises(RuleViolation, match=words):
            service.sign(paper.id, signed_on=day, revision=1, today=TODAY, by=an_officer())
    assert paper.signed_on is None
    service.sign(paper.id, signed_on=TODAY, revision=1, today=TODAY, by=an_officer())
    assert paper.signed_on == TODAY
    assert service.made(paper).marks.day == TODAY


def test_a_people_s_paper_gets_no_number(make):
    paper = make()
    with pytest.raises(RuleViolation, match="không phải văn bản hành chính"):
        service.number(
            paper.id, typed="5", issued_on=TODAY, revision=1, today=TODAY, by=an_officer()
        )


def test_a_number_is_given_to_what_was_signed(make):
    paper = make()
    paper.symbol = "QĐ-UBND"
    db.session.commit()
    facts = {"typed": "5", "issued_on": TODAY, "today": TODAY, "by": an_officer()}
    with pytest.raises(RuleViolation, match="sau khi văn bản đã ký"):
        service.number(paper.id, revision=paper.revision, **facts)
    service.sign(paper.id, signed_on=TODAY, revision=paper.revision, today=TODAY, by=an_officer())
    service.number(paper.id, revision=paper.revision, **facts)
    assert (paper.number, paper.issued_on) == ("05/QĐ-UBND", TODAY)


def test_a_withdrawn_paper_is_kept_and_closed(make):
    paper = make()
    service.withdraw(paper.id, reason="Sai tên.", revision=1, today=TODAY, by=an_officer())
    assert "ĐÃ THU HỒI" in service.made(paper).marks.foot
    with pytest.raises(RuleViolation, match="đã thu hồi"):
        service.sign(paper.id, signed_on=TODAY, revision=2, today=TODAY, by=an_officer())
    assert make().id != paper.id


def test_two_who_note_at_once_do_not_cover_each_other(make):
    paper = make()
    service.sign(paper.id, signed_on=TODAY, revision=1, today=TODAY, by=an_officer())
    with pytest.raises(Stale):
        service.withdraw(paper.id, reason="x", revision=1, today=TODAY, by=an_officer())


def test_every_act_is_one_line_of_the_journal(make):
    paper = make()
    service.sign(paper.id, signed_on=TODAY, revision=1, today=TODAY, by=an_officer())
    lines = db.select(JournalEntry.act).where(JournalEntry.subject == "made_paper")
    assert db.session.scalars(lines.order_by(JournalEntry.sequence)).all() == ["make", "sign"]


def test_nothing_of_a_paper_leaves_the_commune():
    assert not MadePaper.may_leave()


def test_a_case_is_reported_by_its_kinds(home, case):
    assert [kind.key for kind in kinds_for(case)] == ["guidance"]


def test_who_keeps_a_paper_is_reminded_until_it_is_signed(commune, make, actor):
    def labels(by):
        with commune.test_request_context():
            return [one.label for one in waiting(by)]

    paper = make()
    (label,) = labels(an_officer())
    assert label.startswith("Ký: PHIẾU HƯỚNG DẪN")
    assert labels(actor(Role.COMMUNE_LEADER)) == []
    service.sign(paper.id, signed_on=TODAY, revision=1, today=TODAY, by=an_officer())
    assert labels(an_officer()) == []
    paper.symbol = "QĐ-UBND"
    db.session.commit()
    assert [one[:6] for one in labels(an_officer())] == ["Ghi số"]


@pytest.mark.usefixtures("office", "database_files")
def test_of_papers_that_wait_only_the_records_of_those_one_keeps_are_looked_at(actor):
    by = actor(Role.OFFICE_OFFICER)
    kept = {kind.subject for kind in paper_kinds() if by.may(kind.permission)}
    others = {kind.subject for kind in paper_kinds()} - kept
    steps = " ".join(plan_of(lambda: waiting(by), "FROM made_paper"))
    assert len(kept) > 1
    assert len(others) > 5
    assert {one for one in others | kept if f"SEARCH {one} " in steps} <= kept | {"mediation_case"}

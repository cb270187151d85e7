"""One person in several cases: proposed, chosen, taken back, and never beyond one's sight."""

from uuid import UUID, uuid4

import pytest

from app.db import db
from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.mediation.parties import PartyAct, PartyKind, Side
from app.domain.mediation.states import CaseState
from app.mediation import service
from app.mediation.models import MediationCase, Party
from app.mediation.service import PartyFacts
from app.mediation.service.namesakes import namesakes
from app.mediation.service.parties import parties_of
from app.mediation.service.persons import (
    Recognised,
    entries_of,
    people_like,
    people_named,
    recognise,
)
from app.records.journal import history
from tests.mediation.cases import LU, PANG, TODAY, a_case, a_case_in, a_village_with_team, clerk


def like(case, by=None):
    """Who in another case is called as a party of this one is."""
    parties = parties_of(case.id)
    own = [one.id for one in parties]
    entries = namesakes([one.name for one in parties], by=by or clerk(), without=own)
    return people_like(parties, entries)


def pang_of(case):
    return next(one for one in parties_of(case.id) if one.name == PANG.name)


def again(home, same_as, **facts):
    """Pâng quarrels once more, with another neighbour."""
    pang = PartyFacts(Side.A, "Lò Văn Pâng", same_as=same_as)
    return a_case(home, parties=[pang, PartyFacts(Side.B, "Sùng A Chư")], **facts)


def acts(party):
    return [line.act for line in history("party", [party.id])]


def selects(queries):
    return [one for one in queries if one.startswith("SELECT")]


def sought(queries):
    """The questions by which people of other cases are found."""
    return [one for one in selects(queries) if "search_words" in one or "party.id IN" in one]


def names(found):
    return [(one.name, one.birth_year, one.number) for one in found]


@pytest.mark.usefixtures("both_databases")
def test_a_name_without_marks_and_not_yet_whole_finds_people_and_where_they_stood(home):
    a_case(home)
    a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pánh", birth_year=1990)])
    (first, second) = people_named("lo van pa", by=clerk())
    assert names([first, second]) == [
        ("Lò Văn Pánh", 1990, "02/2026"),
        ("Lò Văn Pâng", 1968, "01/2026"),
    ]
    assert second.address == PANG.address
    assert second.team_name == "tổ hòa giải bản Tả Lèng"
    assert names(people_named("Văn Pâng", by=clerk())) == [("Lò Văn Pâng", 1968, "01/2026")]


@pytest.mark.parametrize("typed", ["Pâng", "lò", "Lò A", "", "???? ....", "Lò Văn Pâng Lù"])
def test_too_little_and_a_stranger_find_nobody(home, typed):
    a_case(home)
    assert people_named(typed, by=clerk()) == []


def test_words_of_the_address_and_families_are_no_persons(home):
    a_case(home)
    assert people_named("bản Tả Lèng", by=clerk()) == []
    assert LU.kind is PartyKind.FAMILY
    assert people_named("Tẩn A Lù", by=clerk()) == []


def test_of_many_five_are_shown_and_each_person_once_by_what_is_known_most(home):
    first = a_case(home)
    second = again(home, pang_of(first).id)
    again(home, pang_of(second).id)
    assert names(people_named("lo van pang", by=clerk())) == [("Lò Văn Pâng", 1968, "01/2026")]
    for _ in range(6):
        a_case(home)
    assert len(people_named("lo van pang", by=clerk())) == 5


def test_a_person_is_looked_for_in_one_query(home, queries):
    for _ in range(4):
        a_case(home)
    for name in ("lo van", "Lò Văn Pâng", "không có ai"):
        queries.clear()
        people_named(name, by=clerk())
        assert len(selects(queries)) == 1
    queries.clear()
    recognise("Lò Văn", uuid4(), by=clerk())
    assert len(selects(queries)) == 2


@pytest.mark.parametrize("role", [Role.TEAM_LEADER, Role.MEDIATOR])
def test_of_a_case_that_one_may_not_open_nobody_is_proposed(home, role):
    other = a_village_with_team("Nậm Loỏng")
    foreign = a_case_in(CaseState.ASSIGNED, other)
    person = home.person(home.leader if role is Role.TEAM_LEADER else home.lien, role)
    assert people_named("Lò Văn Pâng", by=person) == []
    own = a_case(home, by=home.person(home.lien), parties=[PartyFacts(Side.A, "Lò Văn Pâng")])
    assert like(own, person) == {}
    pressed = recognise("Lò Văn Pâng", pang_of(foreign).id, is_pressed=True, by=person)
    assert pressed == Recognised()
    assert names(people_named("lo van pang", by=clerk())) == [
        ("Lò Văn Pâng", None, "01/2026"),
        ("Lò Văn Pâng", 1968, "01/2026"),
    ]


@pytest.mark.usefixtures("both_databases")
def test_the_one_chosen_and_the_new_entry_become_one_person_each_with_its_line(home):
    first = a_case(home)
    older, revision = pang_of(first), first.revision
    second = again(home, older.id)
    newer = pang_of(second)
    assert newer.person_id == older.person_id is not None
    assert (acts(newer), acts(older)) == ([PartyAct.SAME], [PartyAct.SAME, PartyAct.RECEIVE])
    assert (older.revision, first.revision) == (2, revision)
    third = again(home, newer.id)
    assert pang_of(third).person_id == older.person_id
    assert (older.revision, newer.revision) == (2, 1)
    kin = entries_of(parties_of(first.id), by=clerk())[older.id]
    assert [one.number for one in kin] == ["03/2026", "02/2026"]


def test_nothing_of_it_leaves_the_commune(home):
    first = a_case(home)
    again(home, pang_of(first).id)
    assert set(pang_of(first).outgoing()) == {"case_id", "side", "kind"}


def test_without_a_press_the_same_name_is_two_people(home):
    first, second = a_case(home), a_case(home)
    assert {one.person_id for case in (first, second) for one in parties_of(case.id)} == {None}
    (likely,) = like(second).values()
    assert names(likely) == [("Lò Văn Pâng", 1968, "01/2026")]


@pytest.mark.parametrize("same_as", [UUID(int=99), "foreign", "other_unit"])
def test_a_person_out_of_sight_is_refused_and_nothing_is_written(home, same_as):
    other = a_village_with_team("Nậm Loỏng")
    foreign = pang_of(a_case(other))
    if same_as == "other_unit":
        db.session.execute(db.update(Party).where(Party.id == foreign.id).values(unit="03409"))
        db.session.commit()
    chosen = same_as if isinstance(same_as, UUID) else foreign.id
    leader = home.person(home.leader, Role.TEAM_LEADER)
    with pytest.raises(RuleViolation, match="Không thấy người đã chọn"):
        again(home, chosen, by=leader)
    assert db.session.scalar(db.select(db.func.count(MediationCase.id))) == 1
    held = db.session.get(Party, foreign.id, populate_existing=True)
    assert (held.person_id, held.revision) == (None, 1)


def test_another_name_typed_over_the_one_chosen_is_refused_on_saving(home):
    first = a_case(home)
    with pytest.raises(RuleViolation, match="Họ tên “Lò Văn Páo” khác"):
        a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Páo", same_as=pang_of(first).id)])
    assert pang_of(first).person_id is None


def test_one_person_has_one_line_in_a_case(home):
    pang = pang_of(a_case(home))
    twice = [PartyFacts(side, "Lò Văn Pâng", same_as=pang.id) for side in (Side.A, Side.B)]
    with pytest.raises(RuleViolation, match="đã có một dòng trong vụ, việc này"):
        a_case(home, parties=twice)
    with pytest.raises(RuleViolation, match="đã có một dòng trong vụ, việc này"):
        service.identify(pang.id, same_as=pang.id, by=clerk())


def test_it_is_said_later_taken_back_and_said_again(home):
    first, second = a_case(home), a_case(home)
    older, newer = pang_of(first), pang_of(second)
    service.identify(newer.id, same_as=older.id, revision=1, by=clerk())
    assert newer.person_id == older.person_id is not None
    service.identify(newer.id, same_as=None, revision=2, by=clerk())
    assert newer.person_id not in (None, older.person_id)
    assert entries_of(parties_of(second.id), by=clerk()) == {}
    service.identify(newer.id, same_as=older.id, revision=3, by=clerk())
    assert newer.person_id == older.person_id
    assert acts(newer) == [PartyAct.SAME, PartyAct.OTHER, PartyAct.SAME, PartyAct.RECEIVE]


def test_who_is_one_with_somebody_is_not_moved_to_another_person_by_a_slip(home):
    cases = [a_case(home) for _ in range(3)]
    one, two, three = (pang_of(case) for case in cases)
    service.identify(two.id, same_as=one.id, by=clerk())
    with pytest.raises(RuleViolation, match="Hãy bỏ ghi đó trước"):
        service.identify(two.id, same_as=three.id, by=clerk())
    assert (two.person_id, three.person_id) == (one.person_id, None)


@pytest.mark.parametrize(
    ("name", "stays"), [("Lò Văn Pảng", True), ("Lò Văn Páo", False)], ids=["marks", "letters"]
)
def test_under_another_name_the_link_is_dropped_and_the_journal_says_why(home, name, stays):
    first = a_case(home)
    newer = pang_of(again(home, pang_of(first).id))
    facts = PartyFacts(Side.A, name)
    service.change_party(newer.id, facts, revision=1, today=TODAY, by=clerk())
    assert (newer.person_id is not None) is stays
    line = history("party", [newer.id])[0]
    told = None if stays else "Đổi họ tên nên không còn ghi là cùng một người."
    assert (line.act, line.reason) == (PartyAct.CHANGE, told)


def test_a_party_is_added_and_changed_as_somebody_who_is_known(home):
    older = pang_of(a_case(home))
    case = a_case(home, parties=[PartyFacts(Side.B, "Sùng A Chư")])
    known = PartyFacts(Side.A, "Lò Văn Pâng", same_as=older.id)
    added = service.add_party(case.id, known, today=TODAY, by=clerk())
    assert added.person_id == older.person_id is not None
    other = a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pa")])
    (party,) = parties_of(other.id)
    service.change_party(party.id, known, today=TODAY, by=clerk())
    assert party.person_id == older.person_id
    assert acts(party)[0] == PartyAct.SAME


def test_the_people_of_a_case_are_asked_for_in_two_queries_however_many(home, queries):
    crowd = [PartyFacts(Side.A, f"Lò Văn {name}") for name in ("Pâng", "Páo", "Mỷ", "Dí")]
    first = a_case(home, parties=crowd)
    for most, met in ((1, 0), (2, 4)):
        queries.clear()
        assert len(like(first)) == met
        assert len(sought(queries)) == most
        a_case(home, parties=crowd)


def test_a_text_that_only_has_the_words_of_a_name_is_not_read(home, queries):
    """Words that every second case has must not be gathered to find one person."""
    case = a_case(home, parties=[PartyFacts(Side.A, "Lò Văn Pâng")])
    a_case(home, parties=[PartyFacts(Side.B, "Pâng Văn Lò", address="Lò Văn Pâng")])
    queries.clear()
    assert like(case) == {}
    assert len(sought(queries)) == 1

"""What columns and words mean, whose team it is, which number a case gets."""

from app.domain.importing.encodings import Encoding
from app.domain.importing.states import Numbering, Verdict
from app.importing.service import acts, reading
from app.mediation.models import MediationCase
from tests.factories import TODAY, a_team, a_village
from tests.importing import registers
from tests.importing.conftest import keyed
from tests.importing.doing import all_of, take_all, verdicts
from tests.importing.typing import to_vni


def test_words_are_proposed_once_and_a_person_completes_them(uploaded, officer, team):
    made = registers.loose()
    made.rows[4] = (*made.rows[4][:7], "xem giấy")
    one = uploaded(registers.xlsx(made))
    words = {word.text: word.meant for word in reading.words_of_import(one)["result"]}
    assert words == {
        "HG thành": "settled",
        "ko thành": "not_settled",
        "chuyển TA": "not_settled",
        "xem giấy": "",
    }
    assert verdicts(one)[5] is Verdict.WRONG
    said = acts.mean(
        one.id,
        {"result": {"xem giay": "settled"}, "category": {"mau thuan nho": "MT-01"}},
        revision=one.revision,
        today=TODAY,
        by=keyed(officer),
    )
    assert set(verdicts(said).values()) == {Verdict.RIGHT}
    take_all(said, officer)
    cases = {case.book_number: case for case in all_of(MediationCase)}
    assert [cases[n].category for n in (1, 2, 3, 4)] == ["DS-01", "HN-01", "DS-01", "MT-01"]
    assert "Kết quả theo sổ cũ: chuyển TA." in cases[3].note


def test_the_matching_is_remembered_for_the_next_file_of_that_head(uploaded, officer, team):
    one = uploaded(registers.xlsx(registers.loose()))
    targets = [*one.matching]
    assert targets[4] == "address_b"
    choice = acts.Choice(one.sheet, None, team.id, Numbering.NEXT, [None] * 5 + [None, None, None])
    acts.match(one.id, choice, revision=one.revision, today=TODAY, by=keyed(officer))
    following = uploaded(registers.xlsx(registers.loose(6)))
    assert following.matching == [""] * 8
    assert following.numbering is Numbering.NEXT
    assert set(verdicts(following).values()) == {None}


def test_another_way_of_typing_is_read_from_the_original_again(uploaded, officer, team):
    one = uploaded(registers.xlsx(registers.loose(), to_vni))
    assert one.header[7] == "Kết quả"
    choice = acts.Choice(
        one.sheet, Encoding.UNICODE, team.id, one.numbering, [None] * len(one.matching)
    )
    read = acts.match(one.id, choice, revision=one.revision, today=TODAY, by=keyed(officer))
    assert read.header[7] == "Keát quaû"
    again = acts.Choice(one.sheet, None, team.id, one.numbering, [None] * len(one.matching))
    read = acts.match(one.id, again, revision=read.revision, today=TODAY, by=keyed(officer))
    assert read.header[7] == "Kết quả"
    assert set(verdicts(read).values()) == {Verdict.RIGHT}


def test_a_team_may_stand_in_a_column(uploaded, officer, team):
    other = a_team(name="Tổ hòa giải bản Sin Páo", village_id=a_village(name="Sin Páo").id)
    made = registers.Register(
        [
            ("Ngày", "Thôn bản", "Các bên", "Nội dung", "Kết quả"),
            ("5/3/2019", "bản Tả Lèng", "Lò Văn Pâng với Tẩn A Lù", "Đất", "thành"),
            ("6/3/2019", "Sin Páo", "Lò Thị Mai với Vàng A Sử", "Nước", "thành"),
            ("7/3/2019", "Nơi khác", "Lò Thị Mai với Vàng A Sử", "Nước", "thành"),
        ]
    )
    one = uploaded(registers.xlsx(made), team_id=None)
    assert verdicts(one) == {2: Verdict.RIGHT, 3: Verdict.RIGHT, 4: Verdict.WRONG}
    take_all(one, officer)
    assert {case.team_id for case in all_of(MediationCase)} == {team.id, other.id}


def test_numbers_that_begin_anew_again_and_again_are_not_kept(uploaded, officer, team):
    head = ("STT", "Ngày", "Bên A", "Bên B", "Nội dung", "Kết quả")
    rows = [
        (str(n), f"{n}/{month}/2019", *registers.people(10 * month + n), "Đất", "thành")
        for month in range(1, 5)
        for n in range(1, 4)
    ]
    one = uploaded(registers.xlsx(registers.Register([head, *rows])))
    assert one.numbering is Numbering.NEXT
    take_all(one, officer)
    assert sorted(case.book_number for case in all_of(MediationCase)) == list(range(1, 13))


def test_a_case_without_number_comes_behind_those_of_the_old_book(uploaded, officer, team):
    head = ("STT", "Ngày", "Bên A", "Bên B", "Nội dung", "Kết quả")
    rows = [
        (number, f"{day}/3/2019", *registers.people(day), "Đất", "thành")
        for day, number in ((1, ""), (2, "1"), (3, "7"))
    ]
    one = uploaded(registers.xlsx(registers.Register([head, *rows])))
    take_all(one, officer)
    days = {case.book_number: case.received_on.day for case in all_of(MediationCase)}
    assert days == {8: 1, 1: 2, 7: 3}


def test_a_year_of_birth_that_cannot_be_is_told_before(uploaded, team, officer):
    head = ("Ngày", "Các bên", "Nội dung", "Kết quả")
    made = registers.Register([head, ("1/3/2019", "Lò Văn Pâng, sn 1901", "Đất", "thành")])
    one = uploaded(registers.xlsx(made))
    rows, _ = reading.rows_page(one, Verdict.WRONG, after=0, today=TODAY, by=officer)
    assert rows[0].faults[0].sentence == "năm sinh 1901 của Lò Văn Pâng không đúng"

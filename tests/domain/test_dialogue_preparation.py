"""Tasks with their days, telling the people, and whom one invites."""

from datetime import date, time
from uuid import UUID

import pytest

from app.domain.dialogue import inviting, notices, usual_texts
from app.domain.dialogue.kinds import DialogueForm, DialogueKind
from app.domain.dialogue.notices import Told
from app.domain.dialogue.preparation import (
    TaskState,
    check_task,
    check_ticking,
    head_of_village,
    missing_tasks,
    usual_tasks,
)
from app.domain.errors import RuleViolation

HELD_ON = date(2026, 3, 20)
TODAY = date(2026, 3, 2)
TA_LENG = UUID("01900000-0000-7000-8000-000000000011")


def tasks(today=TODAY):
    return list(usual_tasks(HELD_ON, {TA_LENG: "Bản Tả Lèng"}, today=today))


def test_the_usual_list_names_what_the_plan_of_a_commune_asks_for():
    said = " ".join(f"{one.title}. {one.person}." for one in tasks())
    for word in ("giấy mời", "hội trường", "loa", "tài liệu", "nội quy", "Mặt trận", "phát thanh"):
        assert word in said, word
    own = [one for one in tasks() if one.village_id == TA_LENG]
    assert len(own) == 3
    assert {one.person for one in own} == {"Trưởng bản Tả Lèng"}


def test_a_ward_has_heads_of_groups():
    assert head_of_village("Tổ dân phố số 3") == "Tổ trưởng tổ dân phố số 3"


def test_the_notice_is_due_before_the_last_lawful_day():
    (notice,) = [one for one in tasks() if "chậm nhất 7 ngày" in one.title]
    assert (HELD_ON - notice.due_on).days == 8


def test_a_list_laid_out_late_is_due_from_today_and_never_after_the_conference():
    assert {one.due_on for one in tasks(today=HELD_ON)} == {HELD_ON}
    late = date(2026, 3, 15)
    assert all(late <= one.due_on <= HELD_ON for one in tasks(today=late))


def test_what_is_on_the_list_already_is_not_added_again_whatever_its_spelling():
    known = {tasks()[0].key}
    assert len(missing_tasks(iter(tasks()), known)) == len(tasks()) - 1


def test_a_task_is_due_before_the_conference():
    check_task(HELD_ON, held_on=HELD_ON)
    with pytest.raises(RuleViolation, match="21/03/2026 sau ngày tổ chức 20/03/2026"):
        check_task(date(2026, 3, 21), held_on=HELD_ON)


@pytest.mark.parametrize("state", TaskState)
@pytest.mark.parametrize("wanted", TaskState)
def test_a_task_changes_its_state_but_not_twice(state, wanted):
    if state is wanted:
        with pytest.raises(RuleViolation, match=wanted.label):
            check_ticking(state, wanted, done_on=TODAY, today=TODAY)
    else:
        check_ticking(state, wanted, done_on=TODAY, today=TODAY)


@pytest.mark.parametrize("done_on", [None, date(2026, 3, 3)])
def test_nothing_is_done_tomorrow(done_on):
    with pytest.raises(RuleViolation, match="không thể sau hôm nay"):
        check_ticking(TaskState.OPEN, TaskState.DONE, done_on=done_on, today=TODAY)


def test_the_first_day_of_notice_is_of_the_day_on_which_the_conference_is_now():
    rows = [
        Told(date(2026, 2, 20), held_on=date(2026, 3, 10)),
        Told(date(2026, 3, 5), held_on=HELD_ON),
        Told(date(2026, 3, 4), held_on=HELD_ON),
    ]
    assert notices.first_told(rows, held_on=HELD_ON) == date(2026, 3, 4)
    assert notices.first_told(rows, held_on=date(2026, 4, 1)) is None


@pytest.mark.parametrize(
    ("words", "length"),
    [(1, "1 giây"), (150, "1 phút 00 giây"), (163, "1 phút 06 giây"), (10, "4 giây")],
)
def test_how_long_a_text_takes_is_counted_in_spoken_syllables(words, length):
    assert notices.show_length(notices.seconds_to_read("bản " * words)) == length


@pytest.mark.parametrize(
    ("aired_on", "words"),
    [
        (date(2026, 3, 3), "chưa đến"),
        (date(2024, 12, 31), "không hợp lý"),
    ],
)
def test_evidence_is_of_a_day_that_has_been(aired_on, words):
    notices.check_broadcast(TODAY, held_on=HELD_ON, today=TODAY)
    with pytest.raises(RuleViolation, match=words):
        notices.check_broadcast(aired_on, held_on=HELD_ON, today=TODAY)


def test_evidence_is_not_later_than_the_conference():
    with pytest.raises(RuleViolation, match="không thể sau ngày tổ chức"):
        notices.check_broadcast(date(2026, 3, 21), held_on=HELD_ON, today=date(2026, 4, 1))


def test_people_of_a_village_are_called_where_their_village_is():
    assert inviting.is_called(None, [str(TA_LENG)])
    assert inviting.is_called(TA_LENG, [str(TA_LENG)])
    assert inviting.is_called(TA_LENG, [])
    assert not inviting.is_called(TA_LENG, ["01900000-0000-7000-8000-000000000012"])


def test_single_guests_are_read_line_by_line():
    typed = "Lò Văn Páo, già làng bản Tả Lèng\n\n  Sùng A Chư  \n, không tên\n"
    assert inviting.read_guests(typed) == [
        ("Lò Văn Páo", "già làng bản Tả Lèng"),
        ("Sùng A Chư", ""),
    ]


@pytest.mark.parametrize(
    ("name", "is_body", "said"),
    [
        ("Lò Văn Páo", False, "ông (bà) Lò Văn Páo"),
        ("Bà Tẩn Thị Mẩy", False, "Bà Tẩn Thị Mẩy"),
        ("Bàn Văn Lâm", False, "ông (bà) Bàn Văn Lâm"),
        ("Hội Phụ nữ phường", True, "Hội Phụ nữ phường"),
    ],
)
def test_everybody_is_addressed_as_they_are_called(name, is_body, said):
    assert inviting.salutation(name, is_body=is_body) == said


@pytest.mark.parametrize(
    ("chairs", "signer"),
    [
        ("Ông Lò Văn Pâng, Chủ tịch Ủy ban nhân dân", ("Lò Văn Pâng", "Chủ tịch Ủy ban nhân dân")),
        ("Bà Hà; Ông Páo, Bí thư", ("Hà", "")),
        ("", ("", "")),
    ],
)
def test_the_first_who_chairs_signs(chairs, signer):
    assert inviting.signer_of(chairs) == signer


ISSUE = {"signer": "Lò Văn Pâng", "guests": 3, "held_on": HELD_ON, "today": TODAY}


@pytest.mark.parametrize(
    ("issued_on", "changes", "words"),
    [
        (TODAY, {"guests": 0}, "chưa có ai chưa nhận giấy"),
        (TODAY, {"signer": " "}, "sau khi đã ký"),
        (date(2026, 3, 3), {}, "chưa đến"),
        (date(2026, 3, 21), {"today": date(2026, 4, 1)}, "không thể sau ngày tổ chức"),
        (date(2024, 1, 5), {}, "không hợp lý"),
    ],
)
def test_an_invitation_goes_out_signed_in_time_and_to_somebody(issued_on, changes, words):
    inviting.check_issue(TODAY, **ISSUE)
    with pytest.raises(RuleViolation, match=words):
        inviting.check_issue(issued_on, **ISSUE | changes)


def test_the_number_carries_the_symbol_of_who_issues():
    assert inviting.issued_number("5", DialogueKind.GOVERNMENT) == "05/GM-UBND"
    assert inviting.issued_number("12-GM/ĐU", DialogueKind.PARTY_COMMITTEE) == "12-GM/ĐU"


def test_nobody_is_asked_in_after_the_beginning():
    inviting.check_presence(time(7, 15), starts_at=time(7, 30))
    inviting.check_presence(time(7, 45), starts_at=None)
    with pytest.raises(RuleViolation, match="07:45 sau giờ bắt đầu hội nghị 07:30"):
        inviting.check_presence(time(7, 45), starts_at=time(7, 30))


def coming(**changes):
    facts = {
        "title": "Đối thoại với Nhân dân năm 2026",
        "kind": DialogueKind.GOVERNMENT,
        "form": DialogueForm.IN_PERSON,
        "held_on": HELD_ON,
        "starts_at": time(7, 30),
        "place": "Nhà văn hóa bản Tả Lèng",
        "organiser": "Ủy ban nhân dân phường Tân Phong",
        "co_organisers": "",
        "chairs": "Ông Lò Văn Pâng",
        "co_chair": "",
        "content": "Báo cáo về đất đai.",
        "villages": ["Bản Tả Lèng", "Bản Nà Đông"],
    }
    return usual_texts.Coming(**facts | changes)


def test_the_loudspeakers_tell_time_place_content_and_how_to_attend():
    said = usual_texts.loudspeaker_text(coming())
    for words in (
        "hội nghị đối thoại với Nhân dân năm 2026.",
        "Thời gian: 7 giờ 30 phút, thứ Sáu, ngày 20 tháng 3 năm 2026.",
        "Địa điểm: Nhà văn hóa bản Tả Lèng.",
        "Nội dung: Báo cáo về đất đai; nghe ý kiến",
        "Cách tham dự: Nhân dân bản Tả Lèng, bản Nà Đông trực tiếp đến dự",
    ):
        assert words in said, words


def test_a_conference_of_no_village_is_everybodys_and_one_online_says_so():
    said = usual_texts.how_to_attend(coming(villages=[], form=DialogueForm.ONLINE))
    assert said.startswith("Toàn thể Nhân dân trên địa bàn tham dự trực tuyến")


def test_an_hour_that_is_not_known_is_not_said():
    assert usual_texts.when_in_words(HELD_ON, None) == "thứ Sáu, ngày 20 tháng 3 năm 2026"
    assert usual_texts.when_in_words(HELD_ON, time(8)).startswith("8 giờ, thứ Sáu")


def test_the_house_rules_ask_nobody_about_their_health():
    for word in ("tâm thần", "bệnh", "sức khỏe"):
        assert word not in usual_texts.HOUSE_RULES
    assert "không nhắc lại ý kiến người trước" in usual_texts.HOUSE_RULES

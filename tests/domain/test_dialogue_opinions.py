"""How an opinion may be voiced, and which opinion it may be the same as."""

from itertools import product

import pytest

from app.domain.dialogue.fields import DEFAULT_FIELDS, OpinionField, check_field, field_label
from app.domain.dialogue.kinds import (
    MatterKind,
    OpinionSource,
    SpeakerKind,
    speaker_in_words,
)
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.opinions import (
    OpinionState,
    check_same_as,
    check_voicing,
    loses_handling,
)
from app.domain.errors import RuleViolation

STATES = {1: OpinionState.RECORDED, 2: OpinionState.MERGED, 3: OpinionState.ANSWERED_NOW}
ORDINARY = [MatterKind.PROPOSAL, MatterKind.FEEDBACK]
STATUTORY = [MatterKind.COMPLAINT, MatterKind.DENUNCIATION]


@pytest.mark.parametrize(("state", "source"), list(product(DialogueState, OpinionSource)))
def test_only_a_conference_that_has_begun_hears_opinions_in_the_room(state, source):
    if source is OpinionSource.AT_MEETING and not state.has_begun:
        with pytest.raises(RuleViolation, match="chưa bắt đầu"):
            check_voicing(state, source, matter=MatterKind.PROPOSAL, voices=1)
    else:
        check_voicing(state, source, matter=MatterKind.PROPOSAL, voices=1)


@pytest.mark.parametrize("voices", [-1, 0, 100_001])
def test_a_false_count_of_people_is_refused(voices):
    with pytest.raises(RuleViolation, match=r"từ 1 đến 100\.000"):
        check_voicing(
            DialogueState.IN_SESSION,
            OpinionSource.AT_MEETING,
            matter=MatterKind.FEEDBACK,
            voices=voices,
        )


@pytest.mark.parametrize(
    ("matter", "voices"), [(MatterKind.FEEDBACK, 100_000), *((m, 1) for m in MatterKind)]
)
def test_a_true_count_of_people_passes(matter, voices):
    check_voicing(DialogueState.IN_SESSION, OpinionSource.AT_MEETING, matter=matter, voices=voices)


@pytest.mark.parametrize("matter", MatterKind)
def test_only_ordinary_matters_are_counted_for_several_people(matter):
    facts = {"matter": matter, "voices": 12}
    if matter in STATUTORY:
        with pytest.raises(RuleViolation, match="từng người") as refusal:
            check_voicing(DialogueState.IN_SESSION, OpinionSource.AT_MEETING, **facts)
        assert "Luật Tiếp công dân" in str(refusal.value.basis)
    else:
        check_voicing(DialogueState.IN_SESSION, OpinionSource.AT_MEETING, **facts)


@pytest.mark.parametrize("matter", ORDINARY)
@pytest.mark.parametrize("same_as", [1, 3])
def test_an_opinion_may_be_the_same_as_one_that_stands_on_its_own(matter, same_as):
    check_same_as(4, same_as, matter=matter, states=STATES)
    check_same_as(None, same_as, matter=matter, states=STATES)


@pytest.mark.parametrize(
    ("number", "same_as", "words"),
    [
        (3, 3, "trùng với chính nó"),
        (4, 9, "không có ý kiến số 9"),
        (4, 0, "không có ý kiến số 0"),
        (4, 2, "số của ý kiến gốc"),
    ],
)
def test_an_opinion_is_never_the_same_as_nothing_itself_or_a_copy(number, same_as, words):
    with pytest.raises(RuleViolation, match=words):
        check_same_as(number, same_as, matter=MatterKind.PROPOSAL, states=STATES)


@pytest.mark.parametrize("matter", STATUTORY)
def test_a_complaint_or_denunciation_is_never_merged(matter):
    with pytest.raises(RuleViolation, match="không gộp"):
        check_same_as(4, 1, matter=matter, states=STATES)


def test_an_opinion_that_others_follow_stays_the_one_they_follow():
    with pytest.raises(RuleViolation, match="Ý kiến số 2, 5 đang ghi là trùng với ý kiến này"):
        check_same_as(3, 1, matter=MatterKind.PROPOSAL, states=STATES, followers=[5, 2])


@pytest.mark.parametrize(("was", "becomes"), list(product(MatterKind, MatterKind)))
def test_only_crossing_into_or_out_of_a_procedure_of_its_own_takes_back_the_handling(was, becomes):
    assert loses_handling(was, becomes) is ((was in STATUTORY) != (becomes in STATUTORY))


def test_fields_have_codes_and_labels_of_their_own():
    assert len({field.code for field in DEFAULT_FIELDS}) == len(DEFAULT_FIELDS) == 13
    assert len({field.label for field in DEFAULT_FIELDS}) == 13
    assert field_label("land") == "Đất đai"


def test_an_unknown_field_is_refused_and_a_newer_one_is_shown_as_it_stands():
    with pytest.raises(RuleViolation, match="không có trong danh mục"):
        check_field("dat_dai")
    assert field_label("digital") == "digital"


def test_an_office_may_keep_a_list_of_its_own():
    own = [OpinionField("digital", "Chuyển đổi số")]
    check_field("digital", own)
    assert field_label("digital", own) == "Chuyển đổi số"
    with pytest.raises(RuleViolation):
        check_field("land", own)


@pytest.mark.parametrize(
    ("name", "kind", "village", "words"),
    [
        ("Ông Sùng A Chư", SpeakerKind.INDIVIDUAL, "Bản Tả Lèng", "Ông Sùng A Chư, bản Tả Lèng"),
        ("Ông Sùng A Chư", SpeakerKind.INDIVIDUAL, None, "Ông Sùng A Chư"),
        (None, SpeakerKind.INDIVIDUAL, "Bản Tả Lèng", "Đại diện bản Tả Lèng"),
        ("", SpeakerKind.COLLECTIVE, "Bản Tả Lèng", "Tập thể nhân dân bản Tả Lèng"),
        (None, SpeakerKind.COLLECTIVE, None, "Tập thể người dân"),
        (None, SpeakerKind.INDIVIDUAL, None, "Người dân dự hội nghị"),
    ],
)
def test_without_a_name_the_village_speaks(name, kind, village, words):
    assert speaker_in_words(name, kind, village) == words

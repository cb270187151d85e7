"""Every record type is complete, and says of each column what it is and whether it leaves."""

import unicodedata

import pytest
from sqlalchemy import String

from app.catalog import BY_KEY, PAPER_KINDS, PAPERS, RECORD_TYPES
from app.domain.profiles import Profile
from app.records.model import FieldClass, Leaves

SHORTEST_STORY = 33  # letters; codes are shorter
BASE = {"id", "unit", "revision"}
CLOSED = {FieldClass.RESTRICTED, FieldClass.SENSITIVE}
every_type = pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)

DECIDED = {
    "received_on",
    "decided_on",
    "decision_number",
    "effective_on",
    "told_front_on",
    "told_board_on",
    "told_village_on",
    "told_mediators_on",
    "published_on",
}
# What may be known above the commune of people in a quarrel, of mediators and of speakers.
# Widening one of these lines is a decision about people, not about code.
MAY_LEAVE = {
    "mediation_round": {
        "case_id",
        "number",
        "started_on",
        "ended_on",
        "result",
        "ending_reason",
    },
    "meeting": {"case_id", "round", "state", "held_on"},
    "case_partner": {
        "case_id",
        "own_role",
        "team_id",
        "joint_code",
        "asked_on",
        "agreed_on",
        "declined_on",
        "front_told_on",
        "ended_on",
    },
    "agreement": {
        "case_id",
        "round",
        "version",
        "state",
        "origin",
        "agreed_on",
        "is_written",
        "signed_on",
    },
    "clause": {
        "case_id",
        "agreement_id",
        "place",
        "state",
        "side",
        "due_on",
        "performed_on",
    },
    "alert": {
        "case_id",
        "team_id",
        "kind",
        "state",
        "raised_at",
        "acknowledged_at",
        "forwarded_at",
        "forwarded_to",
        "answered_at",
    },
    "court_request": {
        "case_id",
        "agreement_id",
        "state",
        "due_on",
        "filed_on",
        "accepted_on",
        "hearing_on",
        "decided_on",
    },
    "court_inquiry": {"case_id", "request_id", "asked_on", "due_on", "answered_on"},
    "training_seat": {
        "class_id",
        "kind",
        "mediator_id",
        "guest_unit",
        "places",
        "withdrawn",
        "present",
        "attended",
        "hours",
    },
    "party": {"case_id", "side", "kind"},
    "assignment": {
        "case_id",
        "mediator_id",
        "how",
        "status",
        "assigned_on",
        "conflict",
        "ended_on",
    },
    "mediator": {
        "team_id",
        "sex",
        "is_minority",
        "law_training",
        "is_leader",
        "recognised_on",
        "recognition_number",
        "ended_on",
        "ending_number",
    },
    "election": {
        "team_id",
        "of",
        "state",
        "is_by_election",
        "voting",
        "held_on",
        "seats",
        "voters",
        "present",
        "slips_out",
        "slips_back",
        "slips_valid",
        "candidates",
        "elected",
        "recognised",
        "proposed_on",
        *DECIDED,
    },
    "departure": {
        "team_id",
        "mediator_id",
        "state",
        "of_leader",
        "proposed_on",
        "verified_on",
        *DECIDED,
    },
    # who asked for a conference, and in which words, is the commune's business
    "voter_request": {"received_on", "signatures", "voters", "refused_on"},
    "team_review": {"team_id", "year", "held_on", "mediators", "sent_on"},
    "guidance": {
        "kind",
        "title",
        "number",
        "dated_on",
        "text",
        "addressee",
        "about_kind",
        "about_id",
        "answer_by",
        "sent_on",
        "withdrawn_on",
        "withdrawn_reason",
    },
    # numbers of units and teams; who made and who signed the sheet stays where it was signed
    "statistics_report": {
        "form_code",
        "form_version",
        "kind",
        "year",
        "first",
        "last",
        "number",
        "corrects_id",
        "reason",
        "source",
        "submitted_on",
        "due_on",
        "content",
        "digest",
    },
    "guidance_receipt": {"guidance_id", "state", "received_on", "answered_on", "reply"},
}
NAMES_OF_PEOPLE = {"name", "speaker_name", "address", "speaker_address", "phone", "birth_year"}


@every_type
def test_the_key_is_the_name_of_the_table(kind):
    assert kind.key == kind.model.__tablename__


@every_type
def test_every_column_carries_its_vietnamese_name(kind):
    named = {column.key for column, _ in kind.model.fields()}
    assert named == {column.key for column in kind.model.__table__.columns} - BASE
    labels = [field.label for _, field in kind.model.fields()]
    assert all(labels)
    assert all(unicodedata.is_normalized("NFC", label) for label in labels)
    assert len(set(labels)) == len(labels)


# A village is found by its teams, the law stands in a room of its own.
NOT_SOUGHT = {"village", "calendar_day", "deadline_row", "court"}


@every_type
def test_what_has_words_is_shown_by_the_search_or_left_out_on_purpose(kind):
    has_words = kind.model.has_words()
    assert (kind.line is not None) == (has_words and kind.key not in NOT_SOUGHT)


@every_type
def test_every_act_has_its_vietnamese_name(kind):
    assert all(act.label and len(act.value) <= 40 for act in kind.acts)


@pytest.mark.parametrize(
    "key",
    [
        "invitee",
        "survey",
        "trainer",
        "roster_review",
        "training_summons",
        "material",
        "candidate",
        "evaluation",
        "minutes_note",
        "agenda_item",
        "attendance",
        "turn",
        "payment_share",
    ],
)
def test_of_these_not_even_the_number_is_known_above(key):
    assert not BY_KEY[key].model.may_leave()


@every_type
def test_what_is_closed_does_not_leave(kind):
    leaving = {c.key for c, f in kind.model.fields() if f.leaves.goes_under(Profile.FULL)}
    closed = {c.key for c, f in kind.model.fields() if f.field_class in CLOSED}
    assert not leaving & closed


@pytest.mark.parametrize(("key", "allowed"), MAY_LEAVE.items(), ids=MAY_LEAVE)
def test_of_people_exactly_this_leaves_the_commune(key, allowed):
    leaving = {c.key for c, f in BY_KEY[key].model.fields() if f.leaves is Leaves.ALWAYS}
    assert leaving == allowed


@pytest.mark.parametrize("key", ["mediation_case", "party", "mediator", "opinion"])
def test_no_name_or_address_of_a_person_leaves(key):
    fields = BY_KEY[key].model.fields()
    leaving = {c.key for c, f in fields if f.leaves.goes_under(Profile.FULL)}
    assert not leaving & NAMES_OF_PEOPLE


def test_a_case_leaves_without_any_free_text():
    """Texts longer than a code tell stories: none of a mediation case goes up."""
    for column, field in BY_KEY["mediation_case"].model.fields():
        if field.leaves.goes_under(Profile.FULL) and isinstance(column.type, String):
            assert (column.type.length or SHORTEST_STORY) < SHORTEST_STORY, column.key


def test_parents_stand_before_their_children():
    places = {kind.key: place for place, kind in enumerate(RECORD_TYPES)}
    for kind in RECORD_TYPES:
        for column in kind.model.__table__.columns:
            for key in column.foreign_keys:
                parent = key.column.table.name
                assert parent == kind.key or places[parent] < places[kind.key]


def test_an_unknown_field_never_leaves_by_default():
    """The safe default: a new column stays in the commune until somebody decides."""
    for kind in RECORD_TYPES:
        for column, field in kind.model.fields():
            if field.leaves is not Leaves.ALWAYS:
                assert column.nullable, f"{kind.key}.{column.key} must be empty at the superior"


def test_no_kind_of_record_or_paper_hides_another():
    assert len(BY_KEY) == len(RECORD_TYPES)
    assert len(PAPER_KINDS) == len(PAPERS)

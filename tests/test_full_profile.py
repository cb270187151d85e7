"""What may leave the commune beyond the least, where its head has decided so."""

import pytest

from app.catalog import BY_KEY, RECORD_TYPES
from app.domain.profiles import Profile

every_type = pytest.mark.parametrize("kind", RECORD_TYPES, ids=lambda kind: kind.key)

# No kind but these. Widening a line is a decision about people, not about code.
MAY_LEAVE_IN_FULL = {
    "team_report": {"difficulties", "proposals"},
    "mediation_case": {"is_public", "meetings", "taken_over_on"},
    "case_partner": {"other_unit_name", "other_team"},
    "agreement": {"told_no_paper"},
    "clause": {"noted_on", "other_side_told_on", "leader_told_on", "front_told_on"},
    "court_request": {"court_name"},
    "follow_up_step": {"told"},
    "attachment": {
        *("subject_kind", "subject_id", "document", "attached_on"),
        *("media_type", "pages", "size", "sha256"),
    },
}


@every_type
def test_in_full_exactly_this_leaves_beyond_the_least(kind):
    more = {column.key for column, _ in kind.model.optional_fields()}
    assert more == MAY_LEAVE_IN_FULL.get(kind.key, set())


@every_type
def test_what_may_be_taken_back_hangs_on_nothing_and_is_in_no_index(kind):
    """Else a withdrawal would have to follow it there."""
    for column, field in kind.model.optional_fields():
        assert not column.foreign_keys
        assert not field.searched
        assert kind.model.may_leave()


@pytest.mark.parametrize("key", sorted(MAY_LEAVE_IN_FULL.keys() - {"attachment"}))
def test_a_line_names_a_field_only_where_it_leaves(key):
    """An empty field and one that was taken back are told apart by that."""
    model = BY_KEY[key].model
    for profile in Profile:
        allowed = {c.key for c, f in model.fields() if f.leaves.goes_under(profile)}
        assert set(model().outgoing(profile)) == allowed

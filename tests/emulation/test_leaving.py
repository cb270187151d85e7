"""What may be known above the commune of people who are put up for a reward."""

import pytest

from app.domain.emulation.evidence import Evidence
from app.emulation.models import AwardDecision, Nominee
from app.records.model import Leaves

# Widening one of these lines is a decision about people, not about code.
MAY_LEAVE = {
    # a name goes up by the act of the head who puts somebody up for a reward above, and only then
    Nominee: {
        "submission_id",
        "place",
        "kind",
        "of_unit",
        "team_id",
        "mediator_id",
        "name",
        "belongs_to",
        "award",
        "achievement",
        "counted_on",
        "state",
        "to_superior",
        "again_of",
        *Evidence.__dataclass_fields__,
    },
    # of whom is told by an id: what the own head has granted goes up without a name
    AwardDecision: {
        "nominee_id",
        "kind",
        "of_unit",
        "team_id",
        "mediator_id",
        "year",
        "outcome",
        "award",
        "number",
        "decided_on",
        "issued_by",
        "reason",
        "struck_on",
    },
}


@pytest.mark.parametrize(("model", "allowed"), MAY_LEAVE.items())
def test_of_people_exactly_this_leaves_the_commune(model, allowed):
    leaving = {one.key for one, field in model.fields() if field.leaves is Leaves.ALWAYS}
    assert leaving == allowed
    assert not model.optional_fields()

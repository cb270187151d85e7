"""By which list an inspection is filled in: the nearest office's; what was begun goes on."""

from datetime import timedelta

import pytest

from app.db import db
from app.domain.errors import RuleViolation
from app.domain.inspection.checklist import ItemGroup, Verdict, read_lists
from app.inspection.models import Inspection
from app.inspection.service import holding, lists
from tests.factories import a_team
from tests.inspection.conftest import ABOVE, HERE, OFFICER, THERE, TODAY, checked, planned

both = pytest.mark.usefixtures("both_databases")


def test_a_team_is_asked_what_a_team_does(here):
    team = a_team()
    codes = [
        item.code
        for item in lists.items_for(planned(by=OFFICER, team_id=team.id), today=TODAY).items
    ]
    assert "4.1" not in codes
    assert "6.7" in codes
    own = [item.code for item in lists.items_for(planned(by=OFFICER), today=TODAY).items]
    assert "4.1" in own
    assert "6.7" not in own


@both
def test_the_nearest_office_says_by_which_list_from_its_day_on(here):
    items = read_lists({ItemGroup.MONEY: "Chi đúng | Thông tư số 56/2023/TT-BTC"})
    assert lists.list_of(HERE, on=TODAY) == lists.SHIPPED
    theirs = lists.add_list("Của tỉnh", items, TODAY, today=TODAY, by=ABOVE)
    assert lists.list_of(HERE, on=TODAY).title == "Của tỉnh"
    assert lists.list_of(HERE, on=TODAY - timedelta(days=1)) == lists.SHIPPED
    begun = checked(planned(by=OFFICER), by=OFFICER)
    lists.add_list("Của phường", items, TODAY, today=TODAY, by=OFFICER)
    assert lists.list_of(HERE, on=TODAY).title == "Của phường"
    assert lists.list_of(THERE, on=TODAY).title == "Của tỉnh"
    assert lists.items_for(begun, today=TODAY).title == "Của tỉnh"  # what was begun goes on
    lists.withdraw_list(theirs.id, revision=1, today=TODAY, by=ABOVE)
    assert lists.list_of(THERE, on=TODAY) == lists.SHIPPED
    with pytest.raises(RuleViolation, match="đã thôi dùng"):
        lists.withdraw_list(theirs.id, revision=2, today=TODAY, by=ABOVE)


def test_a_note_beyond_reason_changes_nothing(here):
    one = planned(by=OFFICER)
    with pytest.raises(RuleViolation, match="dài quá"):
        holding.fill_checklist(
            one.id,
            {"1.1": (Verdict.MET, "x" * 1001)},
            revision=one.revision,
            today=TODAY,
            by=OFFICER,
        )
    assert db.session.get(Inspection, one.id).checklist is None

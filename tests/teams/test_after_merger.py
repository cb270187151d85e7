"""Mediators of a commune that carries on the book of a former one."""

from app.teams.service.viewing import view_mediator
from tests.factories import TODAY, a_mediator, a_team, a_village, an_officer
from tests.merged import came_with_the_book, heir_of_former


def test_who_was_a_mediator_of_the_former_commune_is_known_again(commune):
    heir = heir_of_former(an_officer())
    former = a_mediator(team := a_team(), name="Lò Thị Mẫu", birth_year=1970)
    former.ended_on = TODAY
    came_with_the_book(team, former)
    village = a_village(name="Tả Lèng Mới")
    anew = a_mediator(
        a_team(name="Tổ hòa giải bản Tả Lèng Mới", village_id=village.id),
        name="Lò Thị Mẫu",
        birth_year=1970,
    )
    shown = view_mediator(anew.id, today=TODAY, by=heir)
    assert [one.id for one in shown.other_times] == [former.id]

"""Learning material on the shelf."""

from datetime import date

import pytest

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.training.kinds import Topic
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.training.acts import MaterialAct
from app.training.service import materials
from tests.training.conftest import NOBODY, TODAY, material_facts

pytestmark = pytest.mark.usefixtures("commune")


def add(by, **facts):
    return materials.add_material(material_facts(**facts), today=TODAY, by=by)


def shelf(by, *, with_retired=False):
    found = materials.shelf(by, on=TODAY, with_retired=with_retired)
    return [(topic, [row.title for row in rows]) for topic, rows in found]


def change(material, facts, *, by, revision=None):
    seen = material.revision if revision is None else revision
    return materials.change_material(material.id, facts, revision=seen, by=by)


@pytest.mark.usefixtures("both_databases")
def test_the_shelf_stands_by_topic_and_title(officer, actor):
    add(officer, title="Ổn định")
    add(officer, title="Ăn ở sạch")
    add(officer, title="Kỹ năng", topic=Topic.SKILLS)
    mediator = actor(Role.MEDIATOR)
    assert shelf(mediator) == [
        (Topic.SKILLS, ["Kỹ năng"]),
        (Topic.VIOLENCE, ["Ăn ở sạch", "Ổn định"]),
    ]


def test_what_no_longer_holds_is_kept_and_not_shown(officer):
    material = add(officer)
    change(material, material_facts(retired_on=TODAY), by=officer)
    assert shelf(officer) == []
    assert shelf(officer, with_retired=True) == [(Topic.VIOLENCE, ["Khi nào phải báo ngay"])]
    change(material, material_facts(retired_on=date(2026, 5, 21)), by=officer)
    assert shelf(officer) != []
    acts = [line.act for line in reversed(history("material", [material.id]))]
    assert acts == [MaterialAct.ADD, MaterialAct.CHANGE, MaterialAct.CHANGE]


def test_material_of_a_class_stands_at_the_class(officer, neighbour, a_class):
    held, foreign = a_class(), a_class(by=neighbour)
    material = add(officer, text="", class_id=held.id)
    assert [row.id for row in materials.materials_of(held.id, officer)] == [material.id]
    assert [row.id for row in materials.classes_to_name(officer.books)] == [held.id]
    for key in (foreign.id, NOBODY):
        with pytest.raises(RuleViolation, match="không có trong sổ của đơn vị"):
            add(officer, class_id=key)
        with pytest.raises(RuleViolation, match="không có trong sổ của đơn vị"):
            change(material, material_facts(class_id=key), by=officer)


def test_material_without_words_leads_nowhere(officer):
    with pytest.raises(RuleViolation, match="Hãy ghi nội dung"):
        add(officer, text=" ")
    material = add(officer)
    with pytest.raises(RuleViolation, match="Hãy ghi nội dung"):
        change(material, material_facts(text=""), by=officer)
    assert material.text == "Báo ngay.\n\nGọi."


def test_foreign_and_stale_material(officer, neighbour):
    material = add(officer)
    assert shelf(neighbour) == []
    with pytest.raises(NotHere):
        change(material, material_facts(), by=neighbour)
    change(material, material_facts(text="Báo ngay."), by=officer)
    with pytest.raises(Stale):
        change(material, material_facts(), by=officer, revision=1)

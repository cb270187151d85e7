"""Every cell of the matrix role × address × unit, asked of the application with real logins."""

from collections.abc import Iterator

import pytest

from app.db import db
from app.domain.actors import InstanceRole
from app.remuneration.forms import NewForm
from app.web.access import declaration_of
from tests.access.asking import wrong_acts, wrong_pages
from tests.access.disguised import wrong_disguises, wrong_doubles, wrong_verbs
from tests.access.hostile import wrong_forms
from tests.access.leading import said_to
from tests.access.matrix import PLACES, addresses
from tests.access.overfilled import wrong_writes
from tests.access.world import Book, World, both_worlds

MATRIX = tuple(addresses())


@pytest.fixture(scope="module")
def worlds(
    book: Book, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[InstanceRole, World]]:
    found = dict(both_worlds(tmp_path_factory.mktemp("matrix"), book))
    yield found
    for world in found.values():
        with world.app.app_context():
            db.engine.dispose()


@pytest.fixture(params=InstanceRole, ids=lambda at: at.value)
def world(request: pytest.FixtureRequest, worlds: dict[InstanceRole, World]) -> World:
    return worlds[request.param]


def test_the_matrix_names_every_address_and_its_permission(world):
    """What is not in the table is as good as unguarded: nobody has said who it is for."""
    named = {(one.rule, one.endpoint, one.method): one.permission for one in MATRIX}
    found = {
        (rule.rule, rule.endpoint, method): declaration_of(world.app, rule.endpoint).permission
        for rule in world.app.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }
    assert named == found


def test_every_argument_of_an_address_has_something_to_stand_for_it(world):
    unfilled = [
        one.name
        for one in MATRIX
        if one.kinds and not any(world.address_of(one, place) for place in PLACES)
    ]
    assert unfilled == []


def test_every_page_answers_each_as_the_matrix_says(world):
    """And what it leads on to: behind figures, by filters, in files, to searched words."""
    wrong = wrong_pages(world, MATRIX)
    assert not wrong, "\n".join(wrong)


def test_what_a_form_tells_without_writing_is_asked_as_the_pages_are(world):
    told = {
        rule.rule
        for rule in world.app.url_map.iter_rules()
        if declaration_of(world.app, rule.endpoint).only_reads
    }
    assert told == {one.path for one in said_to(world) if one.method == "POST"} != set()


def test_every_act_answers_each_as_the_matrix_says_and_changes_nothing(world):
    """What is refused changes no row, although its form is right and its token valid."""
    wrong = wrong_acts(world, MATRIX)
    assert not wrong, "\n".join(wrong)


def test_no_other_verb_or_spelling_opens_what_is_shut(world):
    """Nor does an address that names its words twice tell of another unit."""
    wrong = wrong_disguises(world, MATRIX)
    wrong += wrong_verbs(world, MATRIX)
    wrong += wrong_doubles(world, MATRIX)
    assert not wrong, "\n".join(wrong)


def test_what_a_form_does_not_offer_changes_nothing(worlds):
    """Every column of every record is sent along: unit, state, owner, revision and the rest. An
    act that writes at the commune is not asked again at the office."""
    left, all_wrong, written = MATRIX, [], set()
    for world in worlds.values():
        wrong, writing = wrong_writes(world, left)
        all_wrong += wrong
        written |= writing
        left = tuple(one for one in left if one.name not in writing)
    assert not all_wrong, "\n".join(all_wrong)
    assert len(written) > 100  # the others refuse what this book holds, in the state it is in


def test_what_no_field_takes_is_refused_with_a_word_and_changes_nothing(worlds):
    """And the ends of what the fields take go through to the database, or are refused as well."""
    left, all_wrong, asked = MATRIX, [], set()
    for world in worlds.values():
        wrong, met = wrong_forms(world, left)
        all_wrong += wrong
        asked |= met
        left = tuple(one for one in left if one.name not in met)
    assert not all_wrong, "\n".join(all_wrong)
    assert len(asked) > 350


def test_a_field_whose_validator_is_taken_away_is_found(worlds, monkeypatch):
    """Here the year of a request for payment, of which a quarter is made."""
    world = worlds[InstanceRole.COMMUNE]
    new = [one for one in MATRIX if one.name == "POST /thu-lao/moi"]
    assert wrong_forms(world, new) == ([], {new[0].name})
    monkeypatch.setattr(NewForm.year, "args", NewForm.year.args[:1])
    ((found,), _) = wrong_forms(world, new)
    assert "to the end: 500" in found

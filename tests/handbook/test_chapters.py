"""What the handbook says can be found on the screen just so."""

import re
from functools import cache

from app.domain.actors import GRANTS
from app.export.service import Way
from app.handbook.chapters import BY_ROOM, BY_SLUG, CHAPTERS, PARTS
from app.handbook.types import runs
from tests.test_house import ROOT

# What answers no person, or has no page of its own.
WITHOUT_CHAPTER = {"wire", "handbook"}


@cache
def sources() -> str:
    """Everything that can put words on the screen: templates, labels, menus, names of columns."""
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "app").rglob("*.py")]
    others = [one for one in files if not {"handbook", "practice"} & set(one.parts)]
    made = [f"Xuất {way.label}" for way in Way]
    return "\n".join([*(one.read_text("utf-8") for one in others), *made])


BEFORE = re.compile(r"(?:^|[>\"}])[ ]*$", re.MULTILINE)
AFTER = re.compile(r"\s*(?:$|[<\"{:(…])", re.MULTILINE)


def stands_on_the_screen(words: str) -> bool:
    """Whether ``words`` stand by themselves between tags, quotes or the ends of a line."""
    text = sources()
    return any(
        BEFORE.search(text, max(0, found.start() - 20), found.start())
        and AFTER.match(text, found.end())
        for found in re.finditer(re.escape(words), text)
    )


def test_every_word_quoted_from_the_screen_stands_there():
    quoted = {
        piece
        for one in CHAPTERS
        for part in one.parts
        for step in part.steps
        for piece, is_quoted in runs(step)
        if is_quoted
    }
    assert len(quoted) > 100
    assert sorted(one for one in quoted if not stands_on_the_screen(one)) == []


def test_a_word_that_no_screen_has_is_found_out():
    assert stands_on_the_screen("Lưu vào sổ")
    assert not stands_on_the_screen("Lưu vào quyển sổ")
    assert not stands_on_the_screen("vào sổ")


def test_chapters_and_parts_have_names_of_their_own():
    assert len(BY_SLUG) == len(CHAPTERS)
    assert len(PARTS) == sum(len(one.parts) for one in CHAPTERS)
    assert len(BY_ROOM) == sum(len(one.rooms) for one in CHAPTERS)


def test_every_room_leads_to_a_chapter(commune):
    assert set(commune.blueprints) - WITHOUT_CHAPTER == set(BY_ROOM)


def test_steps_are_short_and_closed():
    for key, part in PARTS.items():
        assert len(part.steps) <= 6, key
        for step in part.steps:
            assert len(step) <= 220, step
            assert step[-1] in ".?", step
            assert step.count("[") == step.count("]"), step


def test_somebody_has_every_chapter():
    for one in CHAPTERS:
        assert any(one.permission in granted for granted in GRANTS.values())

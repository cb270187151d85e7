"""What hostile people write in a commune's records is text at the office as well.

In a commune's own browser tests/e2e/test_hostile_words.py shows it; here the pages of the office
are taken apart as HTML: nothing of a payload may be an element or an attribute.
"""

from typing import Any

from sqlalchemy import String

from app.db import transaction
from app.dialogue.facts import ConclusionFacts, DialogueFacts, OpinionFacts
from app.dialogue.service import conference, minutes, opinions
from app.exchange import sessions
from app.records.ledger import log_write
from app.records.model import Leaves, Record
from tests.dialogue.conftest import FACTS, TODAY
from tests.difficulties.conftest import noted
from tests.e2e.test_hostile_words import PAYLOADS
from tests.exchange.test_both_sides import at_the_office
from tests.factories import an_officer
from tests.manners import read
from tests.mediation.cases import a_case, a_village_with_team
from tests.periodic.conftest import drafted, issued, written
from tests.planted import FOR_EYES

SHORTEST = 100  # letters of a column that takes one of them at least


def written_into(record: Record, first: int) -> None:
    """Every free text of the record that leaves the commune is payloads, from ``first`` on."""
    for at, (column, field) in enumerate(record.fields()):
        if not isinstance(column.type, String) or field.leaves is not Leaves.ALWAYS:
            continue
        length = column.type.length or 10_000
        if length >= SHORTEST:
            start = (first + at) % len(PAYLOADS)
            setattr(record, column.key, _filled(PAYLOADS[start:] + PAYLOADS[:start], length))


def _filled(payloads: tuple[str, ...], length: int) -> str:
    words = ""
    for one in payloads:
        if len(words) + len(one) < length:
            words = f"{words} {one}".strip()
    return words


def a_hostile_commune() -> dict[str, Any]:
    officer = an_officer()
    home = a_village_with_team()
    dialogue = conference.record_dialogue(DialogueFacts(**FACTS), today=TODAY, by=officer)
    heard = opinions.voice_opinion(dialogue.id, OpinionFacts(content="x", field="land"), by=officer)
    concluded = minutes.conclude(
        dialogue.id, ConclusionFacts(content="x", handler="x", due_on=TODAY), by=officer
    )
    records = {
        "team": home.team,
        "case": a_case(home),
        "dialogue": dialogue,
        "opinion": heard,
        "conclusion": concluded,
        "difficulty": noted(),
        "report": issued(written(drafted())),
    }
    with transaction():
        for at, one in enumerate(records.values()):
            written_into(one, 3 * at)
            log_write(one)
    return {name: one.id for name, one in records.items()}


def acts_of(text: str) -> list[str]:
    """What of the payloads is more than text in a page."""
    return [
        f"<{tag} {name}>"
        for tag, facts, _, _ in read(text).tags
        for name, value in facts.items()
        if name == "data-hit" or name.startswith("on") or ("hit" in value and name not in FOR_EYES)
    ]


def shown_in(text: str) -> set[str]:
    words = " ".join(read(text).words)
    return {one for one in PAYLOADS if one in words}


def test_what_came_up_is_text_on_the_pages_of_the_office(tied_commune, served_office, browser):
    ids = a_hostile_commune()
    assert sessions.run().complete
    above = at_the_office(served_office, browser)
    pages = {
        "lists": ("/doi-thoai/", "/bao-cao/vuong-mac/", "/to-hoa-giai/", "/hoa-giai/"),
        "details": (
            f"/doi-thoai/{ids['dialogue']}",
            f"/bao-cao/vuong-mac/{ids['difficulty']}",
            f"/to-hoa-giai/{ids['team']}",
            f"/hoa-giai/{ids['case']}",
        ),
        "search": ("/tim/?q=onerror", "/tim/?q=script"),
        "reports": (f"/bao-cao/dinh-ky/{ids['report']}", "/doi-thoai/viec-con-lai", "/tong-quan/"),
    }
    for what, addresses in pages.items():
        shown = set()
        for address in addresses:
            answer = above.get(address, follow_redirects=True)
            assert answer.status_code == 200, address
            assert acts_of(answer.text) == [], address
            shown |= shown_in(answer.text)
        assert len(shown) > len(PAYLOADS) // 2, what
    assert shown == set(PAYLOADS)
    for address in (*pages["lists"][:2], pages["details"][0]):
        file = above.get(f"{address}?xuat=csv")
        assert file.mimetype == "text/csv"
        assert file.headers["Content-Disposition"].startswith("attachment")
        assert "data-hit" in file.text
        assert "hit" not in file.headers["Content-Disposition"]


def test_a_payload_that_is_not_escaped_is_found(commune):
    rightly = commune.jinja_env.from_string("<main title='{{ words }}'>{{ words }}</main>")
    wrongly = commune.jinja_env.from_string("<main>{{ words | safe }}</main>")
    for one in PAYLOADS:
        assert acts_of(rightly.render(words=one)) == []
        assert shown_in(rightly.render(words=one)) == {one}
        shown = wrongly.render(words=one)
        assert acts_of(shown) or one not in shown_in(shown)  # the last one is text either way
    assert sum(bool(acts_of(wrongly.render(words=one))) for one in PAYLOADS) == len(PAYLOADS) - 1

"""No line of the program is of a kind that has hurt others, but those with a reason here."""

from tests import hazards

ROOT = hazards.ROOT
CODE = [
    path
    for top in ("app", "sync", "deploy")
    for path in sorted((ROOT / top).rglob("*.py"))
    if "versions" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static").glob("*.js"))

REASONED = {
    ("html", "app/accounts/second_step.py"): "a QR drawn by the library",
    ("html", "app/lan/service.py"): "a QR drawn by the library from an address of ours",
    ("html", "app/web/look.py"): "attributes made of codes of ours",
    ("html", "app/web/translation/phrases.py"): "each part is escaped before they are joined",
    ("html", "app/web/translation/__init__.py"): "markup already drawn; its words are escaped",
    ("old hash", "app/lan/authority.py"): "Windows shows this fingerprint; a person compares it",
    ("words into sql", "app/db.py"): "the list of settings above it",
    ("words into sql", "app/opening.py"): "a key of ours in hex; PRAGMA takes no parameters",
    ("words into sql", "app/records/chain/guards.py"): "names of tables of ours",
    ("words into sql", "app/backup/snapshot.py"): "one of two words of ours",
    ("unpacks", "deploy/folder/building.py"): "what git packs of our own commit, filter=data",
    ("unpacks", "deploy/updating/folder.py"): "zipfile cleans the names; sums are checked after",
    ("compares a secret", "deploy/updating/command.py"): "two entries of one person at a console",
    ("words in an order", "templates/components/form.html"): "address and target of the template",
    ("words in an order", "templates/components/pager.html"): "addresses made by url_for",
    ("words in an order", "templates/components/table.html"): "address and target of the template",
    ("words in an order", "templates/dialogue/_opinion_row.html"): "a word of the route",
    ("words in an order", "templates/dialogue/room/_details.html"): "addresses made by url_for",
    ("words in an order", "templates/dialogue/room/_macros.html"): "addresses made by url_for",
    ("words in an order", "templates/dialogue/room/_row.html"): "the number of an opinion",
    ("words in an order", "templates/mediation/_act.html"): "an address made by url_for, a number",
    ("words in an order", "templates/mediation/_person.html"): "the number of a line of the form",
    ("words in an order", "templates/mediation/_same.html"): "an address made by url_for",
    ("words as an attribute", "templates/components/form.html"): "names that the macro gives",
    ("text as an address", "static/app.js"): "whence our own answer came",
    ("text as an address", "static/draft.js"): "our own address with the mark of a draft",
    ("text as markup", "static/app.js"): "a refusal drawn by our own templates",
    ("text as markup", "static/later.js"): "read and not shown: the list of keys of our own page",
    ("text as markup", "static/room.js"): "news drawn by our own templates",
    ("text as markup", "static/unsent.js"): "read and not shown: only its text is",
    ("takes messages", "static/draft.js"): "a channel that only our own pages have",
}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def test_every_rule_finds_what_is_planted_for_it():
    for rule, (_, plant) in hazards.IN_CODE.items():
        assert rule in {found for found, _ in hazards.in_code(plant)}, rule
    for rule, (_, plant) in hazards.IN_TEMPLATES.items():
        assert rule in {found for found, _ in hazards.in_template(plant)}, rule
    for rule, (_, plant) in hazards.IN_SCRIPTS.items():
        assert rule in {found for found, _ in hazards.in_script(plant)}, rule


def found():
    for path in CODE:
        yield from (
            (rule, name_of(path), line) for rule, line in hazards.in_code(path.read_text("utf-8"))
        )
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        yield from ((rule, name_of(path), line) for rule, line in hazards.in_template(text))
    for path in SCRIPTS:
        text = path.read_text("utf-8")
        yield from ((rule, name_of(path), line) for rule, line in hazards.in_script(text))


def test_no_hazard_is_left_without_a_reason():
    everything = list(found())
    assert [one for one in everything if one[:2] not in REASONED] == []
    assert set(REASONED) == {one[:2] for one in everything}, "a reason for what is not there"

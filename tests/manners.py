"""What every page owes its reader, whoever wrote it; each finding is one sentence."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from gzip import decompress as gunzip
from html.parser import HTMLParser
from unicodedata import is_normalized

from werkzeug.test import TestResponse

from app.domain.actors import Role
from app.web.sought import TYPED as SEALED
from tests.unkept import UNKEPT

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "wbr", "path", "rect", "line"})
UNSEEN = frozenset({"script", "style", "title", "template"})
TYPED = frozenset({"text", "number", "tel", "email"})
SILENT_INPUTS = frozenset({"hidden", "submit", "button"})
# Python's words, WTForms' English, codes and ISO dates have no place on the screen.
RAW = re.compile(
    r"\b(?:None|True|False|Undefined)\b|Not a valid|This field|Invalid"
    r"|\b[a-z]+_[a-z_]+\b|\b\d{4}-\d{2}-\d{2}\b"
)
LOGINS = {role.value for role in Role}  # the browser of the tests signs in under these names
NAMED = re.compile(r"""\[name(\^?)=['"]?([\w-]+)""")
CODES = ("ma", "tu", "den", "tu-ngay", "den-ngay")
"""Text that is no word of a person's: the code of a printed paper, and days in a narrow form."""
EMPTY = re.compile(r'<div class="empty">(.*?)</div>', re.DOTALL)
NAMES_OF_LANGUAGES = {"vi": "Vietnamese", "en": "English"}
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


class Reading(HTMLParser):
    """One pass over a page: its tags in order, its words, and what encloses what."""

    def __init__(self, text: str):
        super().__init__()
        self.tags: list[tuple[str, dict[str, str], tuple[str, ...], int]] = []
        self.words: list[str] = []
        self.texts: dict[str, str] = {"title": "", "h1": "", "header": ""}
        self.strays: list[str] = []
        self._open: list[str] = []
        self._form = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "form":
            self._form += 1
        inside = self._form if "form" in self._open else 0
        facts = {name: value or "" for name, value in attrs}
        self.tags.append((tag, facts, tuple(self._open), self._form if tag == "form" else inside))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open[-1] != tag:
            self.strays.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for name in self.texts:
            if name in self._open:
                self.texts[name] += data
        if not UNSEEN.intersection(self._open):
            self.words.append(data)

    def all(self, *names: str) -> Iterator[dict[str, str]]:
        return (facts for tag, facts, _, _ in self.tags if tag in names)

    def forms(self) -> Iterator[tuple[dict[str, str], list[dict[str, str]]]]:
        """Each form with the inputs inside it."""
        for tag, facts, _, number in self.tags:
            if tag == "form":
                yield facts, [f for t, f, _, n in self.tags if n == number and t == "input"]


@lru_cache(4)
def read(text: str) -> Reading:
    """What one answer says, read once by all who ask."""
    return Reading(text)


def findings(text: str) -> Iterator[str]:
    """What is wrong with a page or a fragment of one."""
    page = read(text)
    words = " ".join(" ".join(page.words).split())
    if not is_normalized("NFC", text):
        yield "the text is not NFC"
    yield from (f"raw “{found}” on the screen" for found in set(RAW.findall(words)) - LOGINS)
    yield from (f"</{tag}> closes something else" for tag in page.strays)
    yield from _of_names(page)
    yield from _of_forms(page)
    yield from _of_typing(page)
    yield from _of_addresses(page)
    yield from _of_policy(page)
    yield from _of_empty(text)


def findings_of_whole(text: str, language: str = "vi") -> Iterator[str]:
    """What is wrong with the frame of a whole page."""
    page = read(text)
    (html,) = page.all("html")
    if html.get("lang") != language:
        yield f"the page does not say that it is {NAMES_OF_LANGUAGES[language]}"
    if sum(1 for _ in page.all("h1")) != 1:
        yield "the page has not exactly one h1"
    heading, title = (" ".join(page.texts[name].split()) for name in ("h1", "title"))
    if not heading or not title.startswith(heading):
        yield f"the title “{title}” does not start with the h1 “{heading}”"
    if not any(a.get("class") == "skip" and a.get("href") == "#main" for a in page.all("a")):
        yield "no skip link"
    if not any(main.get("id") == "main" for main in page.all("main")):
        yield "no main part"
    if not any(f.get("id") == "notices" and f.get("role") == "status" for f in page.all("div")):
        yield "no place for notices"


def findings_of_headers(answer: TestResponse) -> Iterator[str]:
    for name, wanted in HEADERS.items():
        if answer.headers.get(name) != wanted:
            yield f"{name} is {answer.headers.get(name)}"
    policy = answer.headers.get("Content-Security-Policy", "")
    if "default-src 'none'" not in policy or "unsafe" in policy:
        yield "no strict Content-Security-Policy"
    if "HX-Request" not in answer.headers.get("Vary", ""):
        yield "a page and its fragment are not told apart (Vary)"


def shown_by(answer: TestResponse) -> str:
    """The HTML of an answer; empty where it is something else."""
    if answer.mimetype != "text/html" or answer.location or not answer.data:
        return ""
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gunzip(answer.data) if is_packed else answer.data).decode()


def check_manners(answer: TestResponse, language: str = "vi") -> None:
    """Raise with every finding about one answer; what is no HTML is left alone."""
    text = shown_by(answer)
    if not text:
        return
    found = [*findings_of_headers(answer), *findings(text)]
    if text.lstrip().lower().startswith("<!doctype"):
        found += findings_of_whole(text, language)
    assert not found, f"{answer.request.method} {answer.request.path}: " + "; ".join(found)


def _of_names(page: Reading) -> Iterator[str]:
    counted = Counter(facts["id"] for _, facts, _, _ in page.tags if "id" in facts)
    yield from (f"id “{one}” stands {times} times" for one, times in counted.items() if times > 1)
    for tag, facts, _, _ in page.tags:
        for name in ("aria-describedby", "aria-labelledby", "for"):
            for one in facts.get(name, "").split():
                if one not in counted:
                    yield f"{tag} points to “{one}”, which is not there ({name})"
    whole = "html" in {tag for tag, *_ in page.tags}
    for link in page.all("a"):
        address = link.get("href", "")
        if whole and address.startswith("#") and address[1:] not in counted:
            yield f"a link leads to “{address}”, which is not there"


def _of_forms(page: Reading) -> Iterator[str]:
    labelled = {facts.get("for") for facts in page.all("label")}
    for form, fields in page.forms():
        if "action" not in form or form.get("method") not in ("get", "post"):
            yield f"a form without method and action: {form}"
        keys = sum(1 for one in fields if one.get("name") == "csrf_token" and one.get("value"))
        if form.get("method") == "post" and keys != 1:
            yield f"the form to {form.get('action')} carries {keys} csrf tokens"
    for tag, facts, around, _ in page.tags:
        is_field = tag in ("select", "textarea") or (
            tag == "input" and facts.get("type") not in SILENT_INPUTS
        )
        named = facts.get("id") in labelled or facts.get("aria-label") or "label" in around
        if is_field and not named:
            yield f"the field {facts.get('name')} has no label"


def _of_empty(text: str) -> Iterator[str]:
    """A list that holds nothing has a second sentence, or leads on."""
    for shown in EMPTY.findall(text):
        if "<a " not in shown and not re.search(r"[.?:] \S", shown):
            yield f"an empty list says no more than that: {' '.join(shown.split())}"


def _of_typing(page: Reading) -> Iterator[str]:
    """What a person types by hand is kept until it is saved, but for what UNKEPT names."""
    forms = {number: facts for tag, facts, _, number in page.tags if tag == "form"}
    for tag, facts, around, number in page.tags:
        form = forms.get(number, {})
        is_typed = tag == "textarea" or (tag == "input" and facts.get("type", "text") in TYPED)
        if not is_typed or "main" not in around or form.get("method") != "post":
            continue
        if "data-draft" not in form and not UNKEPT.fullmatch(form.get("action", "")):
            yield f"what is typed as {facts.get('name')} to {form.get('action')} is not kept"


def _of_addresses(page: Reading) -> Iterator[str]:
    """What a person types stands in no address: these are written down on the way and in the
    browser. Days and hours may, and what is sealed before its page is shown."""
    forms = {number: facts for tag, facts, _, number in page.tags if tag == "form"}
    scripts = [facts.get("hx-include", "") for _, facts, *_ in page.tags if "hx-get" in facts]
    included = [one for text in scripts for one in NAMED.findall(text)]
    for tag, facts, _, number in page.tags:
        name, kind = facts.get("name", ""), facts.get("type", "text")
        is_typed = tag == "textarea" or (tag == "input" and kind in TYPED - {"number"} | {"search"})
        if not is_typed or "data-said" in facts or name in SEALED + CODES:
            continue
        if forms.get(number, {}).get("method") == "get":
            yield f"what is typed as {name} goes into an address"
        if "hx-get" in facts or any(
            name == one or (part and name.startswith(one)) for part, one in included
        ):
            yield f"a script puts what is typed as {name} into an address"
    for text in scripts:
        if "#" in text:
            yield f"a script puts a part of the page into an address: {text}"


def _of_policy(page: Reading) -> Iterator[str]:
    for tag, facts, _, _ in page.tags:
        if tag == "style" or "style" in facts or (tag == "script" and "src" not in facts):
            yield f"<{tag}> carries style or script inside the page"
        for name, value in facts.items():
            if name.startswith("on"):
                yield f"<{tag}> has {name}"
            if name in ("href", "src", "action") and re.match(r"(?!data:image/)\w+:|//", value):
                yield f"<{tag}> leads out of the office: {value}"

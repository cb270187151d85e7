"""``python -m app.translations``: ``extract`` brings the .po up to the code, ``missing`` tells."""

import sys
from collections import defaultdict

import polib

from app.domain.languages import ENGLISH
from app.translations.messages import Found, all_messages
from app.web.translation.catalogue import FROM_CODE, OF_CODE, file_of

HEAD = {
    "Project-Id-Version": "Sổ Hòa Giải",
    "Language": ENGLISH,
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
}


def places() -> dict[str, list[Found]]:
    """Each message with its places, in the order of the files."""
    found: dict[str, list[Found]] = defaultdict(list)
    for one in all_messages():
        found[one.words].append(one)
    return found


def extract() -> None:
    """Write the .po anew: what is translated stays so, what nobody says any more goes."""
    path = file_of(ENGLISH)
    known = polib.pofile(str(path)) if path.exists() else ()
    told = {(one.msgctxt, one.msgid): one.msgstr for one in known}
    written = polib.POFile(wrapwidth=98)
    written.metadata = HEAD
    for words, found in places().items():
        facts = {
            "msgid": words,
            "occurrences": [(found[0].file, "")],
            "flags": [FROM_CODE] if any(one.is_filled for one in found) else [],
        }
        for context in (None, OF_CODE):
            if context is None or (context, words) in told:
                text = told.get((context, words), "")
                written.append(polib.POEntry(msgctxt=context, msgstr=text, **facts))
    path.parent.mkdir(parents=True, exist_ok=True)
    written.save(str(path), newline="\n")


def missing() -> int:
    """Print what has no English yet, with its places; 1 where there is such a message."""
    told = {one.msgid for one in polib.pofile(str(file_of(ENGLISH))) if one.msgstr}
    wanting = {words: found for words, found in places().items() if words not in told}
    for words, found in wanting.items():
        print(words)
        print("   ", *sorted({f"{one.file}:{one.line}" for one in found}))
    return 1 if wanting else 0


if __name__ == "__main__":
    acts = {"extract": extract, "missing": missing}
    if len(sys.argv) != 2 or sys.argv[1] not in acts:
        sys.exit("python -m app.translations extract|missing")
    sys.exit(acts[sys.argv[1]]())

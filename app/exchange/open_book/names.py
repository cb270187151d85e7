"""What the files of an open book are called, and the one spelling of JSON in them."""

import json
from typing import Any

FORMAT, VERSION = "so-hoa-giai-open-book", 1
MANIFEST, FIELDS, JOURNAL, NOTES = "manifest.json", "fields.json", "journal.jsonl", "notes.json"
RECORDS, FILES = "records/", "files/"
SUBJECT = "open_book"
OF_THIS_MACHINE = ("sequence", "request_key", "account_id")
"""What a line of the journal says of the machine that wrote it, and not of the book."""


def records_of(kind: str) -> str:
    return f"{RECORDS}{kind}.jsonl"


def beside_of(kind: str) -> str:
    """The rows that belong to records of a kind without being records."""
    return f"{RECORDS}{kind}.beside.jsonl"


def canonical(value: Any) -> bytes:
    """Keys in order, no spaces, UTF-8: the same content is the same bytes."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()

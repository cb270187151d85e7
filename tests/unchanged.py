"""A form of what stands, sent back as it was given out: nothing is written, and it is said."""

from app.db import db
from app.records.journal import JournalEntry
from app.records.ledger.tables import LedgerEntry
from tests.browser import Browser


def _written() -> list[int | None]:
    """How far the journal and what waits for the superior have come."""
    columns = (JournalEntry.sequence, LedgerEntry.seq)
    return [db.session.scalar(db.select(db.func.max(one))) for one in columns]


def check_unchanged(client: Browser, address: str, *, action: str | None = None) -> None:
    """Send the form of ``address`` (or its form that ends in ``action``) as it stands."""
    shown = client.get(address)
    before = _written()
    answer = client.send(shown, action=action)
    assert answer.status_code == 303, f"{address}: {answer.status_code}"
    assert _written() == before, f"{address} was written"
    page = client.get(answer.location)
    assert "<p>Không có gì thay đổi.</p>" in page.text, address
    assert "Đã lưu" not in page.text, address

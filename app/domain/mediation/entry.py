"""How a case came into the electronic book: at once, later, or from the paper book."""

from datetime import date

from app.domain.labels import LabelledEnum


class EntrySource(LabelledEnum):
    AT_ONCE = "at_once", "Ghi khi tiếp nhận"
    LATE = "late", "Ghi sau ngày tiếp nhận"
    PAPER_BOOK = "paper_book", "Ghi lại từ sổ giấy"


def source_of(received_on: date, *, today: date, paper_number: int | None) -> EntrySource:
    """The day of the event and the day of the writing are two things; this says which."""
    if paper_number is not None:
        return EntrySource.PAPER_BOOK
    return EntrySource.LATE if received_on < today else EntrySource.AT_ONCE

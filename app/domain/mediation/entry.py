"""How a case came into the electronic book: at once, later, or from the paper book."""

from app.domain.labels import LabelledEnum


class EntrySource(LabelledEnum):
    AT_ONCE = "at_once", "Ghi khi tiếp nhận"
    LATE = "late", "Ghi sau ngày tiếp nhận"
    PAPER_BOOK = "paper_book", "Ghi lại từ sổ giấy"

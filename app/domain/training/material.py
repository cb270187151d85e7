"""Learning material: a text to be read, or a word about where to find it."""

from app.domain.errors import RuleViolation


def check_material(text: str, *, has_class: bool) -> None:
    """Refuse material that holds nothing to read and leads nowhere."""
    if not text.strip() and not has_class:
        raise RuleViolation("Hãy ghi nội dung tài liệu, hoặc chọn lớp có tài liệu đó.")


def paragraphs(text: str) -> list[str]:
    """The parts of a text that empty lines set apart."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip()]

"""The languages of the screen: Vietnamese, and English for who reads no Vietnamese."""

from app.domain.errors import RuleViolation

VIETNAMESE, ENGLISH = "vi", "en"


def read_language(text: str) -> None:
    """Refuse a language that the screen does not have."""
    if text not in (VIETNAMESE, ENGLISH):
        raise RuleViolation(f"Ngôn ngữ của màn hình là vi hoặc en: “{text}”.")

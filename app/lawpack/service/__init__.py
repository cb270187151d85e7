"""What the law of a unit is, and what its office may write into it."""

from app.lawpack.service.reading import competent_court, law_of, laws_of

__all__ = ["competent_court", "law_of", "laws_of"]

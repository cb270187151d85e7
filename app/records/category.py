"""The column that holds the kind of a case."""

from sqlalchemy import String, TypeDecorator

from app.domain.classification import category_label


class category_code(TypeDecorator[str]):
    """The code of a kind of cases: text, because the list may grow elsewhere."""

    impl = String(16)
    cache_ok = True

    def in_words(self, value: str) -> str:
        return category_label(value)

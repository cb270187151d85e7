"""The one way a rule says no."""

from app.domain.legal import LegalBasis


class RuleViolation(Exception):
    """A rule refuses. ``message`` is a full Vietnamese sentence.

    It is shown as it stands, or in the language of the screen.
    """

    def __init__(self, message: str, *, basis: LegalBasis | None = None):
        super().__init__(message)
        self.message = message
        self.basis = basis

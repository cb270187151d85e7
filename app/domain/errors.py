"""The one way a rule says no."""

from app.domain.legal import LegalBasis


class RuleViolation(Exception):
    """A rule refuses. ``message`` is a full Vietnamese sentence, shown as it stands."""

    def __init__(self, message: str, *, basis: LegalBasis | None = None):
        super().__init__(message)
        self.message = message
        self.basis = basis

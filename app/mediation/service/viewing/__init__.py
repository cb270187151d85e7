"""One case as its page shows it; a file per stretch of the page."""

from app.mediation.service.viewing.case import CaseView, acts_for, view_case

__all__ = ["CaseView", "acts_for", "view_case"]

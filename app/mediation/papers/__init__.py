"""The papers of mediation, made from what the book holds."""

from app.mediation.papers.kinds import MEDIATION_PAPERS

__all__ = ["MEDIATION_PAPERS"]

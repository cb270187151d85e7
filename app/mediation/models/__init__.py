"""The records of mediation: the case, the people in it, and what becomes of it."""

from app.mediation.models.agreement import Agreement, Clause
from app.mediation.models.alert import Alert
from app.mediation.models.book import Book
from app.mediation.models.case import MediationCase
from app.mediation.models.course import Meeting, Partner, Round
from app.mediation.models.court import CourtInquiry, CourtRequest
from app.mediation.models.people import Assignment, CaseReader, Invitee, Party
from app.mediation.models.survey import Survey

__all__ = [
    "Agreement",
    "Alert",
    "Assignment",
    "Book",
    "CaseReader",
    "Clause",
    "CourtInquiry",
    "CourtRequest",
    "Invitee",
    "MediationCase",
    "Meeting",
    "Partner",
    "Party",
    "Round",
    "Survey",
]

"""The records of the life of data."""

from app.privacy.models.ending import Disposal, Erasure, LegalHold
from app.privacy.models.incident import DataIncident
from app.privacy.models.request import DataRequest

__all__ = ["DataIncident", "DataRequest", "Disposal", "Erasure", "LegalHold"]

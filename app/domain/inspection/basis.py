"""The articles that inspections rest on."""

from app.domain.legal import MEDIATION_LAW, LegalBasis

INSPECTING = LegalBasis("Khoản 2 Điều 29", MEDIATION_LAW)
FRONT_JOINS = LegalBasis("Điều 30", MEDIATION_LAW)

"""The articles that the rules of a dialogue rest on."""

from app.domain.legal import LegalBasis

RECEPTION_AT_DIALOGUE = LegalBasis("Khoản 3 Điều 25", "Luật Tiếp công dân số 42/2013/QH13")

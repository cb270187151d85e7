"""The articles that the rules of remuneration rest on."""

from app.domain.legal import MEDIATION_DECREE, LegalBasis

CIRCULAR = "Thông tư số 56/2023/TT-BTC"

LEVELS = LegalBasis("Khoản 17 Điều 3", CIRCULAR)
CONDITIONS = LegalBasis("Điều 14", MEDIATION_DECREE)
PROCEDURE = LegalBasis("Điều 15", MEDIATION_DECREE)

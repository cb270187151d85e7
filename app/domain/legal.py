"""Every legal text the rules rest on, named once."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """An article and the document it stands in; ``str()`` is what a refusal prints."""

    article: str
    document: str

    def __str__(self) -> str:
        return f"{self.article} {self.document}"


MEDIATION_LAW = "Luật Hòa giải ở cơ sở số 35/2013/QH13"
MEDIATION_DECREE = "Nghị định số 15/2014/NĐ-CP"
CLERICAL_DECREE = "Nghị định số 30/2020/NĐ-CP"
CIVIL_PROCEDURE = "Bộ luật Tố tụng dân sự số 92/2015/QH13"
DATA_DECREE = "Nghị định số 356/2025/NĐ-CP"
ACCOUNTING_LAW = "Luật Kế toán số 88/2015/QH13"

MEDIATOR_STANDARDS = LegalBasis("Điều 7", MEDIATION_LAW)
SCOPE_OF_MEDIATION = LegalBasis("Điều 3", MEDIATION_LAW)
TEAM_COMPOSITION = LegalBasis("Điều 12", MEDIATION_LAW)
GROUNDS_OF_MEDIATION = LegalBasis("Điều 16", MEDIATION_LAW)
CHOICE_OF_MEDIATOR = LegalBasis("Điều 17, Điều 18", MEDIATION_LAW)
START_OF_MEDIATION = LegalBasis("Khoản 2 Điều 20", MEDIATION_LAW)
ENDING_OF_MEDIATION = LegalBasis("Điều 23", MEDIATION_LAW)
SETTLEMENT = LegalBasis("Điều 24", MEDIATION_LAW)
KEEPING_OF_VOUCHERS = LegalBasis("Điều 41", ACCOUNTING_LAW)

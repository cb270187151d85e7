"""The articles that the rules of a mediation case rest on."""

from app.domain.legal import (
    CIVIL_PROCEDURE,
    CLERICAL_DECREE,
    MEDIATION_DECREE,
    MEDIATION_LAW,
    LegalBasis,
)


def law(article: str) -> LegalBasis:
    return LegalBasis(article, MEDIATION_LAW)


def decree(article: str) -> LegalBasis:
    return LegalBasis(article, MEDIATION_DECREE)


def court(article: str) -> LegalBasis:
    return LegalBasis(article, CIVIL_PROCEDURE)


PRINCIPLES = law("Khoản 1 Điều 4")
SECRECY = law("Khoản 3 Điều 4")
THIRD_PERSONS = law("Khoản 4 Điều 4")
SCOPE = law("Khoản 1 Điều 3")
GUIDING = decree("Điều 6")
MEDIATOR_DUTIES = law("Khoản 3 Điều 10")
ALERT_VIOLENCE = law("Khoản 4 Điều 10")
ALERT_BREACH = law("Khoản 5 Điều 10")
GROUNDS = law("Điều 16")
CHOICE = law("Khoản 1 Điều 17, khoản 1 Điều 18")
NO_CONFLICT = law("Khoản 2 Điều 18")
REPLACING = law("Khoản 3 Điều 18")
PAUSING = law("Khoản 2 Điều 17")
INVITED = law("Điều 19")
START = law("Khoản 2 Điều 20")
SITTING = law("Điều 21")
JOINT = law("Điều 22")
BOOK = law("Khoản 4 Điều 21")
ENDING = law("Điều 23")
AGREEMENT = law("Điều 24")
PERFORMANCE = law("Điều 25")
FORCE_MAJEURE = law("Khoản 2 Điều 25")
FOLLOW_UP = law("Điều 26")
NO_AGREEMENT = law("Điều 27")
ARCHIVE = LegalBasis("Điều 30", CLERICAL_DECREE)
COURT_CONDITIONS = court("Điều 417")
COURT_REQUEST = court("Khoản 1 Điều 418")
COURT_PAPER = court("Khoản 2 Điều 418")
COURT_PERIODS = court("Khoản 2 Điều 419")
COURT_OUTCOME = court("Khoản 5 đến khoản 9 Điều 419")
COURT_ANSWER = court("Điểm b khoản 3 Điều 419")

"""The articles that the rules of teams and mediators rest on."""

from app.domain.legal import MEDIATION_LAW, LegalBasis

JOINT_RESOLUTION = "Nghị quyết liên tịch số 01/2014/NQLT/CP-UBTƯMTTQVN"


def law(article: str) -> LegalBasis:
    return LegalBasis(article, MEDIATION_LAW)


def resolution(article: str) -> LegalBasis:
    return LegalBasis(article, JOINT_RESOLUTION)


PRINCIPLES = law("Điều 4")
STANDARDS = law("Điều 7")
ELECTION = law("Điều 8")
MAJORITY = law("Khoản 3 Điều 8")
RECOGNITION = law("Khoản 4 Điều 8")
LEAVING = law("Điều 11")
DISPUTED_LEAVING = law("Điểm b, điểm c khoản 1 Điều 11")
COMPOSITION = law("Khoản 1 Điều 12")
REVIEW = law("Khoản 3 Điều 12")
LEADER = law("Điều 14")
LEADER_REPORT = law("Khoản 5 Điều 15")
QUORUM = resolution("Khoản 2 Điều 12")
LEADER_ELECTION = resolution("Khoản 1 Điều 13")

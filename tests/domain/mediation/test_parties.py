from datetime import date

import pytest

from app.domain.errors import RuleViolation
from app.domain.mediation.parties import PartyKind, Side, ThirdConsent, check_consent, check_party

TODAY = date(2026, 3, 10)


def test_a_name_is_enough():
    check_party("Lò Văn Pâng", None, today=TODAY)
    check_party("Lò Văn Pâng", 1906, today=TODAY)
    check_party("Lò Văn Pâng", 2026, today=TODAY)
    assert len(PartyKind) == 5


@pytest.mark.parametrize(
    ("name", "year", "sentence"),
    [
        (" ", 1975, "Hãy ghi họ tên của bên này"),
        ("Lò Văn Pâng", 1905, "Năm sinh 1905 của Lò Văn Pâng không đúng"),
        ("Lò Văn Pâng", 2027, "Năm sinh 2027 của Lò Văn Pâng không đúng"),
    ],
)
def test_a_party_is_refused(name, year, sentence):
    with pytest.raises(RuleViolation) as refusal:
        check_party(name, year, today=TODAY)
    assert sentence in refusal.value.message


@pytest.mark.parametrize(
    ("side", "consent", "on", "sentence"),
    [
        (Side.A, ThirdConsent.AGREES, TODAY, "Chỉ ghi đồng ý hay không cho người có quyền lợi"),
        (Side.RELATED, ThirdConsent.AGREES, None, "Hãy ghi ngày"),
        (Side.RELATED, ThirdConsent.OBJECTS, None, "Hãy ghi ngày"),
        (Side.RELATED, ThirdConsent.OBJECTS, date(2027, 1, 1), "ở sau hôm nay"),
    ],
)
def test_consent_is_a_third_persons_and_has_its_day(side, consent, on, sentence):
    with pytest.raises(RuleViolation, match=sentence):
        check_consent(side, consent, on, today=TODAY)


def test_who_was_not_asked_needs_no_day():
    check_consent(Side.RELATED, ThirdConsent.NOT_ASKED, None, today=TODAY)
    check_consent(Side.RELATED, ThirdConsent.AGREES, TODAY, today=TODAY)
    check_consent(Side.A, None, None, today=TODAY)

"""What has to be thought of before people sit down: help that a party needs, third persons."""

from collections.abc import Iterable, Sequence

from app.domain.mediation.basis import THIRD_PERSONS
from app.domain.mediation.parties import Side, SupportNeed, ThirdConsent
from app.domain.mediation.states import OPEN
from app.mediation.models import MediationCase, Party


def needs_in_words(needs: Iterable[SupportNeed] | None, words: str | None) -> str:
    """``phiên dịch tiếng dân tộc (tiếng Mông)``; empty where nothing is needed."""
    told = ", ".join(one.label.lower() for one in needs or ())
    if told and words:
        return f"{told} ({words})"
    return told or words or ""


def to_prepare(case: MediationCase, parties: Sequence[Party]) -> list[str]:
    """Sentences for the head of the page while the case can still be mediated."""
    if case.state not in OPEN:
        return []
    return [*_needs(parties), *_third_persons(parties)]


def _needs(parties: Iterable[Party]) -> list[str]:
    told = [(p.name or p.side.label, needs_in_words(p.needs, p.support_needs)) for p in parties]
    return [f"Trước buổi hòa giải, {name} cần: {words}." for name, words in told if words]


def _third_persons(parties: Iterable[Party]) -> list[str]:
    """Whose rights an agreement may touch without their word; this warns and does not block."""
    related = [one for one in parties if one.side is Side.RELATED]
    asked = {ThirdConsent.AGREES, ThirdConsent.OBJECTS}
    silent = ", ".join(one.name or "" for one in related if one.consent not in asked)
    against = ", ".join(one.name or "" for one in related if one.consent is ThirdConsent.OBJECTS)
    found = []
    if silent:
        found.append(
            f"Chưa hỏi ý kiến người có quyền lợi, nghĩa vụ liên quan: {silent}. Hãy hỏi trước khi "
            f"ghi hòa giải thành. Căn cứ: {THIRD_PERSONS}."
        )
    if against:
        found.append(
            f"Người có quyền lợi, nghĩa vụ liên quan không đồng ý: {against}. Thỏa thuận không "
            f"được xâm phạm quyền, lợi ích của người này. Căn cứ: {THIRD_PERSONS}."
        )
    return found

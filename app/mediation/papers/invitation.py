"""Giấy mời to a sitting: one sheet for each party and each guest.

Căn cứ: Điều 19, Điều 20 Luật Hòa giải ở cơ sở số 35/2013/QH13.
"""

from collections.abc import Iterator

from app.domain.calendar import show
from app.domain.mediation.meetings import MeetingState
from app.mediation.models import MediationCase, Meeting
from app.mediation.papers.facts import People, people_of, signatures_of_mediators
from app.mediation.service.inviting import invitees_of
from app.mediation.service.meetings import meetings_of
from app.papers.blocks import Head, Paper, Paragraph, Signatures, bold, fact, text
from app.papers.heads import people_head
from app.papers.types import Ask


def build_invitation(case: MediationCase, ask: Ask) -> tuple[Paper, ...]:
    """To the next sitting that was agreed; without one day, hour and place stand open."""
    people, head = people_of(case), people_head(case.unit, ask.today)
    planned = [one for one in meetings_of(case.id) if one.state is MeetingState.PLANNED]
    meeting = min(planned, key=lambda one: one.held_on, default=Meeting())
    return tuple(_sheet(whom, meeting, people, head) for whom in _invited(case, people))


def _sheet(whom: tuple[str, str], meeting: Meeting, people: People, head: Head) -> Paper:
    name, address = whom
    at = f"{meeting.starts_at:%H:%M}, " if meeting.starts_at else ""
    day = f"{at}ngày {show(meeting.held_on)}" if meeting.held_on else ""
    body = (
        fact("Kính mời ông (bà)", name),
        fact("Địa chỉ", address),
        Paragraph(
            text(
                f"{people.team.name} ({people.place}) mời ông (bà) đến dự buổi hòa "
                "giải vụ, việc mà ông (bà) có liên quan hoặc được mời tham gia."
            )
        ),
        fact("Thời gian", day),
        fact("Địa điểm", meeting.place),
        Paragraph(
            text(
                "Việc hòa giải do các bên tự nguyện. Nếu không đến được, xin báo trước cho hòa "
                "giải viên để hẹn lại. Ai cần phiên dịch hoặc hỗ trợ khác xin báo cho hòa giải "
                "viên biết."
            )
        ),
        Paragraph(text(bold("Rất mong ông (bà) có mặt."))),
        Signatures(tuple(signatures_of_mediators(people))),
    )
    return Paper(head, "GIẤY MỜI", body, about="Dự buổi hòa giải ở cơ sở")


def _invited(case: MediationCase, people: People) -> Iterator[tuple[str, str]]:
    """Name and address of each: the parties, then the guests whom both sides will hear."""
    for party in people.parties:
        yield party.name or "", party.address or ""
    for guest in invitees_of(case.id):
        if not guest.invited_by.is_party or guest.other_side_agrees:
            yield guest.name or "", ""
    if not people.parties:
        yield "", ""

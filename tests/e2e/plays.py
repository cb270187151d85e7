"""Whole cases from the first word to each ending, written once for every hand."""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.mediation.acts import Act
from app.domain.mediation.clauses import ClauseState
from app.domain.mediation.court import CourtAct, CourtState
from app.domain.mediation.grounds import Ground
from app.domain.mediation.scope import GUIDANCE, RefusalReason
from app.domain.mediation.states import CaseState
from app.mediation.forms.assigning import NO_CONFLICT
from tests.e2e.steps import (
    BY_WORD,
    COURSE,
    FIRST,
    LEAD,
    LIEN,
    NO_TERM,
    ON_PAPER,
    SIGNED,
    Office,
    ask_court,
    back_to_case,
    choose,
    choose_mediator,
    close,
    confirm,
    do,
    duty,
    look_up,
    make_paper,
    pick,
    start,
    take_in,
    tell_of_duty,
    tick,
    to_the_table,
    write,
)

S, C = CaseState, CourtState


@dataclass(frozen=True)
class Play:
    """``passes``: where the case stands, one after another; ``court``: where its requests end."""

    name: str
    play: Callable[[Office], None]
    passes: tuple[CaseState, ...]
    court: tuple[CourtState, ...] = ()


def kept_and_closed(office: Office) -> None:
    """Three people: one mediates and writes, one assigns and closes, one looks."""
    hand = office.mediator
    take_in(hand)
    confirm(hand)
    look_up(office.leader)
    do(office.leader, Act.ASSIGN_MEDIATOR, tick(LIEN), tick(NO_CONFLICT), becomes=S.ASSIGNED)
    look_up(hand)
    start(hand)
    do(hand, Act.HOLD_MEETING, tick(FIRST), write("Diễn biến", "Hai bên cùng xem lối đi."))
    do(hand, Act.SETTLE, *ON_PAPER, duty, *SIGNED, becomes=S.FOLLOWING_UP)
    make_paper(hand, "settlement")
    tell_of_duty(hand, ClauseState.PERFORMED, S.PERFORMED)
    look_up(office.leader)
    close(office.leader)
    look_up(office.officer)
    office.officer.sees("Hồ sơ đã đóng")
    office.officer.sees("Việc phải thực hiện")


def recognised_by_the_court(office: Office) -> None:
    """Witnessed and mediated at once; paper comes later, and with it the way to the court."""
    hand = office.mediator
    take_in(hand, Ground.MEDIATOR_KNOWS)
    do(
        hand,
        Act.MEDIATE_AT_ONCE,
        choose("Hòa giải viên", LIEN),
        choose("Loại vụ, việc", "Lối đi chung"),
        tick(NO_CONFLICT),
        becomes=S.IN_MEDIATION,
    )
    do(hand, Act.SETTLE, *NO_TERM, *BY_WORD, becomes=S.SETTLED)
    do(hand, Act.PUT_IN_WRITING, COURSE, *ON_PAPER[1:], SIGNED[1], becomes=S.SETTLED)
    ask_court(hand, CourtAct.FILE, CourtAct.ACCEPT, CourtAct.RECOGNISE)
    make_paper(hand, "application", "Yêu cầu Tòa án công nhận")
    back_to_case(hand)
    hand.sees("Tòa án công nhận ngày")


def broken(office: Office) -> None:
    """Not performed: the court sends the application back, then does not recognise."""
    hand = office.mediator
    to_the_table(hand)
    do(hand, Act.SETTLE, COURSE, *ON_PAPER, duty, *SIGNED, becomes=S.FOLLOWING_UP)
    tell_of_duty(hand, ClauseState.NOT_PERFORMED, S.NOT_PERFORMED)
    ask_court(hand, CourtAct.FILE, CourtAct.RETURN)
    back_to_case(hand)
    ask_court(hand, CourtAct.FILE, CourtAct.ACCEPT, CourtAct.NOT_RECOGNISE)
    hand.sees("Thỏa thuận của các bên vẫn còn giá trị")
    back_to_case(hand)


def agreed_anew(office: Office) -> None:
    """What becomes due later is followed; not performed, it is agreed anew."""
    hand = office.mediator
    to_the_table(hand)
    do(hand, Act.SETTLE, COURSE, *ON_PAPER, *SIGNED, becomes=S.SETTLED)
    do(hand, Act.FOLLOW_UP, duty, becomes=S.FOLLOWING_UP)
    ask_court(hand, CourtAct.WITHDRAW)
    back_to_case(hand)
    tell_of_duty(hand, ClauseState.FORCE_MAJEURE, S.NOT_PERFORMED, "Lũ cuốn mất đường.")
    do(hand, Act.NEW_TERMS, NO_TERM[0], duty, *BY_WORD, becomes=S.FOLLOWING_UP)


def settled_in_a_later_round(office: Office) -> None:
    """No agreement, then one, broken, a quarrel again, and at last one that is kept."""
    hand = office.leader
    to_the_table(hand, LEAD)
    do(hand, Act.PAUSE, becomes=S.PAUSED)
    do(hand, Act.RESUME, becomes=S.IN_MEDIATION)
    do(
        hand,
        Act.END_BY_REQUEST,
        write("Yêu cầu của mỗi bên", "Mỗi bên giữ ý mình."),
        becomes=S.NOT_SETTLED,
    )
    do(hand, Act.GO_ON, becomes=S.IN_MEDIATION)
    do(hand, Act.SETTLE, *NO_TERM, duty, *BY_WORD, becomes=S.FOLLOWING_UP)
    tell_of_duty(hand, ClauseState.NOT_PERFORMED, S.NOT_PERFORMED)
    do(hand, Act.FLARE_UP, becomes=S.IN_MEDIATION)
    do(hand, Act.SETTLE, *NO_TERM, *BY_WORD, becomes=S.SETTLED)
    do(hand, Act.PERFORM, becomes=S.PERFORMED)


def no_agreement(office: Office) -> None:
    """The mediator ends it, says where to go, and the parties get their paper."""
    hand = office.mediator
    take_in(hand)
    confirm(hand)
    choose_mediator(hand)
    do(hand, Act.START)  # neither who came nor how it was held is said
    hand.sees("CHƯA LƯU")
    start(hand)
    do(
        hand,
        Act.END_BY_MEDIATOR,
        write("Lý do không đạt được thỏa thuận", "Hai bên giữ ý mình, hòa giải thêm không ích gì."),
        write("Nơi các bên được hướng dẫn đến", "Tòa án nhân dân khu vực 1"),
        becomes=S.NOT_SETTLED,
    )
    make_paper(hand, "failure")
    do(hand, Act.TAKE_OVER)
    hand.sees("Tòa án nhân dân khu vực 1")


def withdrawn(office: Office) -> None:
    """The parties end it before it began, and owe no reason."""
    hand = office.leader
    take_in(hand)
    confirm(hand)
    choose_mediator(hand, LEAD)
    do(hand, Act.END_BY_REQUEST, becomes=S.NOT_SETTLED)
    close(hand)
    do(hand, Act.REOPEN, write("Lý do mở lại", "Đóng nhầm."), becomes=S.NOT_SETTLED)


def refused(office: Office) -> None:
    """Out of scope: the slip says where to go; written so by mistake, it is opened again."""
    hand = office.leader
    take_in(hand)
    refuse(hand, RefusalReason.LABOUR)
    make_paper(hand, "guidance")
    do(hand, Act.REOPEN, write("Lý do mở lại", "Ghi nhầm."), becomes=S.RECEIVED)
    refuse(hand, RefusalReason.COMMERCE)


def refuse(hand, reason: RefusalReason) -> None:
    first = next(iter(RefusalReason)).label
    do(hand, Act.REFUSE, pick(f"{first}…", f"{reason.label}…"), becomes=S.OUT_OF_SCOPE)
    hand.sees(GUIDANCE[reason].guide_to)


_BEGUN = (S.RECEIVED, S.AWAITING_ASSIGNMENT, S.ASSIGNED, S.IN_MEDIATION)
PLAYS = (
    Play("closed", kept_and_closed, (*_BEGUN, S.SETTLED, S.FOLLOWING_UP, S.PERFORMED, S.CLOSED)),
    Play(
        "settled", recognised_by_the_court, (S.RECEIVED, S.IN_MEDIATION, S.SETTLED), (C.RECOGNISED,)
    ),
    Play(
        "not performed",
        broken,
        (*_BEGUN, S.SETTLED, S.FOLLOWING_UP, S.NOT_PERFORMED),
        (C.RETURNED, C.NOT_RECOGNISED),
    ),
    Play(
        "followed up",
        agreed_anew,
        (*_BEGUN, S.SETTLED, S.FOLLOWING_UP, S.NOT_PERFORMED, S.FOLLOWING_UP),
        (C.WITHDRAWN,),
    ),
    Play(
        "performed",
        settled_in_a_later_round,
        (
            *_BEGUN,
            S.PAUSED,
            S.IN_MEDIATION,
            S.NOT_SETTLED,
            S.IN_MEDIATION,
            S.SETTLED,
            S.FOLLOWING_UP,
            S.NOT_PERFORMED,
            S.IN_MEDIATION,
            S.SETTLED,
            S.PERFORMED,
        ),
    ),
    Play("not settled", no_agreement, (*_BEGUN, S.NOT_SETTLED)),
    Play("withdrawn", withdrawn, (*_BEGUN[:3], S.NOT_SETTLED, S.CLOSED, S.NOT_SETTLED)),
    Play("refused", refused, (S.RECEIVED, S.OUT_OF_SCOPE, S.RECEIVED, S.OUT_OF_SCOPE)),
)

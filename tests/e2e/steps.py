"""The steps of a case as real people do them, whichever hand they use."""

from collections.abc import Callable
from datetime import datetime

from app.domain.actors import Role
from app.domain.calendar import HERE, show
from app.domain.mediation.acts import Act
from app.domain.mediation.clauses import ClauseState
from app.domain.mediation.court import CourtAct
from app.domain.mediation.grounds import Ground
from app.domain.mediation.states import CaseState
from app.mediation.actions import BY_ACT
from app.mediation.forms.assigning import NO_CONFLICT
from app.mediation.routes.court import PERFORM
from tests.e2e.hand import Hand

Move = Callable[[Hand, str], None]
SUMMARY = "Cãi nhau vì lối đi chung."
LEAD, LIEN = "Vàng A Sùng (tổ trưởng)", "Lò Thị Liên"
FIRST, OTHER = "Lò Văn Pâng", "Tẩn A Lù"


class Office:
    """The people of a commune; who is asked for the first time sits down and signs in."""

    def __init__(self, sit_down: Callable[[Role], Hand]):
        self._sit_down = sit_down
        self._seated: dict[Role, Hand] = {}

    def __getitem__(self, role: Role) -> Hand:
        if role not in self._seated:
            self._seated[role] = self._sit_down(role)
        return self._seated[role]

    @property
    def mediator(self) -> Hand:
        return self[Role.MEDIATOR]

    @property
    def leader(self) -> Hand:
        return self[Role.TEAM_LEADER]

    @property
    def officer(self) -> Hand:
        return self[Role.COMMUNE_OFFICER]


def today() -> str:
    return show(datetime.now(HERE).date())


def write(words: str, text: str) -> Move:
    return lambda hand, form: hand.write(words, text, form)


def choose(words: str, option: str) -> Move:
    return lambda hand, form: hand.choose(words, option, form)


def pick(first: str, wanted: str) -> Move:
    return lambda hand, form: hand.pick(first, wanted, form)


def tick(words: str) -> Move:
    return lambda hand, form: hand.tick(words, form)


def do(hand: Hand, act: Act, *moves: Move, becomes: CaseState | None = None) -> None:
    """One act on the page of the case, or on the page of its own."""
    row = BY_ACT[act]
    if row.page:
        hand.press(act.label)
    else:
        hand.unfold(act.label)
    for move in moves:
        move(hand, row.slug)
    hand.press(act.label, row.slug)
    if becomes is not None:
        stands(hand, becomes)


def stands(hand: Hand, state: CaseState) -> None:
    """The page of the case says first where it stands."""
    shown = hand.page.inner_text("main")
    assert f"\n{state.label}" in shown.split("Báo cáo khẩn")[0], shown


def take_in(hand: Hand, ground: Ground = Ground.REQUEST) -> None:
    """From the menu to a new case with two sides."""
    hand.go_to("Hòa giải")
    hand.press("Ghi vụ, việc mới")
    hand.pick(Ground.REQUEST.label, ground.label)
    hand.write("Nội dung vụ, việc", SUMMARY)
    hand.write("Họ và tên", FIRST)
    hand.write("Họ và tên", OTHER)
    hand.press("Lưu vào sổ")
    stands(hand, CaseState.RECEIVED)
    hand.sees(f"Bên A: {FIRST}")
    hand.sees(f"Bên B: {OTHER}")


def look_up(hand: Hand) -> None:
    """From the menu to the one case of the book."""
    hand.go_to("Hòa giải")
    hand.press("01/…")


def confirm(hand: Hand) -> None:
    hand.press("Đến việc làm tiếp")
    do(
        hand,
        Act.CONFIRM_SCOPE,
        choose("Loại vụ, việc", "Lối đi chung"),
        becomes=CaseState.AWAITING_ASSIGNMENT,
    )


def choose_mediator(hand: Hand, name: str = LIEN) -> None:
    do(
        hand,
        Act.CHOOSE_MEDIATOR,
        tick(name),
        tick("Hòa giải viên đã nhận lời"),
        tick(NO_CONFLICT),
        becomes=CaseState.ASSIGNED,
    )


def start(hand: Hand) -> None:
    do(
        hand,
        Act.START,
        tick("Các bên có mặt"),
        pick("Hòa giải không công khai", "Hòa giải không công khai"),
        becomes=CaseState.IN_MEDIATION,
    )


def to_the_table(hand: Hand, name: str = LIEN) -> None:
    """Taken in, in scope, the parties choose, and the first sitting."""
    take_in(hand)
    confirm(hand)
    choose_mediator(hand, name)
    start(hand)


NO_TERM = (write("Thỏa thuận đạt được…", "Hai nhà mở lại lối đi chung."),)
ON_PAPER = (
    write("Thỏa thuận đạt được…", "Hai nhà mở lại lối đi chung."),
    write("Quyền và nghĩa vụ của các bên", "Mỗi bên giữ lối đi thông suốt."),
    write("Phương thức…", "Hai nhà tự dọn, hòa giải viên đến xem."),
)
SIGNED = (
    pick("Các bên lập văn bản hòa giải thành", "Các bên lập văn bản hòa giải thành"),
    lambda hand, form: hand.write("Ngày các bên và hòa giải viên ký…", today(), form),
)
BY_WORD = (
    pick("Các bên lập văn bản hòa giải thành", "Các bên không lập văn bản"),
    tick("Đã nói cho các bên biết…"),
)
COURSE = write("Diễn biến của quá trình hòa giải", "Hai bên cùng xem lối đi.")


def duty(hand: Hand, form: str) -> None:
    """One thing to do, by today: then both that it was done and that it was not can be told."""
    hand.choose("Bên thực hiện", "Bên B", form)
    hand.write("Thời hạn", today(), form)
    hand.write("Việc phải làm", "Dọn đống gạch trên lối đi", form)


def tell_of_duty(hand: Hand, outcome: ClauseState, becomes: CaseState, note: str = "") -> None:
    hand.press("Bên B")
    hand.pick("Đã thực hiện", outcome.label)
    hand.write("Ghi thêm", note)
    hand.press("Ghi việc thực hiện")
    stands(hand, becomes)


def make_paper(hand: Hand, kind: str, back: str = "Vụ, việc hòa giải") -> None:
    """Made to be signed; both forms of it are offered, and the day of signing is noted."""
    hand.press("Lập để ký", f"lap/{kind}")
    hand.sees("Mã đối chiếu")
    for words, mark in (("Mở bản PDF để in", b"%PDF"), ("Tải bản Word", b"PK")):
        copy = hand.page.get_by_role("link", name=words).evaluate("(link) => link.href")
        assert hand.page.request.get(copy).body().startswith(mark)
    hand.unfold("Ghi ngày đã ký")
    hand.write("Ngày ký", today())
    hand.press("Lưu ngày ký")
    hand.press(back)


def ask_court(hand: Hand, *steps: CourtAct) -> None:
    """Prepared from the page of the case, then step by step."""
    hand.press("Chuẩn bị yêu cầu Tòa án công nhận")
    hand.tick("Các bên có đủ năng lực…")
    hand.tick(f"{FIRST} (Bên A)")
    hand.write("Tòa án", "Tòa án nhân dân khu vực 1")
    hand.press("Chuẩn bị yêu cầu")
    for step in steps:
        court_step(hand, step)


def court_step(hand: Hand, step: CourtAct) -> None:
    hand.unfold(step.label)
    hand.press(step.label, PERFORM[step][0])


def back_to_case(hand: Hand) -> None:
    hand.press("Vụ, việc số…")


def close(hand: Hand) -> None:
    do(
        hand,
        Act.CLOSE,
        tick("Thù lao đã chi trả…"),
        tick("Không có báo cáo nào…"),
        becomes=CaseState.CLOSED,
    )

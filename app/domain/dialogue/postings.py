"""Where and when the results of a conference were made public, one record per place."""

from collections.abc import Collection, Sequence
from datetime import date

from app.domain.calendar import show
from app.domain.dialogue.answers import need
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import mid_sentence

FEW = 5  # so many villages are named in a refusal


class PostingWay(LabelledEnum):
    """Căn cứ: Điều 43 Luật Tổ chức chính quyền địa phương số 72/2025/QH15."""

    MASS_MEDIA = "mass_media", "Đăng, phát trên phương tiện thông tin đại chúng"
    OFFICE_BOARD = "office_board", "Niêm yết tại trụ sở Ủy ban nhân dân"
    VILLAGE_HEAD = "village_head", "Gửi trưởng thôn, tổ trưởng tổ dân phố"


def check_posting(
    state: DialogueState,
    way: PostingWay | None,
    *,
    posted_on: date,
    place: str,
    has_village: bool,
    held_on: date,
    today: date,
) -> None:
    """Refuse a posting before the minutes are signed, nowhere, to nobody, or on a false day."""
    if not state.is_frozen:
        raise RuleViolation("Biên bản chưa ký nên chưa có kết quả để công khai.")
    need(way, "Hãy chọn cách công khai.")
    if way is PostingWay.VILLAGE_HEAD:
        need(has_village, "Hãy chọn thôn, bản, tổ dân phố đã nhận.")
    elif has_village:
        raise RuleViolation("Chỉ chọn thôn, bản, tổ dân phố khi gửi trưởng thôn, tổ trưởng.")
    else:
        need(place, "Hãy ghi đăng, phát hoặc niêm yết ở đâu.")
    if not held_on <= posted_on <= today:
        raise RuleViolation(
            f"Ngày {show(posted_on)} phải từ ngày tổ chức {show(held_on)} đến hôm nay."
        )


def check_receiver(received_by: str, villages: int) -> None:
    """Refuse one receiver's name for several villages."""
    if received_by.strip() and villages > 1:
        raise RuleViolation(
            "Người nhận chỉ ghi khi gửi một thôn, bản, tổ dân phố. Hãy để trống, hoặc ghi từng nơi."
        )


def missing_ways(ways: Collection[PostingWay], villages: Sequence[str]) -> list[str]:
    """What of the three ways is not noted, in words; ``villages`` are those without a record."""
    missing = [
        f"chưa ghi việc {mid_sentence(way.label)}"
        for way in (PostingWay.MASS_MEDIA, PostingWay.OFFICE_BOARD)
        if way not in ways
    ]
    if villages:
        named = ", ".join(villages[:FEW])
        more = f" và {len(villages) - FEW} nơi khác" if len(villages) > FEW else ""
        missing.append(f"chưa ghi đã gửi {named}{more}")
    return missing


def check_ways(missing: Sequence[str], explanation: str, *, basis: str) -> None:
    """Refuse "the results are public" with a way of the law neither noted nor explained.

    ``basis`` is the article that holds on the day of the conference.
    """
    if missing and not explanation.strip():
        raise RuleViolation(
            f"Về việc công khai kết quả, {'; '.join(missing)}. Hãy ghi nơi công khai ở trang theo "
            f"dõi trước, hoặc ghi giải trình. Căn cứ: {basis}."
        )

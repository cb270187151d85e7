"""What an office must be told of the journals and the machines of the units below it."""

from app.domain.health import Finding, Standing
from app.exchange import heads_below, machines_below
from app.instance import this_instance

GOOD, LOOK, BAD = Standing
FEW = 5  # units that a finding names


def journals() -> Finding | None:
    """Of an office: whether the journals below lead on from the heads that it holds."""
    held = heads_below.held()
    if not held:
        return None
    told = heads_below.told()
    standing = GOOD if not told else BAD if told[0].is_alarm else LOOK
    said = [f"Đang giữ dấu nhật ký của {held} đơn vị."] if not told else []
    return Finding(
        "journals_below",
        "Nhật ký đơn vị dưới",
        standing,
        " ".join(said + [one.sentence for one in told]),
        "Giữ nguyên máy của đơn vị, cử người xuống chạy “sohoagiai audit verify” và so với bản "
        "sao lưu; xem các dấu đang giữ ở trang Đồng bộ.",
    )


def machines() -> Finding | None:
    """Of an office: whether a machine below has something that must be dealt with."""
    if not this_instance().is_office:
        return None
    told = [one for one in machines_below.machines() if one.state]
    bad = [one.name for one in told if one.standing is BAD]
    locked = [one.name for one in told if one.locked]
    if not told:
        return None
    said = [f"Đã nghe báo về máy của {len(told)} đơn vị."]
    if bad:
        said.append(f"Phải xử lý: {_some(bad)}.")
    if locked:
        said.append(f"Có tài khoản bị khóa trong 7 ngày: {_some(locked)}.")
    return Finding(
        "machines_below",
        "Máy của đơn vị dưới",
        LOOK if bad or locked else GOOD,
        " ".join(said),
        "Mở trang Máy của đơn vị dưới (từ trang Đồng bộ), gọi cho đơn vị.",
    )


def _some(names: list[str]) -> str:
    rest = len(names) - FEW
    return ", ".join(names[:FEW]) + (f" và {rest} đơn vị khác" if rest > 0 else "")

"""Papers attached to a record: what is taken, what is refused and why, who may open it.

Căn cứ: khoản 3 Điều 4 Luật Hòa giải ở cơ sở số 35/2013/QH13 (what is told in a mediation is
kept secret); Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15: of a photo only the picture is
needed, so neither place, camera nor the file's name is kept.
"""

from datetime import date

from app.domain.actors import Role
from app.domain.errors import RuleViolation
from app.domain.labels import LabelledEnum
from app.domain.words import fold

MOST_BYTES = 15 * 2**20
MOST_KEPT = 64 * 2**20
"""Bytes of what was painted anew and is kept: twenty pages of noise."""
MOST_PIXELS = 64_000_000
MOST_PAGES = 20
OVERSEERS = frozenset({Role.COMMUNE_OFFICER, Role.COMMUNE_LEADER})


class DocumentKind(LabelledEnum):
    """What the paper is; the label also makes the name under which it is downloaded."""

    SETTLEMENT = "settlement", "Văn bản hòa giải thành đã ký"
    MINUTES = "minutes", "Biên bản đã ký"
    DECISION = "decision", "Quyết định đã ký"
    OF_PARTIES = "of_parties", "Tài liệu của các bên"
    SCENE = "scene", "Ảnh hiện trường"
    RESULT = "result", "Ảnh kết quả thực hiện"
    POSTED = "posted", "Ảnh nơi niêm yết"
    OTHER = "other", "Giấy tờ khác"


MAY_GO_UP = {
    "posting": frozenset({DocumentKind.POSTED}),
    "opinion": frozenset({DocumentKind.RESULT}),
    "conclusion": frozenset({DocumentKind.RESULT}),
}
"""By kind of record, of which papers the picture may leave the unit; every other stays at home.

Two kinds only, both of public acts under open sky: what hangs on a notice board that anybody
passes, and what was built or mended after a promise. Never what belongs to a mediation (khoản 3
Điều 4 Luật Hòa giải ở cơ sở), nor signed minutes, decisions and agreements (names, addresses and
signatures), nor what people brought or what nobody has named: there a picture of an identity card
would be. Widening this is a decision about people, not about code.
"""


def may_go_up(subject_kind: str, document: DocumentKind, withdrawn_on: date | None) -> bool:
    """Whether the picture of such a paper may go up where the unit's head lets pictures go.

    A withdrawn one never: it was most often attached by mistake.
    """
    return withdrawn_on is None and document in MAY_GO_UP.get(subject_kind, ())


class MediaType(LabelledEnum):
    """What a kept file is: one picture, or several as the pages of a PDF."""

    JPEG = "image/jpeg", "Ảnh"
    PDF = "application/pdf", "PDF"

    @property
    def ending(self) -> str:
        return "jpg" if self is MediaType.JPEG else "pdf"


class Source(LabelledEnum):
    """What a sent file may be, by its content; the name it bears is never asked."""

    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    WEBP = "image/webp", "WEBP"
    PDF = "application/pdf", "PDF"

    @property
    def becomes(self) -> MediaType:
        return MediaType.PDF if self is Source.PDF else MediaType.JPEG


class Unfit(LabelledEnum):
    """Why a file is refused; the label is the sentence that people read."""

    EMPTY = "empty", "Tệp này trống, không có nội dung. Hãy chụp hoặc quét lại rồi chọn tệp mới."
    TOO_BIG = (
        "too_big",
        f"Tệp lớn hơn {MOST_BYTES // 2**20} MB. Hãy chụp ở cỡ ảnh thường (khoảng 12 megapixel) "
        "hoặc quét ở 150–200 dpi rồi chọn lại.",
    )
    TOO_MANY_PIXELS = (
        "too_many_pixels",
        f"Ảnh có quá nhiều điểm ảnh (tối đa {MOST_PIXELS // 10**6} megapixel). "
        "Hãy chụp ở cỡ ảnh thường (khoảng 12 megapixel) rồi chọn lại.",
    )
    TOO_MANY_PAGES = (
        "too_many_pages",
        f"PDF có hơn {MOST_PAGES} trang. Hãy tách thành nhiều tệp, mỗi tệp tối đa "
        f"{MOST_PAGES} trang.",
    )
    PASSWORD = (
        "password",
        "PDF này có mật khẩu nên không mở được. Hãy lưu lại thành PDF không có mật khẩu.",
    )
    HEIC = (
        "heic",
        "Ảnh này ở dạng HEIC mà nhiều máy tính không xem được. Trên iPhone: Cài đặt → Camera → "
        "Định dạng → “Tương thích nhất”; trên điện thoại khác: tắt “Ảnh hiệu suất cao (HEIF)”. "
        "Sau đó chụp lại để có ảnh JPEG.",
    )
    ANIMATED = (
        "animated",
        "Không nhận ảnh GIF, ảnh động. Hãy chọn ảnh chụp thường dạng JPEG, PNG hoặc WEBP.",
    )
    OFFICE = (
        "office",
        "Đây là tệp Word, Excel hoặc tệp nén, có thể chứa mã độc nên không nhận. Hãy lưu thành "
        "PDF, hoặc in ra, ký rồi chụp lại.",
    )
    OTHER_KIND = (
        "other_kind",
        "Nội dung tệp này không phải ảnh JPEG, PNG, WEBP hoặc PDF, dù tên tệp có thể ghi như vậy. "
        "Hãy chụp ảnh hoặc quét giấy tờ rồi chọn tệp đó.",
    )
    BROKEN = (
        "broken",
        "Tệp này bị hỏng hoặc chưa tải xuống hết nên không mở được. Hãy mở thử trên máy của "
        "mình, chụp hoặc quét lại nếu cần, rồi chọn lại.",
    )
    TOO_SLOW = (
        "too_slow",
        "Tệp này quá nặng, máy chủ không xử lý xong. Hãy quét ở 150–200 dpi, hoặc tách PDF "
        "thành nhiều tệp ít trang hơn.",
    )
    BUSY = "busy", "Máy chủ đang xử lý nhiều tệp cùng lúc. Hãy chờ nửa phút rồi gửi lại."


_REFUSED = (
    ("image/heic", Unfit.HEIC),
    ("image/heif", Unfit.HEIC),
    ("image/avif", Unfit.HEIC),
    ("image/gif", Unfit.ANIMATED),
    ("image/apng", Unfit.ANIMATED),
    ("application/vnd.", Unfit.OFFICE),
    ("application/msword", Unfit.OFFICE),
    ("application/zip", Unfit.OFFICE),
    ("application/x-", Unfit.OFFICE),
)


def source_of(media_type: str | None) -> Source:
    """What a file is by the media type of its content; refuses all but photos and PDF."""
    if media_type in frozenset(Source):
        return Source(media_type)
    for beginning, why in _REFUSED:
        if (media_type or "").startswith(beginning):
            raise RuleViolation(why.label)
    raise RuleViolation(Unfit.OTHER_KIND.label)


def check_size(size: int) -> None:
    """Refuse a file of ``size`` bytes that is empty or too big."""
    if size == 0:
        raise RuleViolation(Unfit.EMPTY.label)
    if size > MOST_BYTES:
        raise RuleViolation(Unfit.TOO_BIG.label)


def check_stands(withdrawn_on: date | None) -> None:
    """Refuse to change what has been withdrawn."""
    if withdrawn_on is not None:
        raise RuleViolation(
            f"Tệp này đã được rút ngày {withdrawn_on:%d/%m/%Y} nên không sửa được nữa. "
            "Nếu cần, hãy đính kèm lại."
        )


def may_open(role: Role, *, is_withdrawn: bool) -> bool:
    """Whether the picture is shown to this role, who may already meet the record.

    A withdrawn one was most often attached by mistake and shows somebody else's paper: only
    those who oversee the book still open it, so that a withdrawal hides nothing from them.
    """
    return not is_withdrawn or role in OVERSEERS


def download_name(document: DocumentKind, attached_on: date, media: MediaType) -> str:
    """``bien-ban-da-ky-2026-03-20.pdf``: our own plain letters, and nobody's name."""
    words = "-".join(fold(document.label).split())
    return f"{words}-{attached_on:%Y-%m-%d}.{media.ending}"

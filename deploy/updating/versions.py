"""Which version is newer."""

from .refusal import Refused


def as_numbers(version: str) -> tuple[int, ...]:
    """``"0.10.2"`` as (0, 10, 2), to be compared; raises :class:`Refused` for anything else."""
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError:
        raise Refused(f"Không đọc được số phiên bản “{version}”.") from None


def check_is_newer(offered: str, held: str) -> None:
    """Refuse the version in use and every older one: a book cannot be read by an older program."""
    if offered == held:
        raise Refused(f"Máy này đang dùng đúng phiên bản {held}; không có gì phải nâng cấp.")
    if as_numbers(offered) < as_numbers(held):
        raise Refused(
            f"Bộ cài là phiên bản {offered}, cũ hơn phiên bản {held} đang dùng, nên không cài được."
            " Muốn về phiên bản ngay trước, hãy dùng “quay-lai”."
        )

"""Villages for practice: named ones for two communes of Lai Châu, ordinary ones elsewhere."""

from dataclasses import dataclass

from app.domain.units import VillageKind
from app.practice.people import LAI_CHAU, LOWLAND, listed

HIGHLAND_PROVINCES = frozenset({"11", "12", "14", "15"})


@dataclass(frozen=True, slots=True)
class Village:
    """A village and, in ``shares``, which ethnic groups live there."""

    kind: VillageKind
    name: str
    shares: dict[str, int]

    @property
    def is_minority_area(self) -> bool:
        return max(self.shares, key=self.shares.__getitem__) != "Kinh"


def _mostly(group: str) -> dict[str, int]:
    """Shares of a village where one ethnic group lives and a few neighbours of others."""
    return {name: part + (900 if name == group else 0) for name, part in LAI_CHAU.items()}


def _villages(kind: VillageKind, groups: dict[str, str]) -> tuple[Village, ...]:
    return tuple(
        Village(kind, name.strip(), _mostly(group))
        for group, names in groups.items()
        for name in names.split(",")
    )


TAN_PHONG = (
    *(
        Village(VillageKind.TO_DAN_PHO, f"số {number}", _mostly("Kinh"))
        for number in (1, 2, 4, 7, 9, 12)
    ),
    *_villages(
        VillageKind.BAN,
        {
            "Giáy": "San Thàng, Cốc Pa",
            "Mông": "Nùng Nàng, Lao Tỷ Phùng, Sin Chải",
            "Thái": "Nà Bỏ, Nà Cơ",
            "Dao": "Tẩn Phù Nhiêu",
        },
    ),
)
TA_LENG = _villages(
    VillageKind.BAN,
    {
        "Mông": "Tả Lèng, Thèn Pả, Lùng Than, San Tra Mán, Phìn Chải, Giang Ma, Mào Phô",
        "Dao": "Hồ Thầu, Si Thâu Chải, Nhiều Sáng, Rừng Ổi",
        "Giáy": "Sử Thàng",
    },
)
_KNOWN = {"03408": TAN_PHONG, "03405": TA_LENG}
_HIGHLAND = _villages(
    VillageKind.BAN,
    {
        "Thái": "Nà Khoang, Nà Phát, Huổi Luông, Pắc Lý, Mường Cấu",
        "Mông": "Sin Chải, Hua Cuổi, Pá Khoang",
        "Dao": "Phìn Hồ, Tả Phìn",
        "Hà Nhì": "Pa Thoóng",
        "La Hủ": "Hà Xi",
    },
)
_LOWLAND_NAMES = listed(
    "Đồng Tâm, Tân Tiến, Đoàn Kết, Quyết Thắng, Phú Lâm, Trung Thành, An Bình, Đông Thịnh, "
    "Tây Sơn, Cầu Đá, Bến Gỗ, Xuân Hòa"
)


def villages_of(unit: str, unit_name: str, province: str) -> tuple[Village, ...]:
    """The villages of a commune, the same at every call.

    ``unit`` is its 5-digit code, ``province`` the 2-digit code of its province.
    """
    if unit in _KNOWN:
        return _KNOWN[unit]
    highland = province in HIGHLAND_PROVINCES
    if unit_name.startswith("Phường"):
        shares = _mostly("Kinh") if highland else LOWLAND
        return tuple(
            Village(VillageKind.TO_DAN_PHO, f"số {number}", shares) for number in range(1, 13)
        )
    if highland:
        return _HIGHLAND
    return tuple(Village(VillageKind.THON, name, LOWLAND) for name in _LOWLAND_NAMES)

"""Invented people of the north-west: family name first, as each people names its own.

Deterministic: the same ``random.Random`` state gives the same person.
"""

from dataclasses import dataclass
from random import Random

from app.domain.teams import Sex
from app.domain.words import fold


@dataclass(frozen=True, slots=True)
class Person:
    """``name`` is NFC, family name first; ``born`` is a year, often all that is known."""

    name: str
    sex: Sex
    ethnic_group: str
    born: int

    @property
    def family(self) -> str:
        return self.name.split()[0]

    @property
    def given(self) -> str:
        return self.name.split()[-1]

    def title(self, year: int) -> str:
        """How a register of ``year`` speaks of the person: ông, bà, anh, chị."""
        elder = year - self.born >= 45
        if self.sex is Sex.MALE:
            return "ông" if elder else "anh"
        return "bà" if elder else "chị"


@dataclass(frozen=True, slots=True)
class Naming:
    """How one ethnic group names: families, then middle and given names by sex."""

    families: tuple[str, ...]
    middles: dict[Sex, tuple[str, ...]]
    givens: dict[Sex, tuple[str, ...]]


def listed(text: str) -> tuple[str, ...]:
    """The parts of ``"Lò, Lường, Quàng"``."""
    return tuple(part.strip() for part in text.split(","))


def _naming(families: str, men: str, women: str, his: str, hers: str) -> Naming:
    """Lists: families, men's and women's middle names, men's and women's given names."""
    return Naming(
        listed(families),
        {Sex.MALE: listed(men), Sex.FEMALE: listed(women)},
        {Sex.MALE: listed(his), Sex.FEMALE: listed(hers)},
    )


NAMINGS: dict[str, Naming] = {
    "Kinh": _naming(
        "Nguyễn, Trần, Lê, Phạm, Hoàng, Vũ, Đỗ, Bùi, Đặng, Ngô, Đinh, Đoàn, Lương, Phan, Trịnh",
        "Văn, Đức, Quang, Hữu, Xuân, Ngọc, Công, Đình, Mạnh, Khắc",
        "Thị, Thị Thu, Thị Hồng, Thị Ngọc, Thị Thanh, Thị Kim, Bích",
        "Bách, Bền, Chiến, Chuyên, Cương, Dũng, Điệp, Định, Hiệu, Hoạt, Huấn, Khiêm, Khoát, Lập, "
        "Lượng, Mão, Nghị, Nhạc, Phấn, Quyền, Sáng, Thiêm, Thức, Toại, Tráng, Tuân, Viên, Vượng",
        "Bình, Chắt, Cúc, Duyên, Gấm, Hạnh, Hiên, Huệ, Lan, Lụa, Lương, Mến, Miền, Nhài, Nhung, "
        "Oanh, Phượng, Quế, Quyên, Sen, Thắm, Thêu, Thoa, Tươi, Vân, Xuyến, Yến",
    ),
    "Thái": _naming(
        "Lò, Lường, Quàng, Cà, Tòng, Vì, Hoàng, Điêu, Lù, Mào, Kha, Nùng",
        "Văn",
        "Thị",
        "Bun, Chựa, Hặc, Hịa, Inh, Khằm, Lả, Muôn, Nọi, Ơn, Pản, Pâng, Phóng, Pọm, Sương, Thoản, "
        "Tiển, Ún, Xôm, Yên",
        "Bua, Chiến, Dung, Hặc, Hịa, Inh, Ín, Khằm, Lả, Muôn, Ngoan, Ơn, Pành, Phiêng, Piếng, "
        "Thoan, Xoan, Xôm, Yêu",
    ),
    "Mông": _naming(
        "Giàng, Sùng, Vàng, Thào, Hạng, Mùa, Lý, Má, Cứ, Chang, Lầu, Tráng, Sình, Ly",
        "A, Seo",
        "Thị",
        "Câu, Chảo, Chứ, Của, Dế, Dình, Dơ, Giống, Ký, Lồng, Nhà, Páo, Phử, Pó, Sính, Sử, Súa, "
        "Tủa, Tráng, Và, Vảng, Vư",
        "Bầu, Cha, Chú, Dở, Dua, Dủa, Ganh, Già, Ly, Mảy, Máy, Mỷ, Pàng, Sáng, Sua, Súa, Vá, Xay",
    ),
    "Dao": _naming(
        "Tẩn, Phàn, Chẻo, Lý, Lò, Triệu, Bàn",
        "A, Lao, Phù, Chin, Vần, Sài, Phủ, Láo",
        "Thị, Sử, Tả, Lở, Mùi",
        "Chiêu, Dìn, Hòa, Lở, Lụa, Mìn, Nhàn, Phẩu, Quẩy, San, Siệu, Tả, Vảng, Xoang",
        "Chạn, Khé, Liều, Mẩy, Mý, Nải, Phẩy, Viện, Xuân",
    ),
    "Giáy": _naming(
        "Vàng, Lù, Lò, Nông, Hoàng, Phan, Sần, Lý",
        "Văn",
        "Thị",
        "Chẩn, Din, Khén, Lìn, Páo, Phìn, Phủng, Sài, Sẻng, Sín, Thiền, Vẻ",
        "Chẩn, Dín, Hoán, Khén, Liên, Nguộc, Păn, Phin, Pùi, Sân, Sen, Thim",
    ),
    "Hà Nhì": _naming(
        "Lỳ, Pờ, Chu, Sừng, Khoàng, Toán, Mạ, Vàng",
        "Phì, Xé, Hừ, Gò, Lò, Chừ, Pó, Phạ, Xuy, Khai",
        "Mì, Mỳ, Gạ, Xú, Hà, Xó, Bố",
        "Cà, Chừ, Giá, Hừ, Lòng, Lù, Phà, Po, Sinh, Xá, Xuy",
        "De, Lế, Lòng, Na, Ne, Nu, Pa, Pư, Tư, Xó",
    ),
    "La Hủ": _naming(
        "Vàng, Phùng, Giàng, Lò, Ly, Pờ, Thàng, Phản",
        "Go, Hừ, Gạ, Xạ, Lò, Cà, Nhù",
        "Mò, Mý, Gió, Lò, Phì, Nhù",
        "Cà, Chừ, Hừ, Lòng, Nhù, Phạ, Po, Xá",
        "De, Lòng, Mé, Nu, Pa, Pu, Xú",
    ),
    "Lự": _naming(
        "Lò, Tao, Vàng, Tẩn, Khà",
        "Văn",
        "Thị",
        "Bun, Kèo, Khọn, Lả, On, Pạn, Phủ, Sén, Ún",
        "Chăm, Chiên, Kẻo, Lọm, On, Pạn, Pén, Xén",
    ),
    "Khơ Mú": _naming(
        "Lò, Lường, Quàng, Cà, Moong, Vì, Lữ",
        "Văn",
        "Thị",
        "Ban, Chăn, Đôi, Hặc, Khăm, Lai, Nọi, Pâng, Sáng, Thi",
        "Ban, Chanh, Đôi, Hoan, Lả, Mai, Nọi, Phanh, Pín, Sao",
    ),
}

# Folded full names that an invented person must not carry.
WELL_KNOWN = frozenset(
    fold(name)
    for name in listed(
        "Trần Đức Lương, Nguyễn Văn Linh, Lê Đức Anh, Nguyễn Thị Bình, Nguyễn Thị Định, "
        "Phạm Văn Đồng, Nguyễn Tấn Dũng, Lê Quang Đạo, Trần Quốc Vượng, Lê Văn Duyệt, "
        "Phan Đình Phùng, Nguyễn Hữu Cảnh, Nguyễn Công Trứ, Nguyễn Đình Chiểu, Lê Văn Tám, "
        "Hoàng Đức, Bùi Xuân Phái, Lương Văn Can, Nguyễn Văn Quyền, Phạm Văn Quyến, "
        "Nguyễn Thị Oanh, Nguyễn Quang Dũng, Bùi Tiến Dũng, Trần Văn Sáng, Vũ Đức Đam, "
        "Sùng A Hồ, Giàng Páo Mỷ, Giàng A Tính, Mùa A Sơn, Hầu A Lềnh, Giàng A Chu, "
        "Lò Văn Muôn, Lò Văn Giàng, Vàng Xuân Hiệp, Trần Đình Tiến, Diêm Đăng Nghiệp"
    )
)

# Shares of the ethnic groups by place, in hundredths.
LOWLAND = {"Kinh": 100}
LAI_CHAU = {
    "Thái": 32,
    "Mông": 24,
    "Kinh": 15,
    "Dao": 13,
    "Hà Nhì": 4,
    "Giáy": 4,
    "La Hủ": 3,
    "Lự": 3,
    "Khơ Mú": 2,
}


def share(rng: Random, shares: dict[str, int]) -> str:
    """One key, each as likely as its share."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def invent_person(
    rng: Random,
    *,
    group: str,
    sex: Sex | None = None,
    born: tuple[int, int] = (1950, 2004),
    family: str | None = None,
) -> Person:
    """One invented person of an ethnic group, born within the years, both included.

    ``family`` makes a relative. A name that a well-known person carries is drawn again.
    """
    naming = NAMINGS[group]
    sex = sex or rng.choice(tuple(Sex))
    while True:
        name = " ".join(
            (
                family or rng.choice(naming.families),
                rng.choice(naming.middles[sex]),
                rng.choice(naming.givens[sex]),
            )
        )
        words = name.split()
        if fold(name) not in WELL_KNOWN and len(set(words)) == len(words):
            return Person(name, sex, group, rng.randint(*born))

"""A sheet of two pages for each role: what it does most, for the wall beside the desk."""

from app.domain.actors import Role
from app.handbook.chapters import PARTS
from app.handbook.types import Part, runs
from app.papers.blocks import (
    Block,
    Head,
    Heading,
    Item,
    Paper,
    Paragraph,
    Text,
    bold,
    fact,
    text,
)

_PARTS: dict[Role, str] = {
    Role.MEDIATOR: "dang-nhap ghi-moi hoa-giai thanh khong-thanh theo-doi bao-ngay "
    "thu-lao-cua-toi dang-ghi-do khong-vao-duoc",
    Role.TEAM_LEADER: "trang-chu ghi-moi pham-vi phan-cong nhan-bao thanh de-nghi ra-soat "
    "dong-ho-so chua-luu khong-vao-duoc",
    Role.COMMUNE_OFFICER: "in-van-ban ky moi-hop ghi-y-kien ket-luan tra-loi duyet-chi nop-bieu "
    "xem-dong-bo mat-dien loi",
    Role.COMMUNE_LEADER: "trang-chu nhan-bao duyet-chi ket-luan cong-khai nhan-chi-dao "
    "xem-so-lieu lap-bao-cao muc-gui xem-dong-bo mat-dien",
    Role.FRONT: "dang-nhap trang-chu mat-tran xem-so-lieu doc-tai-lieu tim xuat may-chung "
    "dang-ghi-do chua-luu khong-vao-duoc",
    Role.OFFICE_OFFICER: "trang-chu xem-so-lieu nop-bieu lap-bao-cao gui-chi-dao kiem-tra "
    "xem-don-vi usb sap-xep ghi-phap-luat mat-dien",
    Role.OFFICE_LEADER: "dang-nhap trang-chu xem-so-lieu lap-bao-cao gui-chi-dao lap-ke-hoach "
    "kiem-tra xem-don-vi khen-thuong ghi-phap-luat mat-dien khong-vao-duoc",
    Role.ADMINISTRATOR: "mo-tai-khoan quen-mat-khau quan-tri-quen nghi-viec xem-may-chu sao-luu "
    "khoi-phuc usb mat-dien khong-vao-duoc hong-may loi",
}


def parts_of(role: Role) -> list[Part]:
    return [PARTS[key] for key in _PARTS[role].split()]


def leaflet_of(role: Role) -> Paper:
    """The sheet of a role, with room to write where the book is and whom to call."""
    body: list[Block] = [
        fact("Địa chỉ của sổ", None),
        fact("Người quản trị, điện thoại", None),
        Paragraph(
            text("Chữ đậm là chữ trên màn hình. Trong sổ, bấm ", bold("Hướng dẫn"), " để xem thêm.")
        ),
    ]
    for place, part in enumerate(parts_of(role), 1):
        body.append(Heading(text(f"{place}. {part.title}")))
        body += [Item(_words(step)) for step in part.steps]
    return Paper(
        Head(annex=True), "HƯỚNG DẪN DÙNG SỔ HÒA GIẢI", tuple(body), about=f"Dành cho: {role.label}"
    )


def _words(step: str) -> Text:
    return text(*(bold(piece) if quoted else piece for piece, quoted in runs(step)))

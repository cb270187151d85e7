"""Who plays in the demonstration: three instances and the people who sign in."""

from dataclasses import dataclass

from app.domain.actors import InstanceRole, Role

# One password for all: it is printed on the screen for everybody who tries the program, so
# the forced change at the first sign-in, which real accounts have, would only stand in the way.
PASSWORD = "ThucHanh@2026"
ADMIN = "quantri"


@dataclass(frozen=True, slots=True)
class Login:
    """A practice account; ``post`` names the invented official who holds it, if one does."""

    login: str
    role: Role
    post: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One instance: its folder's name, whose book it is, which port it likes best."""

    folder: str
    unit: str
    name: str
    role: InstanceRole
    port: int
    logins: tuple[Login, ...]
    superior: str | None = None


_OFFICE = (
    Login("chuyenvien", Role.OFFICE_OFFICER, "justice"),
    Login("lanhdao", Role.OFFICE_LEADER, "chair"),
)
_COMMUNE = (
    Login("canbo", Role.COMMUNE_OFFICER, "justice"),
    Login("lanhdao", Role.COMMUNE_LEADER, "chair"),
    Login("mattran", Role.FRONT, "front"),
    Login("totruong", Role.TEAM_LEADER),
    Login("hoagiaivien", Role.MEDIATOR),
)

OFFICE = Part("tinh-12", "12", "Tỉnh Lai Châu", InstanceRole.OFFICE, 8412, _OFFICE)
COMMUNES = (
    Part(
        "phuong-03408",
        "03408",
        "Phường Tân Phong",
        InstanceRole.COMMUNE,
        8413,
        _COMMUNE,
        superior=OFFICE.unit,
    ),
    Part(
        "xa-03405",
        "03405",
        "Xã Tả Lèng",
        InstanceRole.COMMUNE,
        8414,
        _COMMUNE,
        superior=OFFICE.unit,
    ),
)
PARTS = (OFFICE, *COMMUNES)

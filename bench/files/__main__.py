"""Hands every file to every place, prints what it cost; see the package."""

import resource
import sys
import tempfile
from pathlib import Path
from unittest import mock

from app.accounts.service import create_account
from app.db import db
from app.domain.actors import Actor, InstanceRole, Role
from app.factory import create_app
from app.instance import create
from bench.files.handing import Handed, hand_over, strayed
from bench.files.made import FILES, NAMES
from bench.files.places import places
from tests import browser as browsers
from tests.browser import PASSWORD, Browser
from tests.conftest import FAST, LAI_CHAU, TAN_PHONG
from tests.haste import Endless
from tests.mediation.cases import a_case, a_village_with_team


def main() -> int:
    with tempfile.TemporaryDirectory() as base, mock.patch.object(browsers, "check_manners"):
        folder = Path(base) / "commune"
        unit, name = TAN_PHONG
        app = create_app(
            create(
                folder,
                unit=unit,
                name=name,
                role=InstanceRole.COMMUNE,
                superior=LAI_CHAU[0],
                database=None,
            ),
            {**FAST, "TESTING": False},
        )
        app.test_client_class, app.extensions["shares"] = Browser, Endless()
        with app.app_context():
            db.create_all()
            case = a_case(a_village_with_team()).id
            before = {one for one in folder.rglob("*") if one.is_file()}
            count, wrong = 0, []
            for place in places(app, case, seated(app)):
                done = [
                    hand_over(place, file, make(), NAMES[at % len(NAMES)])
                    for at, (file, make) in enumerate(FILES.items())
                ]
                told(place.name, done)
                count += len(done)
                wrong += [one for handed in done for one in handed.wrong()]
            wrong += strayed(folder, before)
    print(f"{count} handed over, {len(wrong)} wrong", *wrong, sep="\n  ")
    return bool(wrong)


def seated(app):
    def browser(role: Role) -> Browser:
        create_account(
            login=f"{role.value}{len(app.extensions['seated'])}",
            name="Lò Thị Mẫu",
            role=role,
            password=PASSWORD,
            must_change=False,
            by=Actor(name="Quàng Văn Xiên", role=Role.ADMINISTRATOR, unit=TAN_PHONG[0]),
        )
        client = app.test_client()
        client.come_in(f"{role.value}{len(app.extensions['seated'])}")
        app.extensions["seated"].append(client)
        return client

    app.extensions["seated"] = []
    return browser


def told(place: str, done: list[Handed]) -> None:
    slow, big = max(done, key=lambda one: one.seconds), max(done, key=lambda one: one.megabytes)
    taken = [one.file for one in done if one.status < 400]
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(
        f"{place}: {len(done)} files, taken {', '.join(taken) or 'none'}",
        f"longest {slow.seconds:.1f} s ({slow.file})",
        f"most {big.megabytes:.0f} MB ({big.file}), the largest child so far {child:.0f} MB",
        sep="\n  ",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())

"""Who may come in at an address, as its permission says; that it is asked for, the matrix of
``tests/access`` asks of every address and every role."""

import re
from collections.abc import Collection
from uuid import UUID

from flask import current_app

from app.domain.actors import GRANTS, ROLES_AT, InstanceRole, Role
from app.web.access import declaration_of

NOBODY = str(UUID(int=1))


def welcome_at(address: str, method: str) -> set[Role]:
    """The roles of this instance that may; a ``{name}`` in the address stands for any record."""
    urls = current_app.url_map.bind("localhost")
    endpoint, _ = urls.match(re.sub(r"\{\w+\}", NOBODY, address), method)
    permission = declaration_of(current_app, endpoint).permission
    return {role for role in roles_here() if permission in GRANTS[role]}


def roles_here(of: Collection[Role] = tuple(Role)) -> set[Role]:
    """Those of the roles that there are at this instance."""
    role: InstanceRole = current_app.extensions["instance"].role
    return set(of) & set(ROLES_AT[role])

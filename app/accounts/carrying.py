"""The lock page of a browser without script: what was being sent waits in it, unharmed."""

from urllib.parse import urlsplit

from flask import Response, request

from app.accounts.forms import CodeForm
from app.accounts.models import Account
from app.web.htmx import page

Fields = list[tuple[str, str]]
ADDRESS, NAME, VALUE = "address", "carried_name", "carried_value"


def safe_path(address: str | None) -> str | None:
    """A path of this site, or None: never an address that leads elsewhere."""
    if not address or not address.startswith("/") or len(address) > 2000:
        return None
    if address.startswith("//") or "\\" in address or not address.isprintable():
        return None
    parts = urlsplit(address)
    return None if parts.scheme or parts.netloc else address.removesuffix("?")


def typed_fields() -> Fields:
    """The posted fields in their order, without passwords and without the form's own token."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name != "csrf_token" and "password" not in name
    ]


def carried_form() -> tuple[str, Fields]:
    """Where the lock page was to lead, and what it carried there."""
    names, values = request.form.getlist(NAME), request.form.getlist(VALUE)
    address = safe_path(request.form.get(ADDRESS)) or "/"
    return address, list(zip(names, values, strict=False))


def lock_page(
    account: Account | None, address: str, carried: Fields, *, problem: str = "", status: int = 401
) -> Response:
    """Ask ``account`` (or whoever it was) for the password, carrying ``carried``."""
    return page(
        "accounts/lock.html",
        status=status,
        account=account,
        address=address,
        carried=carried,
        files_lost=any(file.filename for file in request.files.values()),
        problem=problem,
    )


def code_page(
    address: str, carried: Fields, *, form: CodeForm | None = None, status: int = 401
) -> Response:
    """Ask for the code of the second step, carrying ``carried`` as the lock page does."""
    return page(
        "accounts/second_step/prove.html",
        status=status,
        form=form or CodeForm(formdata=None),
        address=address,
        carried=carried,
    )

"""Everything that takes a file, found in the program: a new one is missed by no run."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

from flask import Flask
from flask_wtf.file import FileField, MultipleFileField

from app.domain.actors import Role
from app.web.forms import OfficeForm

BY_FORM: dict[str, tuple[str, Role]] = {
    "AttachForm": ("/tep/mediation_case/{case}/moi", Role.COMMUNE_OFFICER),
    "UploadForm": ("/nhap-so-cu/moi", Role.COMMUNE_OFFICER),
    "ReadLetterForm": ("/dong-bo/thu/doc", Role.COMMUNE_OFFICER),
    "BringForm": ("/quan-tri/sao-luu/tep", Role.ADMINISTRATOR),
}
"""Where each form that has a file is sent, and by whom."""
RAW = ("/dong-bo/v1/exchange", "/dong-bo/v1/enrol")
"""What takes bytes as they come."""


def forms_with_files() -> set[str]:
    """The names of all forms that have one; ``app.factory`` has been imported."""
    return {form.__name__ for form in _below(OfficeForm) if any(map(_is_file, vars(form).values()))}


def _below(form: type) -> Iterator[type]:
    for one in form.__subclasses__():
        yield one
        yield from _below(one)


def _is_file(field: object) -> bool:
    made_of = getattr(field, "field_class", None)
    return isinstance(made_of, type) and issubclass(made_of, FileField | MultipleFileField)


@dataclass(frozen=True, slots=True)
class Place:
    """``send`` hands over a file under a name and gives the status of the answer."""

    name: str
    send: Callable[[bytes, str], int]


def places(app: Flask, case: UUID, browser: Callable[[Role], object]) -> Iterator[Place]:
    for form, (address, role) in BY_FORM.items():
        client, filled = browser(role), address.format(case=case)

        def send(content: bytes, name: str, client=client, filled=filled) -> int:
            fields = {"csrf_token": client.token(), "document": "other"}
            data = {**fields, "file": (BytesIO(content), name)}
            return client.post(filled, data=data, content_type="multipart/form-data").status_code

        yield Place(form, send)
    for address in RAW:
        stranger = app.test_client()

        def send_raw(content: bytes, _name: str, stranger=stranger, address=address) -> int:
            return stranger.post(
                address, data=content, content_type="application/octet-stream"
            ).status_code

        yield Place(address, send_raw)

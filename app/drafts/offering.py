"""Offering a draft where its form stands, and putting it back into the form."""

import hmac
from base64 import b64encode
from urllib.parse import urlencode

from flask import Flask, current_app, g, request
from werkzeug.datastructures import MultiDict

from app.drafts.models import FormDraft
from app.drafts.service import drafts_of
from app.web.forms import OfficeForm

TAKEN_UP = "nhap"
"""In the address of a page: the key of the draft that its form is to hold."""


def init_app(app: Flask) -> None:
    """Lend the forms what was typed in them, and the templates what can be offered."""
    app.extensions["typed_before"] = typed_before
    app.jinja_env.globals.update(
        draft_for=draft_for, put_back=put_back, taken_up=taken_up, typing_key=typing_key
    )


def typing_key() -> str:
    """Under which the browser keeps what this person types until the server has it (256 bits)."""
    secret = current_app.config["SECRET_KEY"].encode()
    key = hmac.digest(secret, f"typed by {g.actor.account_id}".encode(), "sha256")
    return b64encode(key).decode()


def typed_before(address: str) -> MultiDict[str, str] | None:
    """The fields of the draft that was asked for, where it belongs to this form's address."""
    key = request.args.get(TAKEN_UP)
    if request.method != "GET" or not key or g.get("actor") is None:
        return None
    for draft in drafts_of(g.actor):
        if (draft.request_key, draft.address) == (key, address):
            return MultiDict([(name, value) for name, value in draft.fields])
    return None


def taken_up(draft: FormDraft) -> str:
    """The address of this page with ``draft`` in its form, and with all else that it was asked."""
    asked = MultiDict(request.args)
    asked[TAKEN_UP] = draft.request_key
    return f"{request.path}?{urlencode(list(asked.items(multi=True)))}"


def put_back(form: OfficeForm, draft: FormDraft) -> str:
    """Fill ``draft`` into its form where the page was asked to; ``""``, for a template.

    For a form that stands on a page of another address. One that was made from its draft
    (its rows and lists need that) is left as it is.
    """
    is_asked = request.method == "GET" and request.args.get(TAKEN_UP) == draft.request_key
    if is_asked and form.request_key.data != draft.request_key:
        form.process(MultiDict([(name, value) for name, value in draft.fields]))
    return ""


def draft_for(address: str) -> FormDraft | None:
    """The newest draft of the form that is sent to ``address``."""
    if g.get("actor") is None or g.actor.account_id is None:
        return None
    return next((draft for draft in drafts_of(g.actor) if draft.address == address), None)

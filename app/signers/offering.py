"""Offering the signers of today in every form that asks for one, and what a form itself offers."""

from flask import Flask, g
from wtforms import Field

from app.signers.service import signing_on
from app.web.context import today

_ASKED = {"signer": "name", "signer_post": "post", "leader": "name", "leader_post": "post"}
"""What a field asks of a signer; who leads an inspection signs its minutes."""


def init_app(app: Flask) -> None:
    app.jinja_env.globals["offered_for"] = offered_for


def offered_for(field: Field) -> list[str]:
    """What may be picked for a field that asks for a signer or a signer's post, or what its form
    was told to offer there; else nothing."""
    if own := getattr(field, "offered", ()):
        return list(own)
    wanted = _ASKED.get(field.short_name)
    if wanted is None or g.get("actor") is None:
        return []
    if "signers" not in g:
        g.signers = signing_on(g.actor.unit, today())
    return list(dict.fromkeys(getattr(one, wanted) for one in g.signers))

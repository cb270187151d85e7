"""How the shared machinery sees a signer."""

from flask import url_for

from app.domain.actors import Permission
from app.records.types import RecordType
from app.signers.acts import SignerAct
from app.signers.models import Signer
from app.units.sight import visible_in_reach

SIGNER = RecordType(
    key="signer",
    label="Người ký văn bản",
    model=Signer,
    acts=SignerAct,
    address=lambda one: url_for("signers.change", signer_id=one.id),
    visible=visible_in_reach(Permission.KEEP_LAW, Signer),
)

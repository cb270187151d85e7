"""What can be done to a signer: the words of the journal."""

from app.domain.labels import LabelledEnum


class SignerAct(LabelledEnum):
    ADD = "add", "Ghi người ký"
    CHANGE = "change", "Sửa người ký"

"""How often one address may try wrongly in a minute.

The lock-out of :mod:`app.accounts.tries` outlives a restart. This one spares the processor, and
slows who tries one password at many logins. Căn cứ: OWASP ASVS 5.0, 6.3.1.
"""

from flask import current_app, has_request_context, request

from app.domain.errors import RuleViolation
from app.web.pace import Shares

MOST = 30  # a minute
_WRONG_TRIES = "wrong tries"
TOO_FAST = (
    "Máy này đã nhập sai quá nhiều lần trong một phút. Hãy đợi một phút rồi nhập lại; mật khẩu "
    "chưa được kiểm tra."
)


def check() -> None:
    """Refuse an address that has failed too often in this minute, before anything slow."""
    if has_request_context() and not _shares().has(_WRONG_TRIES, address_here(), MOST):
        raise RuleViolation(TOO_FAST)


def note_failure() -> None:
    if has_request_context():
        _shares().take(_WRONG_TRIES, address_here(), MOST)


def address_here() -> str:
    """Where the request comes from; empty for a command at the machine."""
    return (request.remote_addr or "")[:45] if has_request_context() else ""


def _shares() -> Shares:
    return current_app.extensions["shares"]

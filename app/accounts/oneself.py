"""A password typed once more, before something that only oneself may do."""

from wtforms import Field

from app.accounts.own_password import prove_oneself
from app.web.access import current_actor
from app.web.forms import OfficeForm, tried


def is_oneself(form: OfficeForm, password: Field) -> bool:
    """Whether ``password``, a field of ``form``, holds that of who is signed in; where not, the
    field says so, and the wrong one is counted."""
    by, typed = current_actor(), password.data
    return bool(tried(form, lambda: prove_oneself(by, typed) or True, beside=password))

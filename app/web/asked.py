"""What the address of this page asks for, to be asked again in another address."""

from flask import request


def asked_again() -> dict[str, list[str]]:
    """The query of this request, for ``url_for``; names that steer ``url_for`` itself, such as
    ``_scheme`` or ``_external``, are no filters of ours and are left out."""
    query = request.args.to_dict(flat=False)
    return {
        name: values
        for name, values in query.items()
        if not name.startswith("_") and name != "endpoint"
    }

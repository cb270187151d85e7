"""The page of files that follow records: those that go up, and those that come from below."""

from app.domain.actors import Permission
from app.exchange import files as following
from app.exchange import files_back
from app.exchange.routes.common import bp
from app.exchange.sessions import superior_of_this
from app.instance import this_instance
from app.web.access import current_actor, requires
from app.web.htmx import page


@bp.get("/tep")
@requires(Permission.SEE_SYNC)
def files():
    has_superior = superior_of_this() is not None
    spent, most = following.spent_today()
    return page(
        "exchange/files.html",
        None,
        up=following.upward(current_actor()) if has_superior else None,
        spent=spent,
        lost=files_back.missing() if has_superior else None,
        most=most,
        below=following.from_below() if this_instance().is_office else (),
    )

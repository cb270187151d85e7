"""What the page of a case tells of its outputs; lent to the templates."""

from collections.abc import Sequence

from flask import Flask

from app.domain.mediation.outputs import Tick
from app.instance import this_instance
from app.mediation.service.viewing import CaseView
from app.outputs.reading import ticks_of
from app.web.access import current_actor


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(case_outputs=case_outputs)


def case_outputs(view: CaseView) -> Sequence[Tick]:
    """Nothing for who only looks into the book of another unit."""
    actor = current_actor()
    if this_instance().is_office or view.case.unit not in actor.books:
        return ()
    return ticks_of(view, actor)

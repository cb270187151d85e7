"""The intranet: one application, a commune's book or the office above it.

Read :func:`create_app` from top to bottom to see what it is made of.
"""

import gc
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from flask_wtf import CSRFProtect

from app.accounts import signing
from app.accounts.routes import bp as accounts
from app.attachments.routes import bp as attachments
from app.audit.routes import bp as audit
from app.backup.routes import bp as backup
from app.budget import lending as money
from app.budget.routes import bp as budget
from app.catalog import BY_KEY, PAPER_KINDS
from app.db import db, prepare_engine
from app.dialogue import prepared
from app.dialogue.routes import bp as dialogue
from app.dialogue.service import dues
from app.dialogue.service.planned import PlannedConferences
from app.difficulties.routes import bp as difficulties
from app.domain.actors import Actor
from app.drafts import offering as offered_drafts
from app.drafts.routes import bp as drafts
from app.emulation import notices as rewards
from app.emulation.routes import bp as emulation
from app.exchange import letter_files
from app.exchange.badge import sync_badge
from app.exchange.regaining import mark_of_this_page
from app.exchange.routes import bp as exchange
from app.exchange.routes import wire
from app.export import sending
from app.guidance import notices
from app.guidance.routes import bp as guidance
from app.handbook import lending as chapters
from app.handbook.routes import bp as handbook
from app.health import clock, space
from app.health.routes import bp as health
from app.home.routes import bp as home
from app.importing import lending as importing_mark
from app.importing.routes import bp as importing
from app.inspection.routes import bp as inspection
from app.instance import Instance
from app.lan.routes import bp as lan
from app.lawpack.routes import bp as lawpack
from app.lawpack.service import keeping
from app.mediation.casework import MediationCasework
from app.mediation.routes import bp as mediation
from app.mediation.service import reckoning
from app.mediation.service.alert_lines import open_alerts
from app.outputs import lending as outputs
from app.outreach.routes import bp as outreach
from app.overview.routes import bp as overview
from app.papers.routes import bp as papers
from app.periodic.routes import bp as periodic
from app.preparation.lending import LentPreparation
from app.preparation.routes import bp as preparation
from app.privacy.routes import bp as privacy
from app.records.handed import handed_over_to
from app.rehearsal.routes import bp as rehearsal
from app.remuneration.routes import bp as remuneration
from app.remuneration.service import reckoning as payment_clocks
from app.reports.routes import bp as reports
from app.review.routes import bp as review
from app.search import routes as saving
from app.search.routes import bp as search
from app.settings import read_settings
from app.signers import offering as offered_signers
from app.signers.routes import bp as signers
from app.statistics.routes import bp as statistics
from app.teams import casework
from app.teams.routes import bp as teams
from app.teams.seats import offices_held, seats_in_office
from app.training.routes import bp as training
from app.units.routes import bp as units
from app.units.service import books_of
from app.web import (
    access,
    bounds,
    context,
    errors,
    forms,
    headers,
    lines,
    look,
    origin,
    pace,
    packing,
    sought,
    statics,
    telling,
    viewed,
)
from app.web.cookies import SessionCookie
from app.web.rules import LateRule
from app.web.translation import environment_of
from app.workplan.routes import bp as workplan
from app.yearplan import conferences
from app.yearplan.routes import bp as yearplan

ROOT = Path(__file__).resolve().parent.parent
ROOMS = (
    home,
    handbook,
    accounts,
    drafts,
    signers,
    units,
    lawpack,
    attachments,
    papers,
    teams,
    yearplan,
    mediation,
    importing,
    dialogue,
    preparation,
    training,
    guidance,
    difficulties,
    outreach,
    emulation,
    search,
    statistics,
    inspection,
    remuneration,
    budget,
    workplan,
    periodic,
    reports,
    overview,
    privacy,
    review,
    audit,
    rehearsal,
    backup,
    health,
    exchange,
    wire,
    lan,
)


def create_app(instance: Instance, overrides: Mapping[str, Any] | None = None) -> Flask:
    """The application of ``instance``; ``overrides`` replace settings in tests."""
    book = None if instance.has_server else instance.book
    app = Flask(
        __name__,
        template_folder=str(ROOT / "templates"),
        static_folder=str(ROOT / "static"),
        instance_path=str(instance.folder),
    )
    app.config.from_mapping(
        SECRET_KEY=instance.secret,
        SQLALCHEMY_DATABASE_URI=instance.database,
        SQLALCHEMY_ENGINE_OPTIONS={
            "hide_parameters": True,  # a log must not hold names
            "pool_pre_ping": instance.has_server,  # one that was started anew is met again
            **(book.engine_options() if book else {}),
        },
        # a browser keeps cookies per host and not per port: two instances must not share one
        SESSION_COOKIE_NAME=f"sohoagiai_{instance.unit}" + ("_tap" if instance.practice else ""),
        SESSION_COOKIE_SAMESITE="Strict",
        MAX_CONTENT_LENGTH=16 * 2**20,
        MAX_FORM_MEMORY_SIZE=4 * 2**20,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # it asks for a referrer, and our pages send none
    )
    app.config.from_mapping(read_settings(instance.settings))
    app.config.from_mapping(overrides or {})
    app.session_interface = SessionCookie()
    app.url_rule_class = LateRule
    app.jinja_environment = environment_of(app.config["LANGUAGE"])  # type: ignore[method-assign]
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.extensions["instance"] = instance
    app.extensions["record_types"] = BY_KEY
    app.extensions["paper_kinds"] = PAPER_KINDS
    app.extensions["books"] = books_of

    db.init_app(app)
    with app.app_context():
        prepare_engine(db.engine, book and book.key)
    bounds.guard(app)
    CSRFProtect(app).exempt(wire)  # its callers have no browser: every frame is signed

    lines.init_app(app)
    origin.guard(app)
    signing.init_app(app, seats=seats_in_office, held=offices_held)
    keeping.init_app(app, reckon_again=_reckon_again)
    casework.init_app(app, MediationCasework())
    prepared.init_app(app, LentPreparation())
    conferences.init_app(app, PlannedConferences())
    sought.init_app(app)
    access.guard(app)
    pace.guard(app)
    space.guard(app)
    clock.guard(app)
    for room in ROOMS:
        app.register_blueprint(room)
    notices.init_app(app)
    rewards.init_app(app)
    outputs.init_app(app)
    money.init_app(app)
    importing_mark.init_app(app)
    chapters.init_app(app)
    offered_drafts.init_app(app)
    offered_signers.init_app(app)
    saving.init_app(app)
    letter_files.init_app(app)
    sending.init_app(app)
    context.init_app(
        app,
        sync_badge=sync_badge,
        open_alerts=open_alerts,
        regained=mark_of_this_page,
        goes_on_at=handed_over_to,
    )
    forms.init_app(app)
    look.init_app(app)
    telling.init_app(app)
    viewed.init_app(app)
    statics.init_app(app)
    packing.init_app(app)
    headers.init_app(app)
    errors.init_app(app)
    return app


def _reckon_again(by: Actor) -> None:
    """The law of a unit has changed: every room sets its stored last days anew."""
    reckoning.reckon_again(by)
    dues.reckon_again(by)
    payment_clocks.reckon_again(by)


gc.freeze()  # the whole program is read in by now, and stays
gc.set_threshold(20_000, 10, 20)

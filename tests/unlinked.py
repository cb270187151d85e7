"""Addresses that no link of a page leads to, and why."""

from app.domain.actors import InstanceRole
from app.mediation.actions import ACTIONS

# What is a file, answers no browser, or only someone who has not come in.
NO_PAGES = {
    "static",
    "home.said",  # answers the script: how a day that is being typed is read
    "health.alive",
    "health.ready",
    "accounts.sign_in",
    "accounts.forgotten",
    "accounts.use_code",
    "accounts.reset_by_two",
    "accounts.prove",
    "accounts.bind",
    "mediation.alert_banner",
    "attachments.picture",
    "attachments.preview",
    "attachments.download",
    "dialogue.projector",  # the wall of a hall: without menu or the name of who sits here
    "dialogue.room_news",
    "dialogue.room_opinion",
    "mediation.paper_choice",
    "handbook.leaflet",
    "papers.draft",
    "rehearsal.enter",  # the way into the practice book, shown while that one runs
    "papers.copy",
    "papers.portal_file",  # only of a paper that is public by law
    "exchange.letter_file",
    "importing.original",
    "lan.trust",  # only where HTTPS was set up
    "lan.authority_file",
    "importing.progress",
    "reports.access_file",
    "review.paper",
    "statistics.report_file",
    "statistics.sheet_file",
    # the form of an act: folded on the page of its case, which asks for it when it is opened
    *(f"mediation.{row.act}" for row in ACTIONS if not row.page),
}
# What no link of that instance leads to: a commune has no units below it, an office reads the
# records of communes and writes none; of the law it may write, and in practice has not. A
# conclusion is opened in its own tests: few are open. To the search leads the box of each page.
# These instances are tied to nobody, so they have no letters and nobody to compare with, and
# they are new.
UNTIED = {
    "accounts.rebind",  # of the second step, which only its own tests ask for
    "accounts.spare_codes",
    "mediation.given_books",  # only where a decree gave villages away
    "mediation.why",  # asked of a leader; who fills the pages here has no account to restrict
    "privacy.disposal_detail",  # in practice no record is as old as its time of keeping
    "backup.restore",  # of a backup: what was just made has none
    "inspection.new_year_plan",  # in practice this year has its plan
    "lawpack.rate",  # in practice the levels of the circular hold
    "exchange.letter",
    "exchange.compare",
    "exchange.held",
    "audit.events_below",
    "exchange.answer_head",  # only where a journal below did not follow
    "exchange.progress",
    "exchange.not_above",
    "exchange.downward",
    "exchange.files",
    "exchange.not_taken",
    "exchange.regained",
    "exchange.two_versions",
}
UNLINKED = {
    InstanceRole.COMMUNE: {
        "budget.line",  # only of an estimate: in practice the year was allotted
        "units.close_unit",
        "units.merge_units",
        "units.move_unit",
        "units.split_unit",
        "dialogue.conclusion",
        "emulation.from_units",  # what units below have proposed
        "exchange.book_sheet",  # only after a merger
        "exchange.machines",  # of the units below
        "training.places",
        "guidance.new",  # only an office writes guidance
        "guidance.new_about",
        "mediation.put_in_writing",  # few agree by word of mouth and want paper later
        "periodic.sent",  # an office sees which of its units have sent their reports
        "teams.correct_review",  # open until it is sent; that of practice may stand far back
        "search.index",
        "search.kind",
        "workplan.change_task",  # only of a draft: that of practice is the office's
        "workplan.correct",
        "workplan.new_task",
        "statistics.compare",  # an office holds what its units have submitted beside a count
    },
    InstanceRole.OFFICE: {
        "budget.cost",  # in practice an office keeps no money of its own
        "budget.cost_list",
        "budget.correct_cost",
        "budget.line",
        "budget.new_cost",
        "statistics.change",  # an office's own form: in practice it has written none
        "statistics.form",
        "search.index",
        "search.kind",
        "attachments.detail",
        "attachments.new",
        "outreach.correct",  # in practice an office has noted none of its own
        "papers.compare",
        "papers.detail",
        "mediation.alert",  # linked from a case that has one; few have
        "mediation.alert_list",
        "mediation.paper_books",
        "mediation.paper_month",
        "dialogue.conclusion",
        "dialogue.correct",
        "dialogue.new",
        "dialogue.room",
        "dialogue.room_plan",
        "difficulties.correct",  # in practice an office has noted none of its own
        "emulation.correct_model",  # nor registered, nor put up anybody
        "emulation.write",
        "exchange.book_list",  # an office keeps no book
        "exchange.book_sheet",
        "exchange.switch",  # what goes up is the decision of the commune's head
        "exchange.whole_book",  # the book of a commune
        "importing.detail",  # old registers are brought in where the book is kept
        "importing.index",
        "importing.new",
        "importing.rows",
        "importing.words",
        "inspection.change_point",  # of minutes that are written and not signed
        "lawpack.court",
        "lawpack.deadline_row",
        "mediation.correct",
        "mediation.restrict",
        "mediation.viewings",
        "mediation.draft_agreement",
        "mediation.follow_up",
        "mediation.new_court",
        "mediation.new_terms",
        "mediation.put_in_writing",
        "mediation.settle",
        "mediation.rewrite_agreement",
        "mediation.new",
        "mediation.new_party",
        "mediation.party",
        "mediation.survey",  # what the parties say stays in the commune
        "preparation.answerer",  # how a conference is prepared stays in the commune
        "preparation.broadcast",
        "preparation.detail",
        "preparation.group",
        "preparation.groups",
        "preparation.recipient",
        "preparation.task",
        "privacy.correct_incident",  # in practice nobody has asked an office anything
        "privacy.erase",
        "privacy.find",
        "privacy.hold_detail",
        "privacy.incident_detail",
        "privacy.new_hold",
        "privacy.request_detail",
        "remuneration.accident",
        "remuneration.line",
        "remuneration.new",
        "teams.change",
        "teams.change_mediator",
        "teams.change_result",
        "teams.correct_report",
        "teams.correct_review",
        "teams.elect_leader",
        "teams.elect_mediators",
        "teams.new",
        "teams.new_mediator",
        "teams.new_mediators",
        "teams.new_report",
        "teams.new_review",
        "teams.propose_departure",
        "training.mediator",  # names of mediators stay in the commune
        "units.village",
        "yearplan.change_session",
        "yearplan.correct",
        "yearplan.correct_request",
        "yearplan.new",
        "yearplan.new_request",
        "yearplan.new_session",
    },
}

"""Every address says who may open it; what says nothing fails here.

What each role, a stranger and a form without its token are answered there, the matrix of
``tests/access`` asks.
"""

from app.domain.actors import Permission
from app.web.access import declaration_of

PUBLIC = {
    "static",
    "health.alive",
    "health.ready",
    "home.accessibility",
    "accounts.sign_in",
    "accounts.sign_in_by_pin",
    "accounts.empty_list",
    "accounts.sign_out",
    "accounts.leave",
    "accounts.forgotten",
    "accounts.use_code",
    "accounts.reset_by_two",
    "accounts.unlock",
    "accounts.prove",  # both for who has shown the password, and is nobody yet
    "accounts.bind",
    "wire.exchange",
    "wire.enrol",
    "lan.trust",
    "lan.authority_file",
}


def test_every_address_declares_its_permission(commune):
    silent = [r.endpoint for r in commune.url_map.iter_rules() if not _declared(commune, r)]
    assert silent == []


def _declared(app, rule):
    return declaration_of(app, rule.endpoint) is not None


def test_only_these_addresses_answer_a_stranger(commune):
    """Opening one more to the world is a line here that somebody has to read."""
    open_to_all = {
        rule.endpoint
        for rule in commune.url_map.iter_rules()
        if declaration_of(commune, rule.endpoint).permission is None
    }
    assert open_to_all <= PUBLIC


def test_every_permission_guards_something(commune):
    asked = {
        declaration_of(commune, rule.endpoint).permission for rule in commune.url_map.iter_rules()
    }
    if any(declaration_of(commune, rule.endpoint).exports for rule in commune.url_map.iter_rules()):
        asked.add(Permission.EXPORT_LISTS)
    asked.add(Permission.SEE_VILLAGES)  # opens no page: how near one looks on those of an office
    assert set(Permission) == asked - {None}

"""Every address says who may open it; what says nothing fails here."""

import pytest

from app.domain.actors import GRANTS, ROLES_AT, InstanceRole, Permission, Role
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
    assert set(Permission) == asked - {None}


@pytest.mark.parametrize("role", ROLES_AT[InstanceRole.COMMUNE], ids=lambda role: role.value)
def test_each_role_opens_what_it_was_granted_and_nothing_else(commune, browser, role):
    """Simple addresses only: those with an id are tried in the room they belong to."""
    signed_in = browser(role)
    for rule in commune.url_map.iter_rules():
        declared = declaration_of(commune, rule.endpoint)
        if rule.arguments or "GET" not in rule.methods or declared.permission is None:
            continue
        status = signed_in.get(rule.rule).status_code
        if declared.permission in GRANTS[role]:
            assert status != 403, rule.rule
        else:
            assert status == 403, rule.rule


def test_a_stranger_is_sent_to_the_login(commune):
    stranger = commune.test_client()
    for rule in commune.url_map.iter_rules():
        declared = declaration_of(commune, rule.endpoint)
        if rule.arguments or "GET" not in rule.methods or declared.permission is None:
            continue
        answer = stranger.get(rule.rule)
        assert answer.status_code == 303, rule.rule
        assert answer.location.startswith("/dang-nhap"), rule.rule


def test_a_post_without_its_token_changes_nothing(commune, browser):
    signed_in = browser(Role.COMMUNE_OFFICER)
    for rule in commune.url_map.iter_rules():
        declared = declaration_of(commune, rule.endpoint)
        if "POST" in rule.methods and not rule.arguments and declared.permission is not None:
            assert signed_in.post(rule.rule, data={}).status_code == 400, rule.rule

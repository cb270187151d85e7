from app.domain.actors import GRANTS, ROLES_AT, Actor, Permission, Role


def test_every_role_has_its_grants_and_stands_at_some_instance():
    assert set(GRANTS) == set(Role)
    assert {role for roles in ROLES_AT.values() for role in roles} == set(Role)


def test_every_permission_is_granted_to_somebody():
    assert set().union(*GRANTS.values()) == set(Permission)


def test_the_administrator_reads_no_content():
    content = {Permission.SEE_CASES, Permission.SEE_DIALOGUES, Permission.RECORD_CASE}
    assert not GRANTS[Role.ADMINISTRATOR] & content


def test_the_fatherland_front_sees_figures_and_no_case():
    actor = Actor(name="Lò Văn Páo", role=Role.FRONT, unit="03408")
    assert actor.may(Permission.SEE_FIGURES)
    assert not actor.may(Permission.SEE_CASES)


def test_an_office_writes_no_case_of_a_commune():
    for role in (Role.OFFICE_OFFICER, Role.OFFICE_LEADER):
        assert not GRANTS[role] & {Permission.RECORD_CASE, Permission.RECORD_DIALOGUE}


def test_templates_may_ask_by_the_stored_code():
    assert Actor(name="a", role=Role.COMMUNE_OFFICER, unit="03408").may("keep_teams")

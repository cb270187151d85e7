"""The printed codes for who is without the telephone: good once, kept as slow hashes."""

from app.accounts import spare_codes
from app.accounts.models import SpareCode
from app.db import db
from app.domain.actors import Role
from tests.accounts.people import acts, an_account
from tests.accounts.telephone import account, bound, enter, waiting
from tests.browser import PASSWORD


def test_a_spare_code_lets_in_once(strict):
    _, codes = bound()
    client = waiting()
    assert enter(client, codes[3].lower().replace("-", " ")).status_code == 303
    assert acts()[-1] == "use_spare_code"
    assert enter(waiting(), codes[3]).status_code == 422
    assert spare_codes.left(account().id) == 9


def test_a_spare_code_is_hashed_slowly_and_is_good_for_its_own_account_only(strict):
    _, codes = bound()
    kept = db.session.scalars(db.select(SpareCode.code_hash)).all()
    assert all(one.startswith("$argon2id$") for one in kept)
    other = an_account(login="quan.tri.2", role=Role.ADMINISTRATOR)
    assert spare_codes.fitting(account().id, codes[0]) is not None
    assert spare_codes.fitting(other.id, codes[0]) is None


def test_new_spare_codes_make_the_old_ones_worthless(strict):
    client, codes = bound()
    wrong = client.submit("/tai-khoan/ma-du-phong", {"current_password": "Sai-Mat-Khau-1"})
    assert 'aria-describedby="current_password-error' in wrong.text
    page = client.submit("/tai-khoan/ma-du-phong", {"current_password": PASSWORD})
    assert page.text.count("<div><code>") == 10
    assert enter(waiting(), codes[0]).status_code == 422

"""A stranger cannot have the server read a form of millions of fields."""

import pytest

from app.web.bounds import MOST_FIELDS, PLAIN

MANY = b"a=b&" * MOST_FIELDS
LONG = b"a=" + b"b" * 5 * 2**20


@pytest.mark.parametrize("sent", [MANY, LONG])
def test_a_form_of_too_much_is_not_taken_apart(commune, sent, monkeypatch):
    monkeypatch.setattr("werkzeug.formparser.parse_qsl", lambda *_args, **_kwargs: 1 / 0)
    answer = commune.test_client().post("/dang-nhap", data=sent, content_type=PLAIN)
    assert answer.status_code == 413
    assert "chưa" in answer.text.lower()


def test_a_form_with_as_many_fields_as_any_of_ours_is_read(commune):
    client = commune.test_client()
    client.get("/dang-nhap")
    sent = b"a=b&" * (MOST_FIELDS - 1)
    assert client.post("/dang-nhap", data=sent, content_type=PLAIN).status_code != 413

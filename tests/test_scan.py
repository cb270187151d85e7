"""What scanners are told to ask for: wrongly told, they find a program without faults."""

from urllib.parse import parse_qs, urlsplit

from packaging.version import Version
from werkzeug.routing import Map, Rule

from bench.scan import libraries
from bench.scan.addresses import Operation, description, meet, read
from bench.scan.injected import places_of, words_of
from bench.scan.served import Target

RULES = Map([Rule("/so/", methods=["GET"]), Rule("/so/<word>/<uuid:at>", methods=["POST"])])
ID = "0193a1b2-0000-7000-8000-000000000000"
PAGE = f"""
<a href="/so/?q=~sealed&amp;nam=2026">a</a>
<form method="post" action="/so/mot/{ID}">
  <input type="hidden" name="csrf_token" value="t"><input name="request_key" value="k">
  <select name="loai"><option value="dat">Đất</option><option value="no">Nợ</option></select>
  <input type="checkbox" name="kin" value="y"><textarea name="loi"></textarea>
</form>"""
SITE = Target("http://site", "", "token")


def test_a_form_is_described_by_what_its_lists_offer():
    told = description(_met(), "token")["paths"]["/so/{word}/{at}"]["post"]
    body = told["requestBody"]["content"]["application/x-www-form-urlencoded"]["schema"]
    assert {"dat", "no"} <= set(body["properties"]["loai"]["enum"])
    assert body["properties"]["csrf_token"]["enum"] == ["token"]
    assert body["required"] == ["csrf_token", "loai", "loi"]
    assert [one["schema"]["enum"] for one in told["parameters"]] == [["mot"], [ID]]


def test_the_key_of_a_form_is_not_sent_again():
    """The second form under one key would be answered as the first was."""
    assert "request_key" not in str(description(_met(), "token"))


def test_every_word_of_an_address_is_tried_unsealed():
    one = _met()["GET", "/so/"]
    asked = list(words_of(SITE, "/so/", one, 0.0))
    assert [each.name for each in asked] == ["q", "nam"]
    assert parse_qs(urlsplit(asked[0].address).query) == {"q": ["hoa"], "nam": ["2026"]}


def test_a_place_that_takes_any_text_is_marked():
    (rule, one) = "/so/<word>/<uuid:at>", _met()["POST", "/so/<word>/<uuid:at>"]
    (asked,) = places_of(SITE, rule, one, 0.0)
    assert asked.address == f"http://site/so/mot*/{ID}"


def _met() -> dict[tuple[str, str], Operation]:
    found: dict[tuple[str, str], Operation] = {}
    adapter = RULES.bind("site")
    for link in read(PAGE, "/", found, adapter):
        meet(found, adapter, "GET", link, [])
    return found


def test_a_library_that_lags_behind_is_told_once_by_its_oldest_wheel(monkeypatch):
    newest = {"click": Version("8.3.0"), "ifaddr": Version("0.2.0")}
    monkeypatch.setattr(libraries, "_newest", newest.__getitem__)
    wheels = [f"{name}-py3-none-any.whl" for name in ("click-8.3.0", "click-8.2.0", "ifaddr-0.2.0")]
    assert libraries.behind(wheels) == (2, ["click 8.2.0: 8.3.0 is there"])

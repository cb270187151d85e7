"""Where the results were posted, broadcast and sent; what is missing is said."""

from dataclasses import replace
from datetime import date

import pytest

from app.db import db
from app.dialogue.models import Posting
from app.dialogue.service import postings
from app.dialogue.service.postings import publicity_of
from app.domain.actors import Role
from app.domain.dialogue.kinds import DialogueKind
from app.domain.dialogue.lifecycle import DialogueState
from app.domain.dialogue.postings import PostingWay
from app.domain.errors import RuleViolation
from app.domain.units import VillageKind
from app.records.journal import history
from app.records.locking import NotHere, Stale
from app.units.service import add_village
from tests.dialogue import after
from tests.dialogue.after import TODAY, day
from tests.factories import an_officer
from tests.lawpack.rows import words_of

pytestmark = pytest.mark.usefixtures("commune")


@pytest.fixture
def other_village(village, officer):
    facts = {"kind": VillageKind.BAN, "valid_from": date(2020, 1, 1), "by": officer}
    return add_village(name="Nậm Loỏng", **facts)


def post(dialogue, way=PostingWay.OFFICE_BOARD, *villages, **facts):
    given = {
        "posted_on": day("18/3"),
        "place": "" if way is PostingWay.VILLAGE_HEAD else "Bảng tin trụ sở",
        "villages": [village.id for village in villages],
        "received_by": "",
        "words": "",
        "today": TODAY,
        "by": an_officer(),
    }
    return postings.note_postings(dialogue.id, way=way, **given | facts)


@pytest.mark.usefixtures("both_databases")
def test_each_village_without_a_record_is_said(signed, village, other_village):
    dialogue = signed()
    assert publicity_of(dialogue).missing == [
        "chưa ghi việc đăng, phát trên phương tiện thông tin đại chúng",
        "chưa ghi việc niêm yết tại trụ sở Ủy ban nhân dân",
        "chưa ghi đã gửi Bản Nậm Loỏng, Bản Tả Lèng",
    ]
    post(dialogue)
    post(dialogue, PostingWay.MASS_MEDIA, place="Loa truyền thanh phường")
    post(dialogue, PostingWay.VILLAGE_HEAD, village, received_by="Sùng A Chư")
    publicity = publicity_of(dialogue)
    assert publicity.missing == ["chưa ghi đã gửi Bản Nậm Loỏng"]
    assert publicity.without == ["Bản Nậm Loỏng"]
    with pytest.raises(RuleViolation, match=r"Bản Nậm Loỏng.*Căn cứ: Điều 43 Luật Tổ chức"):
        after.publish(dialogue, explanation="")
    post(dialogue, PostingWay.VILLAGE_HEAD, other_village)
    after.publish(dialogue, explanation="")
    assert dialogue.state is DialogueState.IN_FOLLOW_UP


def test_one_paper_that_went_to_several_villages_is_noted_at_once(signed, village, other_village):
    dialogue = signed()
    with pytest.raises(RuleViolation, match="Người nhận chỉ ghi khi gửi một thôn"):
        post(dialogue, PostingWay.VILLAGE_HEAD, village, other_village, received_by="Ông Chư")
    written = post(dialogue, PostingWay.VILLAGE_HEAD, village, other_village)
    assert [one.village_id for one in written] == [village.id, other_village.id]
    assert publicity_of(dialogue).without == []


def test_what_was_not_done_may_be_explained(signed, village):
    dialogue = after.publish(signed(), explanation="Bản bị cô lập do sạt lở.")
    assert dialogue.publish_reason == "Bản bị cô lập do sạt lở."
    assert history("dialogue", [dialogue.id])[0].reason == "Bản bị cô lập do sạt lở."


@pytest.mark.parametrize(
    "facts",
    [
        {"kind": DialogueKind.PARTY_COMMITTEE},
        {"held_on": date(2024, 11, 20)},  # the law of 2015 asks for no publication
    ],
)
def test_where_no_law_asks_for_the_three_ways_none_is_missing(a_dialogue, village, facts):
    assert publicity_of(a_dialogue(announced_on=None, **facts)).missing == []


def test_the_law_of_the_day_is_named(signed, village):
    dialogue = signed()
    dialogue.held_on = date(2025, 5, 12)
    with pytest.raises(RuleViolation, match="Căn cứ: Điều 24 Luật"):
        postings.check_ways_noted(dialogue, "")


def test_a_village_of_another_unit_is_refused(signed, foreign_village):
    with pytest.raises(RuleViolation, match="không thuộc đơn vị của mình"):
        post(signed(), PostingWay.VILLAGE_HEAD, foreign_village)


def test_a_posting_is_corrected_by_its_owner_who_saw_the_latest(signed, officer):
    dialogue = signed()
    (posting,) = post(dialogue)
    facts = {
        "way": PostingWay.OFFICE_BOARD,
        "posted_on": day("19/3"),
        "place": "Bảng tin nhà văn hóa",
        "village_id": None,
        "received_by": "",
        "words": "",
        "today": TODAY,
    }
    postings.correct_posting(posting.id, revision=1, by=officer, **facts)
    assert (posting.posted_on, posting.place) == (day("19/3"), "Bảng tin nhà văn hóa")
    with pytest.raises(Stale):
        postings.correct_posting(posting.id, revision=1, by=officer, **facts)
    with pytest.raises(NotHere):
        post(dialogue, by=replace(officer, unit="03406"))
    assert [line.act for line in history("posting", [posting.id])] == ["correct", "note"]


def test_who_received_it_stays_in_the_commune(signed, village):
    facts = {"received_by": "Sùng A Chư", "words": "Giao tận tay."}
    (posting,) = post(signed(), PostingWay.VILLAGE_HEAD, village, **facts)
    body = posting.outgoing()
    assert {"received_by", "note"}.isdisjoint(body)
    assert (body["way"], body["posted_on"]) == ("village_head", "2026-03-18")


def test_postings_are_noted_and_shown_through_the_page(browser, signed, village):
    address = f"/doi-thoai/{signed().id}/theo-doi"
    client = browser(Role.COMMUNE_OFFICER)
    words = words_of(client.get(address))
    assert "Chưa ghi đã gửi Bản Tả Lèng" in words
    typed = {"way": "village_head", "villages": [str(village.id)], "posted_on": "18/3/2026"}
    wrong = client.submit(address, typed | {"villages": []}, action="/noi-cong-khai")
    assert wrong.status_code == 422
    assert "Hãy chọn thôn, bản, tổ dân phố đã nhận." in words_of(wrong)
    typed["received_by"] = "Ông Sùng A Chư"
    assert client.submit(address, typed, action="/noi-cong-khai").status_code == 303
    words = words_of(client.get(address))
    assert "18/03/2026 Gửi trưởng thôn, tổ trưởng tổ dân phố Bản Tả Lèng Ông Sùng A Chư" in words
    assert "Chưa ghi đã gửi Bản Tả Lèng" not in words
    posting = f"/doi-thoai/noi-cong-khai/{db.session.scalars(db.select(Posting.id)).one()}"
    assert "Đính kèm ảnh chụp" in words_of(client.get(posting))
    assert client.submit(posting, {"posted_on": "19/3/2026"}, action=posting).location == posting
    assert "Ngày 19/03/2026" in words_of(client.get(posting))
    reader = browser(Role.FRONT)
    assert "Lưu nơi công khai" not in reader.get(posting).text
    assert "Ghi nơi công khai" not in words_of(reader.get(address))


def test_publishing_without_the_three_ways_asks_for_an_explanation(browser, signed):
    dialogue = signed()
    address, client = f"/doi-thoai/{dialogue.id}", browser(Role.COMMUNE_OFFICER)
    typed = {"published_on": "18/3/2026"}
    wrong = client.submit(address, typed, action="/cong-khai")
    assert wrong.status_code == 422
    assert "chưa ghi việc niêm yết tại trụ sở" in words_of(wrong)
    typed["publish_reason"] = "Bảng tin đang sửa."
    client.submit(address, typed, action="/cong-khai")
    assert "Giải trình: Bảng tin đang sửa." in words_of(client.get(f"{address}/theo-doi"))

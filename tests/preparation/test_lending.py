"""What was prepared is at hand in the room."""

from app.domain.dialogue.room import GroupKind
from app.preparation.facts import AnswererFacts, Chosen
from app.preparation.lending import LentPreparation
from app.preparation.service import answerers, inviting
from tests.manners import Reading
from tests.preparation.conftest import TODAY, words_of

ROAD = AnswererFacts(
    field="infrastructure",
    person="Vàng A Pao",
    post="Trưởng phòng Kinh tế",
    body="Phòng Kinh tế",
    answer="Đường vào bản được ghi vốn năm sau.",
    legal_basis="Nghị quyết của Hội đồng nhân dân phường",
)


def details_of(clerk, opinion):
    return clerk.get(f"/doi-thoai/phong-hop/y-kien/{opinion.id}")


def test_the_answer_made_ready_stands_by_the_opinions_of_its_field(
    dialogue, officer, voiced, clerk
):
    answerers.name_answerer(dialogue.id, ROAD, by=officer)
    shown = words_of(details_of(clerk, voiced(dialogue)))
    assert "Vàng A Pao, Trưởng phòng Kinh tế – Phòng Kinh tế" in shown
    assert "Đường vào bản được ghi vốn năm sau." in shown
    assert "Căn cứ: Nghị quyết của Hội đồng nhân dân phường" in shown
    other = voiced(dialogue, "Xin cấp giấy chứng nhận.", field="land")
    assert "Vàng A Pao" not in words_of(details_of(clerk, other))


def test_the_heads_that_are_proposed_are_of_those_invited(
    dialogue, heads, officer, voiced, villages, clerk
):
    voiced(dialogue, speaker="Sùng A Chư", village_id=villages[0].id)
    chosen = Chosen(groups=(heads.id,), others="Lò Văn Xuân", citizens=True)
    guests = inviting.choose_guests(dialogue.id, chosen, today=TODAY, by=officer)
    gone = next(one for one in guests if one.name == "Lò Văn Một")
    inviting.withdraw_guest(gone.id, revision=gone.revision, by=officer)
    invited = LentPreparation().invited(dialogue.id)
    assert [(one.name, one.expected) for one in invited] == [
        ("Bí thư chi bộ, trưởng thôn", 2),
        ("Công dân có ý kiến gửi trước", 1),
        ("Công dân đăng ký dự", 1),
    ]
    assert [one.kind for one in invited] == [GroupKind.DELEGATES, *[GroupKind.CITIZENS] * 2]
    plan = Reading(clerk.get(f"/doi-thoai/{dialogue.id}/phong-hop/chuong-trinh").text)
    fields = {one.get("name"): one.get("value") for one in plan.all("input")}
    assert fields["groups-0-words"] == "Bí thư chi bộ, trưởng thôn"
    assert fields["groups-0-expected"] == "2"

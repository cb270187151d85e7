"""A conference that is being prepared: everything that a clerk would have ready by today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

from app.db import db, transaction
from app.dialogue.facts import OpinionFacts
from app.dialogue.models import Dialogue
from app.dialogue.service import opinions
from app.domain.actors import Actor
from app.domain.dialogue.kinds import OpinionSource
from app.domain.dialogue.notices import Channel, TextKind
from app.domain.dialogue.preparation import head_of_village
from app.practice.conferences import OFFICIALS, officials
from app.practice.people import invent_person, share
from app.practice.records.commune import Seat, shares_of
from app.preparation.facts import (
    AnswererFacts,
    BroadcastFacts,
    Chosen,
    InvitationFacts,
    RecipientFacts,
)
from app.preparation.service import answerers, gathering, groups, inviting, notice, tasks
from app.preparation.service.reading import called_villages, tasks_of
from app.preparation.waiting import COMING
from app.units.models import Unit

LONG_BEFORE = timedelta(days=20)
# The same trouble in the words of two villages, and one thing more.
_VOICED = (
    (
        "infrastructure",
        "Đường vào bản lầy lội mỗi mùa mưa, xe máy không đi được, học sinh đi học rất khổ.",
        12,
    ),
    (
        "infrastructure",
        "Đề nghị làm đường vào bản, mùa mưa lầy lội, xe không đi được.",
        7,
    ),
    (
        "environment",
        "Rác ở đầu ngõ nhiều ngày không được thu gom, mùi hôi, đề nghị tăng chuyến xe rác.",
        5,
    ),
)
_POSTS = (
    (0, ("party", "council")),
    (1, ("deputy",)),
    (2, ("office", "justice", "economy", "society")),
    (3, ("front",)),
)


def prepare_coming(unit: Unit, seats: Sequence[Seat], *, today: date, by: Actor) -> None:
    """Prepare the conferences of the commune that are still to come, and fill its groups."""
    rows = db.select(Dialogue).where(Dialogue.unit == unit.code, Dialogue.state.in_(COMING))
    coming = db.session.scalars(rows.order_by(Dialogue.held_on)).all()
    if not coming:
        return
    with transaction():
        if not groups.groups_of({unit.code}):
            _fill_groups(unit, seats, by)
        for dialogue in (one for one in coming if not tasks_of(one.id)):
            _Writer(dialogue, today, by).write()


def _fill_groups(unit: Unit, seats: Sequence[Seat], by: Actor) -> None:
    """Officials in their groups; of each village the party secretary and the head."""
    made = groups.lay_out_groups(by=by)
    people = officials(unit.code, shares_of(unit))
    for place, posts in _POSTS:
        for post in posts:
            facts = RecipientFacts(name=people[post].name, post=OFFICIALS[post])
            groups.add_recipient(made[place].id, facts, by=by)
    bodies = ("Ban Chỉ huy Quân sự", "Hội Liên hiệp Phụ nữ")
    for name in bodies:
        groups.add_recipient(made[3].id, RecipientFacts(name=name, is_body=True), by=by)
    rng = Random(f"heads {unit.code}")
    for seat in seats:
        for post in (
            f"Bí thư chi bộ {_small(seat.village_name)}",
            head_of_village(seat.village_name),
        ):
            person = invent_person(rng, group=share(rng, seat.place.shares), born=(1960, 1990))
            facts = RecipientFacts(name=person.name, post=post, village_id=seat.village_id)
            groups.add_recipient(made[5].id, facts, by=by)


def _small(name: str) -> str:
    return name[:1].lower() + name[1:]


@dataclass(frozen=True, slots=True)
class _Writer:
    dialogue: Dialogue
    today: date
    by: Actor

    def write(self) -> None:
        villages = list(called_villages(self.dialogue))
        self._collect(villages)
        self._divide()
        self._work()
        self._invite()
        self._tell(villages[:-1])

    def _collect(self, villages: Sequence[UUID]) -> None:
        for place, (field, content, voices) in enumerate(_VOICED):
            facts = OpinionFacts(
                content=content,
                field=field,
                source=OpinionSource.BEFORE,
                village_id=villages[place % len(villages)],
                voices=voices,
            )
            opinion = opinions.voice_opinion(self.dialogue.id, facts, by=self.by)
            if place == 0:
                gathering.mark_hot(opinion.id, is_hot=True, by=self.by)

    def _divide(self) -> None:
        """Somebody answers for roads; who answers for the rest is still to be said."""
        facts = AnswererFacts(
            field="infrastructure",
            person="Trưởng phòng Kinh tế",
            body="Phòng Kinh tế",
            answer="Tuyến vào bản nằm trong kế hoạch sửa chữa quý tới; nêu rõ ngày khảo sát.",
            legal_basis="Kế hoạch đầu tư công của xã năm nay",
        )
        answerers.name_answerer(self.dialogue.id, facts, by=self.by)

    def _work(self) -> None:
        laid_out_on = self.dialogue.held_on - LONG_BEFORE
        tasks.lay_out_tasks(self.dialogue.id, today=laid_out_on, by=self.by)
        for task in tasks_of(self.dialogue.id)[:4]:
            tasks.tick_off(
                task.id,
                done_on=min(task.due_on, self.today),
                done_by=self.by.name,
                revision=task.revision,
                today=self.today,
                by=self.by,
            )

    def _invite(self) -> None:
        """A first invitation went out; somebody who came on the list later has none yet."""
        known = [line.group.id for line in groups.groups_of({self.dialogue.unit})]
        chosen = Chosen(groups=known, citizens=True)
        inviting.choose_guests(self.dialogue.id, chosen, today=self.today, by=self.by)
        facts = InvitationFacts(
            signer=self.dialogue.chairs.split(",")[0].removeprefix("Ông ").removeprefix("Bà "),
            signer_post="Chủ tịch Ủy ban nhân dân",
            present_at=self.dialogue.started_at,
            content="Nghe và trả lời ý kiến, kiến nghị của Nhân dân.",
            request="Đề nghị đại biểu đến đúng giờ, mang theo giấy mời.",
        )
        paper = inviting.draft_invitation(self.dialogue.id, facts, by=self.by)
        inviting.issue_invitation(
            paper.id,
            number="45",
            issued_on=self.today,
            revision=paper.revision,
            today=self.today,
            by=self.by,
        )
        late = Chosen(others="Lò Văn Xuân, hộ kinh doanh ở chợ")
        inviting.choose_guests(self.dialogue.id, late, today=self.today, by=self.by)
        inviting.draft_invitation(self.dialogue.id, facts, by=self.by)

    def _tell(self, villages: Sequence[UUID]) -> None:
        """Read out in all villages but one, which is then seen to be missing."""
        text = notice.text_of(self.dialogue, TextKind.LOUDSPEAKER)
        notice.keep_text(self.dialogue.id, TextKind.LOUDSPEAKER, text, revision=0, by=self.by)
        facts = BroadcastFacts(
            channel=Channel.LOUDSPEAKER,
            aired_on=min(self.dialogue.announced_on or self.today, self.today),
            aired_at=time(17, 30),
            confirmed_by="Công chức văn hóa - xã hội",
        )
        if villages:
            notice.log_broadcasts(
                self.dialogue.id, facts, villages=villages, today=self.today, by=self.by
            )

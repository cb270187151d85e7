"""What became of one invented conference: each point stands where its story has got to by now."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from random import Random
from typing import Any

from app.db import db
from app.dialogue.models import Conclusion, Dialogue, Opinion
from app.dialogue.service import completion, follow_up, postings, promises, settling
from app.domain.actors import Actor
from app.domain.dialogue.opinions import OpinionState
from app.domain.dialogue.postings import PostingWay
from app.domain.dialogue.steps import AskedWay, PauseGround, Satisfaction, WantedBy
from app.practice.records.commune import Seat
from app.practice.stories import texts

LONG_AGO = timedelta(days=300)  # by then all points of a conference have come to an end
_ENDING = ("usual", "usual", "usual", "paused", "extended", "refused", "reopened", "unreached")
_STOPPED = (
    *("halted", "answered", "unsatisfied", "taken_up", "under_way"),
    *("content", "turned_down", "forgotten", "usual", "unreached"),
)
_WORKS = ("done", "under_way", "extended", "done", "open", "dropped")
_S = OpinionState

Step = tuple[date, Callable[..., Any], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Writes what followed upon ``dialogue`` up to ``today``.

    ``number`` is its place in the year: of young conferences each stops at other states.
    """

    rng: Random
    dialogue: Dialogue
    seats: Sequence[Seat]
    number: int
    today: date
    by: Actor

    def post(self, published_on: date) -> str:
        """The three ways of publication; what is left out is explained in the words given back."""
        posted_on = min(published_on, self.today)
        self._post(PostingWay.OFFICE_BOARD, posted_on, place="Bảng tin trụ sở Ủy ban nhân dân")
        self._post(PostingWay.MASS_MEDIA, posted_on, place="Loa truyền thanh, trang thông tin")
        left_out = 1 if self.rng.random() < 0.4 else 0
        for seat in self.seats[left_out:]:
            facts = {"villages": [seat.village_id], "received_by": seat.leader}
            self._post(PostingWay.VILLAGE_HEAD, posted_on, **facts)
        return "Một bản chưa gửi được do đường sạt lở, sẽ gửi sau." if left_out else ""

    def follow(self, opinions: Sequence[Opinion], reply_days: Sequence[tuple[str, int]]) -> None:
        """``reply_days``: the words of the reply to each opinion, and after how many days."""
        plots = cycle(_STOPPED)
        for _ in range(self.number * len(_STOPPED) // 2):
            next(plots)
        for opinion, (words, days) in zip(opinions, reply_days, strict=True):
            if opinion.current_due_on is None:
                self._live(opinion, self._at_rest(opinion))
                continue
            plot = self.rng.choice(_ENDING) if self._is_old else next(plots)
            replied_on = self.dialogue.held_on + timedelta(days=max(days, 1))
            self._live(opinion, self._story(plot, opinion, words, replied_on))
        rows = db.select(Conclusion).where(Conclusion.dialogue_id == self.dialogue.id)
        for conclusion in db.session.scalars(rows.order_by(Conclusion.number)).all():
            self._live(conclusion, self._work(conclusion))
        if self._is_old and not any(completion.open_numbers(self.dialogue.id)):
            self._do(completion.complete, self.dialogue, completed_on=self.today)

    @property
    def _is_old(self) -> bool:
        return self.dialogue.held_on + LONG_AGO < self.today

    def _live(self, record: Opinion | Conclusion, story: list[Step]) -> None:
        for day, act, facts in story:
            if day > self.today:
                return
            on = "replied_on" if act is follow_up.reply_to_opinion else "happened_on"
            self._do(act, record, **{on: day}, **facts)

    def _do(self, act: Callable[..., Any], record: Any, **facts: Any) -> None:
        act(record.id, **facts, revision=record.revision, today=self.today, by=self.by)

    def _post(self, way: PostingWay, day: date, **facts: Any) -> None:
        given = {"place": "", "villages": [], "received_by": "", "words": ""}
        told = {"way": way, "posted_on": day, **given, **facts}
        postings.note_postings(self.dialogue.id, **told, today=self.today, by=self.by)

    def _story(self, plot: str, opinion: Opinion, reply: str, replied_on: date) -> list[Step]:
        held_on, due_on = self.dialogue.held_on, opinion.current_due_on
        early = held_on + timedelta(days=2)
        progress = (early, follow_up.note_progress, self._progress(opinion))
        pause = {"ground": PauseGround.OTHER_BODY, "words": self._one("waited_for")}
        if plot == "forgotten":
            return [progress] if self.rng.random() < 0.5 else []
        if plot == "under_way":
            return [progress]
        if plot == "halted":
            return [progress, (early, follow_up.pause, pause)]
        if plot in ("refused", "turned_down"):
            refused = self._refused(early + timedelta(days=4))
            return [progress, *(refused if plot == "refused" else refused[:1])]
        answered = replied_on
        before: list[Step] = []
        if plot == "paused":
            answered = max(replied_on, early + timedelta(days=7))
            resumed = {"words": "Đã nhận được văn bản trả lời."}
            before = [
                (early, follow_up.pause, pause),
                (early + timedelta(days=6), follow_up.resume, resumed),
            ]
        elif plot == "extended":
            more = {
                "new_due_on": due_on + timedelta(days=10),
                "words": self._one("extension_reasons"),
            }
            answered = due_on + timedelta(days=4)
            before = [progress, (min(early, due_on), follow_up.extend, more)]
        return [*before, *self._answered(plot, answered, reply)]

    def _answered(self, plot: str, on: date, reply: str) -> list[Step]:
        number = f"{self.rng.randint(20, 480)}/UBND"
        told = {"reply": reply, "reply_number": number}
        answered = (on, follow_up.reply_to_opinion, told)
        asked_on = on + timedelta(days=5)
        if plot == "answered":
            return [answered]
        if plot in ("unsatisfied", "reopened", "taken_up"):
            unsatisfied = self._asked(Satisfaction.NOT_SATISFIED, self._one("unsatisfied"))
            again = {"reopened": self._again(asked_on), "taken_up": self._again(asked_on)[:1]}
            return [
                answered,
                (asked_on, settling.ask_who_spoke, unsatisfied),
                *again.get(plot, []),
            ]
        if plot == "unreached":
            asked = self._asked(Satisfaction.NOT_REACHED, "Người nêu đi làm ăn xa, gọi hai lần.")
        else:
            asked = self._asked(Satisfaction.SATISFIED, "")
        ended = self._ended(asked_on, asked)
        return [answered, *(ended[:-1] if plot == "content" else ended)]

    def _ended(self, on: date, asked: dict[str, Any]) -> list[Step]:
        return [
            (on, settling.note_result, {"words": self._one("results")}),
            (on, settling.ask_who_spoke, asked),
            (on + timedelta(days=2), settling.close, {"wanted": _S.CLOSED, "words": ""}),
        ]

    def _again(self, on: date) -> list[Step]:
        reopened = {
            "wanted_by": WantedBy.SPEAKER,
            "told_by": "",
            "words": self._one("unsatisfied"),
            "handler": "Phòng Kinh tế",
            "new_due_on": on + timedelta(days=15),
        }
        answer = {"reply": self._one("results"), "reply_number": ""}
        later = on + timedelta(days=12)
        return [
            (on + timedelta(days=1), settling.reopen, reopened),
            (later, follow_up.reply_to_opinion, answer),
            *self._ended(later + timedelta(days=4), self._asked(Satisfaction.SATISFIED, "")),
        ]

    def _refused(self, on: date) -> list[Step]:
        place = self.rng.randrange(2)
        refused = {
            "words": texts("dialogue")["refusals"][place],
            "basis": texts("dialogue")["refusal_bases"][place],
            "body": "",
            "document_number": f"{self.rng.randint(20, 480)}/UBND",
        }
        return [(on, follow_up.refuse, refused), self._without_remedy(on + timedelta(days=20))]

    def _at_rest(self, opinion: Opinion) -> list[Step]:
        """What was answered at once is sometimes asked about; what went elsewhere is closed."""
        soon, likely = self.dialogue.held_on + timedelta(days=9), self.rng.random() < 0.3
        if opinion.state is _S.ANSWERED_NOW and likely:
            asked = self._asked(Satisfaction.SATISFIED, "")
            return [(soon, settling.ask_who_spoke, asked), self._closed(soon, "")]
        if opinion.state is _S.SPLIT_OFF and likely:
            return [self._closed(soon, "Đã chuyển bộ phận tiếp công dân, có giấy biên nhận.")]
        if opinion.state is _S.NOT_WITHIN_POWER and likely:
            return [self._without_remedy(soon)]
        return []

    def _closed(self, on: date, words: str) -> Step:
        return on, settling.close, {"wanted": _S.CLOSED, "words": words}

    def _without_remedy(self, on: date) -> Step:
        told = {"wanted": _S.CLOSED_WITHOUT_REMEDY, "words": self._one("without_remedy")}
        return on, settling.close, told

    def _work(self, conclusion: Conclusion) -> list[Step]:
        due_on = conclusion.due_on
        plot = _WORKS[(self.number + conclusion.number) % len(_WORKS)]
        begun = {"person": conclusion.person, "words": self._one("progress")}
        early = self.dialogue.held_on + timedelta(days=6)
        progress = (early, promises.note_progress, begun)
        done = (due_on - timedelta(days=2), promises.finish, {"words": self._one("done")})
        if plot == "dropped":
            return [(due_on, promises.drop, {"words": self._one("dropped")})]
        if plot == "extended":
            later = due_on + timedelta(days=20)
            more = {"new_due_on": later, "words": self._one("extension_reasons")}
            done = (later, promises.finish, {"words": self._one("done")})
            return [progress, (due_on, promises.extend, more), done]
        if plot == "done" or self._is_old:
            return [progress, done]
        return [progress] if plot == "under_way" else []

    def _progress(self, opinion: Opinion) -> dict[str, Any]:
        return {"handler": opinion.handler, "person": "", "words": self._one("progress")}

    def _asked(self, satisfaction: Satisfaction, words: str) -> dict[str, Any]:
        way = self.rng.choice(list(AskedWay))
        return {"way": way, "satisfaction": satisfaction, "told_by": "", "words": words}

    def _one(self, what: str) -> str:
        return self.rng.choice(texts("dialogue")[what])

"""What a sound server makes of a request that no browser sends."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from app.web.headers import OF_A_PART, POLICY
from bench.edges.asking import Answer, Place, ask

ELSEWHERE = b"elsewhere.example"
Judge = Callable[[Sequence[Answer], bool], str | None]
NEVER = {
    "server": "tells what serves",
    "x-planted": "a header of whoever asks",
    "x-powered-by": "tells what serves",
    "access-control-allow-origin": "lets other sites read",
}
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
}
OF_A_PAGE = {"content-security-policy": POLICY, "cross-origin-opener-policy": "same-origin"}
OF_A_FRAGMENT = {"content-security-policy": OF_A_PART}


@dataclass(frozen=True, slots=True)
class Check:
    """``sent`` is answered as ``judge`` demands, which else says why not."""

    name: str
    sent: bytes
    judge: Judge


def findings(place: Place, checks: Sequence[Check]) -> Iterator[str]:
    """What is wrong, one sentence each."""
    for one in checks:
        answers, closed = ask(place, one.sent)
        if wrong := _common(answers) or one.judge(answers, closed):
            yield f"{one.name}: {wrong}"


def _common(answers: Sequence[Answer]) -> str | None:
    for one in answers:
        if one.status >= 500 and one.status != 501:
            return f"{one.status}"
        if not one.status:
            return f"no answer of HTTP: {one.body[:60]!r}"
        for name, why in NEVER.items():
            if name in one.headers:
                return f"{name}: {why}"
        if ELSEWHERE in one.body or ELSEWHERE.decode() in one.one("location"):
            return "repeats a name from elsewhere"
    return None


def refused(*statuses: int) -> Judge:
    """At most one answer, a refusal, after which the connection is closed."""

    def judge(answers: Sequence[Answer], closed: bool) -> str | None:
        if len(answers) > 1:
            return f"{len(answers)} answers"
        if answers and not 400 <= answers[0].status < 600:
            return f"taken with {answers[0].status}"
        if answers and statuses and answers[0].status not in statuses:
            return f"refused with {answers[0].status}"
        return None if closed else "stays open"

    return judge


def answered(*statuses: int, times: int = 1) -> Judge:
    """Exactly so many answers, of one of these kinds."""

    def judge(answers: Sequence[Answer], closed: bool) -> str | None:
        if len(answers) != times:
            return f"{len(answers)} answers"
        return next((f"{one.status}" for one in answers if one.status not in statuses), None)

    return judge


def with_headers(status: int, besides: Mapping[str, str] = OF_A_PAGE) -> Judge:
    """One answer that carries what every answer carries, and what a page or a part of one does."""

    def judge(answers: Sequence[Answer], closed: bool) -> str | None:
        if wrong := answered(status)(answers, closed):
            return wrong
        for name, wanted in (ALWAYS | besides).items():
            if answers[0].one(name) != wanted:
                return f"{name} is {answers[0].one(name)!r}"
        kept = answers[0].one("cache-control")
        if kept != "no-store":
            return f"may be kept: {kept!r}"
        vary = answers[0].one("vary")
        return None if "HX-Request" in vary and "Cookie" in vary else f"varies by {vary!r}"

    return judge


def empty(status: int) -> Judge:
    def judge(answers: Sequence[Answer], closed: bool) -> str | None:
        if len(answers) != 1 or answers[0].status != status:
            return f"{[one.status for one in answers]}"
        return f"a body of {len(answers[0].body)}" if answers[0].body else None

    return judge

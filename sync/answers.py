"""Answers are kept until the sender has seen them, because an answer can get lost."""

from collections.abc import Iterable, Sequence

from sync.chain import Place
from sync.facts import NOT_TAKEN, Answer, Verdict
from sync.lines import hash_of
from sync.ports import Ledger
from sync.take import Fate

AT_ONCE = 500


def answer(ledger: Ledger, log: str, fates: Iterable[Fate]) -> None:
    """Keep an answer for every line of ``log`` that was not taken."""
    number, chain = ledger.last_answer(log)
    answers = []
    for fate in fates:
        if fate.verdict not in NOT_TAKEN:
            continue
        number, chain = number + 1, _next(chain, fate.seq, fate.verdict, fate.reason)
        line = fate.line
        answers.append(
            Answer(
                log,
                number,
                chain,
                fate.seq,
                fate.verdict,
                fate.reason,
                held=fate.held,
                key=line and line.key,
                hash=line and line.hash,
                raw=line.raw if line and fate.verdict is Verdict.CONFLICT else None,
            )
        )
    ledger.add_answers(answers)


def unseen(ledger: Ledger, log: str, seen: Place) -> Sequence[Answer]:
    """The answers that a sender has not seen who says that it has seen ``seen``.

    A number is believed only with its chain: after this side was restored from a backup
    the numbers come a second time with other content.
    """
    known = ledger.answer_chain(log, seen.seq) == seen.chain
    return ledger.answers_after(log, seen.seq if known else 0, AT_ONCE)


def _next(chain: bytes, seq: int, verdict: Verdict, reason: str) -> bytes:
    return hash_of(chain + f"{seq} {verdict.value} {reason}".encode())

"""What the host of each end says about its own journal beside an exchange.

The superior keeps what it hears, so that a subordinate cannot write its past anew unseen. This
package carries the words and does not read them: ``book`` in the head of a request and of the
answer, JSON of at most some hundred kilobytes. Who does not know the field leaves it out, and
then nothing is said.
"""

from typing import Any, Protocol

from sync.ports import Caller


class Teller(Protocol):
    """The sending end; called inside the transactions of the session."""

    def say(self) -> Any:
        """What goes up with the next request; None for nothing."""
        ...

    def hear(self, answer: Any) -> bool:
        """Take the superior's answer, None from one that does not know the field; whether there
        is something new to say at once."""
        ...


class Witness(Protocol):
    """The receiving end; called inside the transaction of the request."""

    def hear(self, caller: Caller, log: str, said: Any) -> Any:
        """Keep what ``caller`` says in the exchange of its ``log``; the answer to it. Raises
        :class:`sync.frames.BadFrame` for what cannot be read."""
        ...

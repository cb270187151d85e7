"""Taking what was erased out of the journal's lines: gathered record by record, done once.

The journal stays: who did what when. What the lines said that named the person goes.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from functools import partial
from typing import Any
from uuid import UUID

from app.domain.actors import Actor
from app.domain.privacy.names import without
from app.privacy.service.catalogue import PEOPLE_HERE, keys
from app.records.chain.forgetting import forget_notes, forget_values


class Blanking:
    """The lines of one erasure; ``name`` and ``phone`` as :class:`~.emptying.Eraser` has them."""

    def __init__(self, name: re.Pattern[str] | None, phone: str, instead: str) -> None:
        self._name, self._phone, self._instead = name, phone, instead
        self._asked: defaultdict[tuple[str, frozenset[str]], set[UUID]] = defaultdict(set)

    def add(self, subject: str, subject_id: UUID, *, emptied: Collection[str]) -> None:
        """Lines about this record that tell of the columns ``emptied``, or name the person."""
        self._asked[subject, frozenset(emptied)].add(subject_id)

    def carry_out(self, *, by: Actor, reason: str) -> None:
        """Last in the transaction of the erasure; ``reason`` names the decision. A person who goes
        is also taken out of what was noted about no record, such as why a list was taken out."""
        for (subject, emptied), ids in self._asked.items():
            tells = partial(self._tells, emptied)
            forget_values(subject, ids, tells=tells, by=by, reason=reason)
        if self._name or self._phone:
            tells = partial(self._tells, frozenset())
            forget_notes((*keys(), *PEOPLE_HERE), tells=tells, by=by, reason=reason)

    def _tells(self, emptied: frozenset[str], changes: Mapping[str, Any], reason: Any) -> bool:
        nothing = (None, "", [], self._instead)
        if any(one not in nothing for key in emptied & changes.keys() for one in changes[key]):
            return True
        said = [changes, reason]
        return without(said, self._name, self._phone, self._instead) != said

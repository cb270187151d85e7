"""All that is fuzzed."""

from bench.fuzz import sent, typed

READERS = (*typed.READERS, *sent.READERS)

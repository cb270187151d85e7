"""A long fuzz of what reads the words of somebody else: ``python -m bench.fuzz --seconds N``.

Driven by atheris (libFuzzer), which sees the lines that an input reaches and goes on from those
that reach new ones; Hypothesis, by which the tests go, invents each example anew and is not told.
Each reader (:mod:`bench.fuzz.typed`, :mod:`bench.fuzz.sent`) runs in a process of its own for its
share of the time, after :mod:`bench.fuzz.planted` was found in the same way. A fault is anything
but the refusals that a reader declares, a promise that does not hold, or more than a second.
"""

"""The law an office lives by: days off, time limits, answers to open questions, courts.

The program ships its rows (:mod:`app.domain`); an office dates its own beside them.
"""

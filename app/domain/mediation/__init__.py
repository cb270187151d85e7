"""A mediation case by the law: its states, what may be done in each, and every guard.

One file per stretch of the road: ``intake`` → ``assignment`` → ``sitting`` → ``ending`` →
``performance`` → ``filing``; ``transitions`` is the table T1–T21 they all rest on.
"""

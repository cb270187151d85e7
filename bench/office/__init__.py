"""Every page of an office beside its budget, in a small book and in that of a province.

``python -m bench.office`` fills two books (once for each size and database): the one asked for
(168 communes, ten years, 400 cases a year each: 670,000 cases with their rounds and sittings, and
the dialogues with their opinions) and one of about 10,000 cases. It opens each page as an officer
does and prints milliseconds. A list must cost in the long book what it costs in the short one; a
report has a budget of its own. ``--postgresql`` takes a server's address, or ``wheel`` for that of
the tests. Payments are not kept by the program yet and are not filled.
"""

"""Official statistics as data: what is counted, in which form, and what a sheet must satisfy.

``measures`` name everything that can be counted, ``forms`` arrange measures in columns,
``sheets`` fill a form with counted cells and check it, ``reports`` say how a sheet is frozen
and when it is late. The forms of the ministry that are known lie in ``shipped``.
"""

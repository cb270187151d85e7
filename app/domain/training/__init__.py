"""Training classes: their course, who is summoned, who came, who teaches.

Căn cứ: Điều 9 Luật Hòa giải ở cơ sở số 35/2013/QH13 (mediators are trained and given
material); the yearly plans of provinces and communes ask for classes and a roster of trainers.
"""

"""The yearly money of mediation and dialogue at a unit: estimated, allotted, spent, settled.

Căn cứ: điểm a khoản 2 Điều 29 Luật Hòa giải ở cơ sở số 35/2013/QH13; Thông tư số 56/2023/TT-BTC.
"""

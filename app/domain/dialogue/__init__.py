"""A dialogue conference of the commune with its people, and what becomes of each opinion.

Văn bản: Luật Tổ chức chính quyền địa phương; Luật Thực hiện dân chủ ở cơ sở
số 10/2022/QH15; Luật Tiếp công dân số 42/2013/QH13.
"""

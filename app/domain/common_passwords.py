"""Words that people here make passwords of; lists made elsewhere do not know them."""

_WORDS = """
matkhau matkhaumoi mk mkhau doimatkhau quantri quantrivien quanly dangnhap nguoidung taikhoan
macdinh khongco khongbiet tudong baomat bimat xinchao
vietnam vietnamese vn tiengviet hanoi saigon hochiminh tphcm danang hue haiphong cantho laichau
dienbien sonla laocai hagiang caobang tanphong
anhyeuem emyeuanh yeuem yeuanh emyeu anhnhoem nhoem nhoanh motconvit concho conmeo giadinh
hanhphuc mayman maymanman thanhcong tinhyeu tinhban banbe mainho maimai maiyeu mayeu bome
bomeoi concon conyeu conyeuba chome yeubome yeume yeucon ngocanh minhanh quynhanh tuananh
khanhlinh thuylinh phuonglinh dieulinh ngoclinh hoanganh ducanh nguyen tran nguyenvan nguyenthi
hoa hoagiai hoagiaivien sohoagiai hoagiaicoso tohoagiai doithoai tuphap phaply
hotich uyban ubnd ubndxa ubndphuong mattran xa phuong thon ban huyen tinh congan canbo vanphong
vanthu lanhdao chutich bithu
"""

COMMON_WORDS = tuple(_WORDS.split())

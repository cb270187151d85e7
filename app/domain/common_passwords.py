"""Words that people here make passwords of; digits, signs and disguises do not save them."""

_WORDS = """
a aa aaa ab abc abcd abcde abcdef abcdefgh abcxyz aq asd asdf asdfgh asdfghjkl qaz qazwsx q qw
qwe qwer qwert qwerty qwertyui qwertyuiop zxc zxcv zxcvbn zxcvbnm xyz iloveyou love loveyou
password passwords passwd pass passw passwordabc mypassword welcome hello letmein login
admin administrator adminadmin root user test guest demo master system server changeme secret
monkey dragon football superman sunshine princess samsung iphone google facebook zalo gmail
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

COMMON_WORDS = frozenset(_WORDS.split())

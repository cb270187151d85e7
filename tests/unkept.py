"""Forms whose typing is not kept on the server before it is saved, and why."""

import re

ONE = r"[0-9a-f-]{36}"
REASONS = {
    # A file has to be chosen anew, and with it the line that says what it shows.
    rf"/tep/\w+/{ONE}/moi": "goes with a file",
    # The answer is a file and no record: nothing would ever sweep the draft out.
    r"/dong-bo/toan-bo-so": "answered by a file",
    r"/quan-tri/sao-luu/[\w.-]+": "answered by the closed door, and the book is another one then",
    rf"/van-ban/lap/\w+/{ONE}": "two days, answered by a paper",
    # A sentence that opens a page at once, or a file; typed again it says why that time.
    rf"/hoa-giai/{ONE}/vi-sao-mo": "one sentence, answered by the file that it opens",
    r"/quan-tri/sao-luu/phieu/doi": "one sentence, beside a password that is kept nowhere",
    # One day or hour, there before anybody types.
    rf"/to-hoa-giai/(?:ra-soat|bao-cao)/{ONE}/gui": "one day, filled in",
    rf"/doi-thoai/{ONE}/chuan-bi/ngay-thong-bao": "one day, filled in",
    rf"/doi-thoai/{ONE}/phong-hop/(?:bat-dau|ket-thuc)": "one hour, filled in",
    rf"/doi-thoai/phong-hop/nhom/{ONE}": "one number, sent as it is typed",
    r"/dang-nhap/ma-ung-dung(?:/gan)?|/tai-khoan/ung-dung-ma": "a code of thirty seconds",
    r"/dang-nhap(?:/quen-mat-khau-quan-tri/(?:ma-niem-phong|hai-nguoi))?|/mo-khoa": (
        "a login: nobody is known yet whose draft it would be"
    ),
    # A name of a few letters, typed again in less time than a draft is looked for.
    r"/tim/bo-loc/": "one short name",
    rf"/quan-tri/tai-khoan/(?:them|{ONE})": "a name and a login",
}
UNKEPT = re.compile("|".join(REASONS))

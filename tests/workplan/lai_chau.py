"""The plan of the city of Lai Châu for 2024 as data to be typed: who, with whom, by when.

The facts are those of our reading of that plan (rows A01 to A45), the wording is ours, the signer
is invented.
"""

SIGNER = "Nguyễn Hữu Khánh"
LAW = "Luật Hòa giải ở cơ sở ngày 20 tháng 6 năm 2013;"
BOTH = "Phòng Tư pháp; Ủy ban nhân dân các xã, phường"
FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các xã, phường"
BODIES = "các cơ quan, đơn vị có liên quan"
CIRCULAR = "Thông tư số 56/2023/TT-BTC ngày 18/8/2023"

PLAN = {
    "year": "2024",
    "usual": "",
    "title": "Triển khai thực hiện công tác hòa giải ở cơ sở năm 2024",
    "place": "Thành phố Lai Châu",
    "known_bases": ["mediation_law", "mediation_decree", "joint_resolution"],
    "parent_number": "124/KH-UBND",
    "parent_dated_on": "10/01/2024",
    "parent_issuer": "UBND tỉnh Lai Châu",
    "parent_subject": (
        "Phổ biến, giáo dục pháp luật, hòa giải ở cơ sở, xây dựng xã, phường đạt chuẩn tiếp cận "
        "pháp luật"
    ),
    "purposes": (
        "Nâng cao trách nhiệm quản lý, chỉ đạo, hướng dẫn công tác hòa giải của cơ quan nhà nước "
        "và Mặt trận Tổ quốc từ thành phố đến xã, phường.\n"
        "Nâng cao chất lượng tổ chức, hoạt động của tổ hòa giải, hòa giải viên để vụ, việc ở bản, "
        "tổ dân phố được giải quyết."
    ),
    "requirements": (
        "Bám sát Luật Hòa giải ở cơ sở, nghị định và nghị quyết liên tịch hướng dẫn thi hành.\n"
        "Từng nhiệm vụ nêu rõ nội dung, tiến độ, chất lượng, thời hạn hoàn thành, cơ quan chủ trì, "
        "cơ quan, cá nhân phối hợp.\n"
        "Gắn hòa giải ở cơ sở với phổ biến, giáo dục pháp luật, nâng hiểu biết của Nhân dân ở bản, "
        "tổ dân phố."
    ),
    "organisation": (
        "Phòng Tư pháp:\n"
        "Chủ trì cùng các cơ quan và xã, phường tham mưu UBND thành phố thực hiện các nhiệm vụ.\n"
        "Định kỳ tổng hợp, báo cáo UBND thành phố và Sở Tư pháp kết quả, kiến nghị về khó khăn.\n"
        "Ủy ban nhân dân các xã, phường:\n"
        "Chủ động lập kế hoạch của địa phương từ nhiệm vụ được giao.\n"
        "Thực hiện đúng tiến độ, có hiệu quả.\n"
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam thành phố và các tổ chức thành viên:\n"
        "Cùng Phòng Tư pháp và xã, phường kiểm tra, giám sát.\n"
        "Đẩy mạnh tuyên truyền vai trò, ý nghĩa của hòa giải, nhất là công tác vận động.\n"
        "Đề nghị Tòa án nhân dân thành phố:\n"
        "Tăng cường chỉ đạo, phối hợp, hướng dẫn các tổ hòa giải về công nhận hòa giải thành."
    ),
    "send_before": "29/01/2024",
    "send_to": "UBND thành phố (qua Phòng Tư pháp)",
    "for_report": "",
    "recipients": (
        "Sở Tư pháp\n"
        "TT. Thành ủy, HĐND thành phố\n"
        "Chủ tịch, các PCT UBND thành phố\n"
        "Các cơ quan, đơn vị, đoàn thể thành phố"
    ),
    "website": "Trang Thông tin điện tử thành phố",
    "for_units": "UBND các xã, phường",
    "kept": "VT, TP",
    "signer_post": "Phó Chủ tịch Ủy ban nhân dân",
    "signer": SIGNER,
}


def task(content, items, lead, co_actors, *quarters, measure="none", timing="", **more):
    """A task as its form takes it."""
    how = timing or ("quarters" if quarters else "year")
    given = {"content": content, "items": "\n".join(items), "lead": lead, "co_actors": co_actors}
    times = {"timing": how, "quarters": [str(one) for one in quarters], "measure": measure}
    return {**given, **times, **more}


TASKS = [
    task(
        "Ban hành kế hoạch công tác hòa giải ở cơ sở",
        [],
        BOTH,
        f"C{BODIES[1:]}",
        1,
        measure="plan",
        quality="Ban hành đúng hạn",
        product="Kế hoạch của thành phố và từng xã, phường",
    ),
    task(
        "Chỉ đạo, hướng dẫn thi hành pháp luật về hòa giải ở cơ sở",
        [
            "Soạn thảo, ban hành văn bản chỉ đạo, hướng dẫn thi hành luật",
            "Tăng cường theo dõi, kiểm tra, tự kiểm tra",
            "Nắm khó khăn, vướng mắc, đề xuất giải pháp",
        ],
        BOTH,
        FRONT,
        quality="Văn bản kịp thời, đúng quy định",
    ),
    task(
        "Kiện toàn đội ngũ tập huấn viên, hòa giải viên",
        [
            "Thường xuyên rà soát, kiện toàn tập huấn viên thành phố về số lượng, chất lượng",
            "Thường xuyên rà soát, kiện toàn hòa giải viên của xã, phường đúng quy định",
        ],
        BOTH,
        FRONT,
        timing="always",
        measure="review",
    ),
    task(
        "Tập huấn nghiệp vụ hòa giải ở cơ sở",
        [
            "Cùng Sở Tư pháp tham mưu triệu tập tập huấn viên dự các lớp tập huấn",
            "Tập huấn hòa giải viên xã, phường về kỹ năng, văn bản pháp luật mới",
        ],
        f"Phòng Tư pháp (chủ trì); {BOTH.split('; ')[1]}",
        f"C{BODIES[1:]}",
        2,
        4,
        measure="training",
    ),
    task(
        "Gắn hòa giải ở cơ sở với phong trào thi đua “Dân vận khéo”",
        [],
        BOTH,
        "Ban Dân vận Thành ủy, khối Dân vận các xã, phường",
    ),
    task(
        "Hướng dẫn thủ tục yêu cầu Tòa án công nhận kết quả hòa giải thành",
        [],
        BOTH,
        f"Tòa án nhân dân thành phố; {BODIES}",
        measure="court",
    ),
    task(
        "Kiểm tra, tự kiểm tra công tác hòa giải ở cơ sở",
        [
            "Kiểm tra, tự kiểm tra việc thực hiện",
            "Lồng ghép trong kiểm tra của Hội đồng phối hợp phổ biến, giáo dục pháp luật thành phố "
            "và kiểm tra công tác tư pháp",
        ],
        "Phòng Tư pháp",
        f"Ủy ban nhân dân các xã, phường; {BODIES}",
        3,
        4,
    ),
    task(
        "Sơ kết, tổng kết, khen thưởng",
        ["Sơ kết, tổng kết công tác hòa giải ở cơ sở", "Khen thưởng tập thể, cá nhân"],
        "Phòng Tư pháp, Phòng Nội vụ",
        f"Ủy ban nhân dân các xã, phường; {BODIES}",
        4,
        measure="report",
    ),
    task(
        "Kinh phí thực hiện",
        [
            "Xã, phường dùng ngân sách được giao năm 2024 hỗ trợ tổ hòa giải, hòa giải viên",
            f"Lập dự toán theo {CIRCULAR}",
            "Quản lý, sử dụng kinh phí",
            "Thanh quyết toán kinh phí",
        ],
        "Ủy ban nhân dân các xã, phường",
        "",
    ),
]
BY_BOTH = f"Cơ quan chủ trì: {BOTH}."
ROWS = {
    "A01": ("Số:", "/KH-UBND", "Thành phố Lai Châu, ngày", "năm 2024"),
    "A02": ("KẾ HOẠCH", PLAN["title"]),
    "A03": (
        f"Căn cứ {LAW}",
        "15/2014/NĐ-CP ngày 27 tháng 02 năm 2014",
        "01/2014/NQLT",
        "18 tháng 11 năm 2014",
    ),
    "A04": ("Kế hoạch số 124/KH-UBND ngày 10/01/2024 của UBND tỉnh Lai Châu",),
    "A05": ("Ủy ban nhân dân thành phố Lai Châu ban hành kế hoạch",),
    "A06": ("I. MỤC ĐÍCH, YÊU CẦU", "1. Mục đích", "từ thành phố đến xã, phường"),
    "A07": ("để vụ, việc ở bản, tổ dân phố được giải quyết",),
    "A08": ("2. Yêu cầu", "Bám sát Luật Hòa giải ở cơ sở"),
    "A09": ("nội dung, tiến độ, chất lượng, thời hạn hoàn thành, cơ quan chủ trì",),
    "A10": ("Gắn hòa giải ở cơ sở với phổ biến, giáo dục pháp luật",),
    "A11": (
        "II. NỘI DUNG, NHIỆM VỤ",
        "1. Ban hành kế hoạch",
        BY_BOTH,
        "Thời gian thực hiện: Quý I/2024.",
        "Yêu cầu chất lượng: Ban hành đúng hạn.",
        "Sản phẩm: Kế hoạch của thành phố và từng xã, phường.",
    ),
    "A12": ("a) Soạn thảo, ban hành văn bản", f"Cơ quan phối hợp: {FRONT}."),
    "A13": ("b) Tăng cường theo dõi, kiểm tra, tự kiểm tra",),
    "A14": ("c) Nắm khó khăn, vướng mắc, đề xuất giải pháp",),
    "A15": ("a) Thường xuyên rà soát, kiện toàn tập huấn viên thành phố",),
    "A16": ("b) Thường xuyên rà soát", "Thường xuyên trong năm 2024"),
    "A17": ("a) Cùng Sở Tư pháp tham mưu triệu tập", "Quý II, quý IV/2024"),
    "A18": ("b) Tập huấn hòa giải viên xã, phường về kỹ năng, văn bản pháp luật mới",),
    "A19": ("“Dân vận khéo”", "Ban Dân vận Thành ủy, khối Dân vận các xã, phường"),
    "A20": ("6. Hướng dẫn thủ tục yêu cầu Tòa án công nhận", "Tòa án nhân dân thành phố"),
    "A21": ("a) Kiểm tra, tự kiểm tra", "Cơ quan chủ trì: Phòng Tư pháp.", "Quý III, quý IV/2024"),
    "A22": ("b) Lồng ghép", "Hội đồng phối hợp", "kiểm tra công tác tư pháp"),
    "A23": ("a) Sơ kết, tổng kết", "Phòng Tư pháp, Phòng Nội vụ", "Quý IV/2024"),
    "A24": ("b) Khen thưởng",),
    "A25": ("9. Kinh phí", "a) Xã, phường dùng ngân sách được giao năm 2024"),
    "A26": (f"b) Lập dự toán theo {CIRCULAR}",),
    "A27": ("c) Quản lý, sử dụng",),
    "A28": ("d) Thanh quyết toán",),
    "A29": ("III. TỔ CHỨC THỰC HIỆN", "1. Phòng Tư pháp", "tham mưu UBND thành phố"),
    "A30": ("Định kỳ tổng hợp, báo cáo UBND thành phố và Sở Tư pháp",),
    "A31": ("2. Ủy ban nhân dân các xã, phường", "Chủ động lập kế hoạch"),
    "A32": ("Gửi kế hoạch về UBND thành phố (qua Phòng Tư pháp) trước ngày 29/01/2024.",),
    "A33": ("Thực hiện đúng tiến độ, có hiệu quả",),
    "A34": ("3. Đề nghị Ủy ban Mặt trận", "kiểm tra, giám sát"),
    "A35": ("Đẩy mạnh tuyên truyền", "công tác vận động"),
    "A36": ("4. Đề nghị Tòa án nhân dân thành phố", "hướng dẫn các tổ hòa giải"),
    "A37": ("yêu cầu thủ trưởng các cơ quan, đơn vị", "thực hiện kế hoạch này./."),
    "A38": ("- Sở Tư pháp;",),
    "A39": ("- TT. Thành ủy, HĐND thành phố;",),
    "A40": ("- Chủ tịch, các PCT UBND thành phố;",),
    "A41": ("- Các cơ quan, đơn vị, đoàn thể thành phố;",),
    "A42": ("- Trang Thông tin điện tử thành phố;",),
    "A43": ("- UBND các xã, phường;",),
    "A44": ("- Lưu: VT, TP.",),
    "A45": ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", SIGNER),
}

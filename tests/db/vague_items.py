"""Sixty invented commitments, half of them concrete, written before the check that judges them.

They are as members write them: farmers, teachers, doctors, soldiers, officers, the retired; with
the measure in the text or in its own column, with a day or with words for it, or with neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

THOUGHT = "Tư tưởng chính trị"
CONDUCT = "Đạo đức, lối sống"
DUTY = "Thực hiện nhiệm vụ"
DISCIPLINE = "Tổ chức kỷ luật, nêu gương"
MENDING = "Khắc phục hạn chế"


@dataclass(frozen=True)
class Item:
    """One commitment: its four columns, and the reasons expected where it is vague."""

    group: str
    content: str
    measure: str = ""
    due: date | None = None
    why: frozenset[str] = frozenset()

    @property
    def good(self) -> bool:
        return not self.why


def vague(group: str, content: str, *why: str, measure: str = "", due: date | None = None) -> Item:
    return Item(group, content, measure, due, frozenset(why))


GOOD = (
    Item(
        THOUGHT,
        "Đọc và ghi sổ tay 12 bài viết, bài nói của Bác, mỗi tháng một bài, trao đổi lại trong "
        "sinh hoạt chuyên đề quý",
        "12 bài",
        date(2026, 12, 15),
    ),
    Item(
        THOUGHT,
        "Kể 02 câu chuyện về Bác Hồ cho các cháu thiếu nhi trong khu vực vào dịp 19/5 và 2/9",
    ),
    Item(
        THOUGHT,
        "Hoàn thành lớp trung cấp lý luận chính trị",
        "Bằng tốt nghiệp loại khá trở lên",
        date(2026, 8, 31),
    ),
    Item(
        THOUGHT,
        "Viết ba tin bài phản bác thông tin xấu độc, đăng trên trang của Đoàn phường trong năm",
    ),
    Item(THOUGHT, "Dự đủ 12 buổi sinh hoạt thường kỳ, mỗi quý phát biểu ít nhất một lần."),
    Item(THOUGHT, "Học và kiểm tra các bài chính trị theo kế hoạch của đơn vị", "5/5 bài đạt khá"),
    Item(
        CONDUCT,
        "Không nhận phong bì của người bệnh, không để người bệnh phản ánh qua đường dây nóng",
        "0 phản ánh",
        date(2026, 12, 31),
    ),
    Item(CONDUCT, "Góp 50.000 đồng mỗi tháng vào quỹ khuyến học của ấp"),
    Item(CONDUCT, "Bỏ thuốc lá trước 30/6"),
    Item(
        CONDUCT,
        "Làm đám cưới cho con trai gọn nhẹ, không quá 20 bàn, không mở nhạc sau 22 giờ",
        due=date(2026, 4, 30),
    ),
    Item(CONDUCT, "hiến máu tình nguyện hai lần trong năm"),
    Item(
        CONDUCT,
        "Tắt điện, máy lạnh khi ra khỏi phòng, tiền điện của phòng thấp hơn năm 2025",
        "giảm 5%",
    ),
    Item(
        CONDUCT,
        "Thu gom vỏ chai thuốc bảo vệ thực vật đem về bể chứa",
        "Sau mỗi vụ lúa, không còn vỏ chai trên ruộng nhà",
    ),
    Item(
        DUTY,
        "Bồi dưỡng đội tuyển học sinh giỏi môn Toán lớp 9",
        "Có 02 em đạt giải cấp thành phố",
        date(2026, 4, 15),
    ),
    Item(DUTY, "Giải quyết hồ sơ đất đai đúng hạn từ 98% trở lên, không hồ sơ nào trễ quá 3 ngày"),
    Item(DUTY, "Cải tạo 5 công vườn tạp, chuyển qua trồng sầu riêng trước mùa mưa"),
    Item(
        DUTY,
        "Khám sàng lọc tăng huyết áp, đái tháo đường cho người từ 40 tuổi trong khu vực",
        "300 người",
        date(2026, 10, 31),
    ),
    Item(
        DUTY,
        "Giúp hội viên phụ nữ nghèo làm thủ tục vay vốn Ngân hàng Chính sách xã hội",
        "02 hộ",
        date(2026, 11, 30),
    ),
    Item(
        DUTY,
        "Huấn luyện tiểu đội dân quân bắn súng tiểu liên",
        "9/9 đ/c đạt yêu cầu, 70% khá, giỏi",
        date(2026, 5, 20),
    ),
    Item(
        DUTY,
        "Số hóa hồ sơ lưu trữ của Văn phòng từ năm 2015 đến năm 2020, xong trong quý III",
    ),
    Item(DUTY, "Vận động Quỹ Đền ơn đáp nghĩa đạt 100% chỉ tiêu phường giao trước 30/6"),
    Item(
        DUTY,
        "Viết và bảo vệ sáng kiến cải tiến quy trình tiếp nhận bệnh nhân tại khoa Khám",
        "Sáng kiến được Hội đồng bệnh viện công nhận",
        date(2026, 11, 15),
    ),
    Item(DISCIPLINE, "Đóng đảng phí trước ngày 05 hằng tháng"),
    Item(DISCIPLINE, "Đi họp chi bộ đúng giờ, không vắng buổi nào mà không xin phép"),
    Item(
        DISCIPLINE, "Mỗi tuần dành sáng thứ Sáu tiếp dân tại nhà văn hóa khu vực, ghi sổ từng lượt"
    ),
    Item(DISCIPLINE, "Nộp báo cáo tháng cho Đảng ủy", "12/12 báo cáo đúng ngày 25"),
    Item(
        DISCIPLINE,
        "Không uống rượu, bia trong giờ làm việc và buổi trưa ngày làm việc",
        "Không lần nào bị nhắc nhở",
        date(2026, 12, 31),
    ),
    Item(
        MENDING,
        "Còn ngại phát biểu: chuẩn bị ý kiến ra giấy, phát biểu ít nhất 6 buổi sinh hoạt",
        due=date(2026, 12, 31),
    ),
    Item(MENDING, "Năm trước trễ 4 báo cáo, năm nay không để trễ báo cáo nào"),
    Item(
        MENDING,
        "Học xong lớp tin học, tự soạn được biên bản họp trên máy",
        "Chứng chỉ ứng dụng CNTT cơ bản",
        date(2026, 6, 30),
    ),
)

VAGUE = (
    vague(
        THOUGHT,
        "Nâng cao ý thức tự học tập, tự rèn luyện, tuyệt đối trung thành với chủ nghĩa Mác - "
        "Lênin, tư tưởng Hồ Chí Minh",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Không ngừng học tập nâng cao trình độ lý luận chính trị.",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Học tập và làm theo Bác theo Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Chấp hành nghiêm chủ trương, đường lối của Đảng, chính sách, pháp luật của Nhà nước",
        "no_measure",
        "stock_phrase",
        measure="100%",
        due=date(2026, 12, 31),
    ),
    vague(
        THOUGHT,
        "Quán triệt và thực hiện Nghị quyết số 21-NQ/TW, Kết luận số 01-KL/TW trong năm 2026",
        "no_measure",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Kiên định mục tiêu độc lập dân tộc và CNXH, đấu tranh phản bác các quan điểm sai trái",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Theo dõi thông tin thời sự trên báo, đài",
        "no_measure",
        "no_deadline",
        measure="Thường xuyên",
    ),
    vague(
        CONDUCT,
        "Giữ gìn phẩm chất đạo đức, lối sống trong sạch, lành mạnh; cần, kiệm, liêm, chính, chí "
        "công vô tư",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        CONDUCT,
        "Thực hiện Quy định 144-QĐ/TW về chuẩn mực đạo đức cách mạng và 19 điều đảng viên không "
        "được làm",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        CONDUCT,
        "sống hòa đồng với bà con lối xóm, giữ mối liên hệ với nơi cư trú",
        "no_measure",
        "no_deadline",
    ),
    vague(
        CONDUCT,
        "Xây dựng gia đình hạnh phúc, dạy con cháu ngoan ngoãn",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        CONDUCT,
        "Bản thân luôn gương mẫu, giản dị, gần gũi nhân dân",
        "no_measure",
        "stock_phrase",
        due=date(2026, 12, 31),
    ),
    vague(
        CONDUCT,
        "Thực hành tiết kiệm, chống lãng phí trong sinh hoạt và công việc",
        "no_measure",
        "stock_phrase",
        measure="Tốt",
        due=date(2026, 12, 31),
    ),
    vague(
        DUTY,
        "Phấn đấu hoàn thành tốt nhiệm vụ được giao",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DUTY,
        "Hoàn thành 100% nhiệm vụ cấp trên giao trong năm 2026",
        "no_measure",
        "stock_phrase",
    ),
    vague(
        DUTY,
        "Cố gắng với 100% khả năng của mình trong công tác chuyên môn",
        "no_measure",
        "no_deadline",
    ),
    vague(
        DUTY,
        "Tích cực tham gia các phong trào do địa phương phát động",
        "no_measure",
        "stock_phrase",
        due=date(2026, 12, 31),
    ),
    vague(
        DUTY,
        "Đổi mới phương pháp, nâng cao chất lượng giảng dạy",
        "no_measure",
        "stock_phrase",
        measure="Chất lượng được nâng lên",
        due=date(2026, 5, 31),
    ),
    vague(
        DUTY,
        "Làm tốt công tác dân vận, vận động nhân dân hưởng ứng các cuộc vận động",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DUTY,
        "Chăm lo sản xuất, phát triển kinh tế gia đình để đời sống khá hơn",
        "no_measure",
        "no_deadline",
    ),
    vague(
        DUTY,
        "Tham mưu cho lãnh đạo phòng về lĩnh vực được phân công",
        "no_measure",
        "no_deadline",
        measure="Kịp thời, hiệu quả",
    ),
    vague(
        DUTY,
        "Nêu cao tinh thần trách nhiệm, y đức, hết lòng phục vụ người bệnh",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DUTY,
        "Sẵn sàng nhận và hoàn thành mọi nhiệm vụ khi đơn vị yêu cầu",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DISCIPLINE,
        "Chấp hành Điều lệ Đảng, nhất là Điều 4, Điều 9, thực hiện nguyên tắc tập trung dân chủ",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DISCIPLINE,
        "Nêu gương theo QĐ 08 của Trung ương năm 2018",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        DISCIPLINE,
        "Thực hiện tốt nội quy cơ quan, giữ đoàn kết nội bộ",
        "no_measure",
        "stock_phrase",
        measure="Đạt",
        due=date(2026, 12, 31),
    ),
    vague(
        MENDING,
        "Khắc phục những hạn chế, khuyết điểm đã chỉ ra trong kiểm điểm năm 2025",
        "no_measure",
        "stock_phrase",
        due=date(2026, 6, 30),
    ),
    vague(
        MENDING,
        "Mạnh dạn hơn trong tự phê bình và phê bình",
        "no_measure",
        "no_deadline",
        "stock_phrase",
    ),
    vague(
        THOUGHT,
        "Sưu tầm 05 mẩu chuyện về Bác để kể trong sinh hoạt chi bộ",
        "same_text",
        measure="05 mẩu chuyện",
        due=date(2026, 9, 2),
    ),
    vague(
        THOUGHT,
        "Sưu tầm 05 mẩu chuyện về Bác để kể trong sinh hoạt Chi bộ.",
        "same_text",
        measure="05 chuyện",
        due=date(2026, 9, 2),
    ),
)

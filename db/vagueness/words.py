"""The words by which a commitment is judged (DOMAIN §5): data, to grow as chapters write.

Every string is a list of alternatives, split at `|`, with the brackets, `?`, `(?!…)` and `\\d`
of a regular expression. A space stands for spaces or a comma, `…` for up to five words more.
Dấu are heard; case and the place of a tone are not.
"""

from __future__ import annotations

COUNTED = (
    # acts, occasions, times
    "lần(?! nữa)|lượt|buổi|cuộc|kỳ|đợt|phiên|ca|chuyến|vụ|giờ|tiếng|phút|ngày|tuần|tháng|quý",
    # people and households
    "hộ|gia đình(?! hạnh phúc)|người|em|cháu|cụ(?! thể)|bác|chị|anh|đ/c|đồng chí|học sinh",
    "sinh viên|bệnh nhân|trẻ|hội viên|đoàn viên|thanh niên|quần chúng|đảng viên|phụ nữ|nông dân",
    "chiến sĩ|giáo viên",
    # what is written, read and told
    "bài|tin(?! tưởng)|câu chuyện|chuyện|mẩu|câu|bản(?! lĩnh| thân| chất| sắc)|bộ(?! phận| máy)",
    "cuốn|quyển|sách|trang|văn bản|báo cáo|hồ sơ|ý kiến|kiến nghị|sáng kiến|đề tài|chuyên đề",
    "giáo án|video|clip|phim|ảnh|đơn(?! vị)|thư(?! ký)|phiếu|sổ|chứng chỉ|tiết|điểm|thủ tục",
    # what is made, grown and given
    "mô hình|công trình|phần (việc|quà)|sản phẩm|giải(?! pháp| quyết)|suất|quà|học bổng|mâm|bàn",
    "cây|gốc|chậu|con(?! người| đường)|công(?! việc| tác| dân| sức| khai| bằng)|ha|sào|luống",
    "thùng|túi|cái|chiếc|bóng|đèn|trụ|camera|căn|nhà(?! nước| giáo| báo)|cầu|tuyến|máy|xe|thẻ",
    "biển|bồn|bể|lớp|khóa|câu lạc bộ|tổ(?! chức| ấm)|nhóm|đội(?! ngũ)|trường hợp|việc|tiêu chí",
    "chỉ tiêu|đơn vị máu",
    # units
    "đồng|đ|ngàn|nghìn|triệu|tỷ|kg|ký|tấn|tạ|lít|mét|m|m2|km",
)
"""What is counted after a number: it makes a count of *hai* and of the 2 of *tháng 2 lần*."""

NUMBER_WORDS = ("một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|chục|mươi|trăm",)
NO_NUMBER = (
    "(là|của|như|thành|đôi) (một|hai|ba|1|01)",
    "(trong|mỗi|hằng|hàng|từng|cả|đầu|giữa|cuối|đến|hết|qua|suốt|các|nhiều|số|hai|ba|\\d+) năm",
)
"""Where such a word is none: *là một người*, *cuối năm*."""

DOCUMENTS = (
    "nghị quyết|chỉ thị|kết luận|quy định|nghị định|thông tư|luật|điều lệ|pháp lệnh|công văn|nq",
    "ct|kl|qđ|qđi|nđ|hd|kh|cv|ctr",
)
DOCUMENT_OF = ("số|trung ương|tw|đại hội|hội nghị|lần thứ|liên tịch",)
"""What may stand between a document and its number."""

DOCUMENT_CODES = ("nq|ct|kl|qđ|qđi|nđ|tt|hd|kh|cv|đa|ctr|tb|bc|qh\\d*|qc|ub|ubnd|đu|tw|cb",)
"""What stands after the number of a document and a stroke: 21-NQ/TW, 100/2019/NĐ-CP."""

NAMED = (
    # documents by words that are also verbs, and parts of documents
    "hướng dẫn|kế hoạch|quyết định|thông báo|đề án|chương trình|quy chế|điều|khoản|mục|chương|số",
    # times
    "ngày|mùng|thứ|tháng|quý|năm|học kỳ|kỳ|vụ|đợt|khóa|nhiệm kỳ|giai đoạn|thế kỷ|lần thứ|lần",
    # places and bodies
    "khu vực|khu phố|kv|kp|khóm|ấp|thôn|xóm|bản|tổ|tổ dân phố|đội|nhóm|chi bộ|chi hội|phường|xã",
    "quận|hẻm|ngõ|đường|quốc lộ|tỉnh lộ|tuyến|kênh|cơ sở|trường|thcs|thpt|tiểu học|mầm non|khoa",
    "phòng|ban|đơn vị|tiểu đoàn|đại đội|trung đoàn|đại hội|hội nghị|trung ương|trạm",
    # kinds and steps
    "lớp|khối|cấp|cấp độ|hạng|bậc|loại|mức|mức độ|tập|phần|bài|trang|bước|vòng|covid|công nghiệp",
)
"""What is told from others by the number after it: tổ 5, lớp 9, tháng 6."""

SAYINGS = (
    "điều|không(?! quá)|có|sạch|tốt|nhất|giỏi|xin|luôn|dám|xung phong|sẵn sàng|đảm đang|kiên định",
    "biểu hiện|nguyên tắc|phẩm chất|chuẩn mực|lời thề|trụ cột|khâu đột phá|nhiệm vụ (của|trọng)",
    "tiêu chuẩn|mục tiêu|phong trào|cuộc vận động|nhóm (nhiệm vụ|giải pháp)|nội dung|lòng|mặt|năm",
    "tuổi|nhiệm kỳ|tháng (đầu|cuối|năm)|giờ vàng ngọc",
)
"""What makes a saying, an age or a time of the number before it: 19 điều, 5 không, 40 tuổi."""

PRODUCTS = (
    # papers that prove it
    "chứng chỉ|chứng nhận|giấy khen|bằng (khen|tốt nghiệp|thạc sĩ|đại học|lái xe|trung cấp)",
    "biên bản|bài thu hoạch|bản (thu hoạch|kế hoạch|đăng ký|đồ|tin)|danh sách|nhật ký|kho dữ liệu",
    "sổ (tay(?! đảng viên)|ghi|theo dõi)|bộ (đề|tài liệu|giáo án|ảnh|sưu tập)",
    "quyết định (thành lập|cho)",
    # how it ends
    "tốt nghiệp|luận văn|luận án|nghiệm thu|ra mắt|thoát (nghèo|cận nghèo)|đạt (giải|chuẩn)",
    "được … (công nhận|nghiệm thu|phê duyệt|áp dụng|xếp loại|kết nạp|đăng báo)|xếp loại",
    "giải (nhất|nhì|ba|khuyến khích)|loại (khá|giỏi|a|b)|(đạt|kết quả) (khá|giỏi)",
    "đưa vào (sử dụng|vận hành)|chiến sĩ thi đua|lao động tiên tiến|danh hiệu gia đình",
    "(viết|nộp|bảo vệ|đăng ký|hoàn thành|có) … (sáng kiến kinh nghiệm|sáng kiến cấp|đề tài)",
)
"""What can be laid on the table at the year's end."""

NOTHING_OF = (
    "(không|chưa) … nào|không ai|không (uống|hút)",
    "(bỏ|cai|nghỉ) (hẳn )?(hút |uống )?(thuốc|rượu|bia)",
    "không … (vắng|trễ|muộn|bỏ họp|nghỉ họp|quá hạn|tồn đọng|nợ|tái nghèo|bỏ học|bỏ phiên|bỏ trực)",
    "không (có|bị|để|để xảy ra|xảy ra|phát sinh) … (khiếu nại|đơn thư|phản ánh|nhắc nhở|tệ nạn)",
    "không (có|bị|để|để xảy ra|xảy ra|phát sinh) … (tai nạn|cháy nổ|dịch bệnh|sai sót|xử phạt)",
    "không … (phong bì|quà|tiền|rượu|bia|thuốc lá|điện thoại|nồng độ cồn|tiệc|karaoke|to tiếng)",
    "không … (đánh bạc|cờ bạc|cá độ|số đề|đốt (rơm|đồng|rác)|rác|lấn chiếm|túi ni lông|sinh con)",
    "không vi phạm … giao thông",
)
"""What must not happen even once: an event all would see."""

RHYTHMS = (
    "(mỗi|hằng|hàng) (ngày|tuần|tháng|quý|kỳ|học kỳ|vụ|buổi|đợt|phiên|sáng|chiều|tối|thứ|lần)",
    "từng (tuần|tháng|quý|kỳ|vụ|đợt)|sau (mỗi|từng)|chủ nhật|(sáng|chiều|tối|vào|ngày) thứ",
    "thứ (hai|ba|tư|năm|sáu|bảy) (hằng|hàng)",
)
NO_RHYTHM = (
    "(công việc|công tác|cuộc sống|đời sống|sinh hoạt|nhiệm vụ|việc làm) (hằng|hàng|mỗi) ngày",
)
FULNESS = (
    "đầy đủ|đủ (các|số|mọi)|(dự|họp|trực|nộp|đóng) đủ",
    "đúng (hạn|giờ|lịch|ngày|thời gian|thời hạn|kỳ)|không (vi phạm|để|còn)",
)
"""What can be told at the year's end of something plain."""

PLAIN = (
    "họp|sinh hoạt|buổi|đợt|báo cáo|hồ sơ|đảng phí|hội phí|thuế|trực|tiếp dân|đi làm|lên lớp",
    "giáo án|đơn thư|bảo hiểm|tiêm|khám|lương|sổ|phiếu|biên bản|công văn|lịch|giờ|rượu|bia",
    "thuốc lá|giao thông|tai nạn|hộ|học sinh|bệnh nhân|rác|nợ",
)
"""What is plain enough to be done in full, or in time, or not at all."""

DEEDS = (
    # finishing, handing in, paying
    "xong|hoàn thành|hoàn tất|dứt điểm|nộp|nạp|trả|thanh toán|quyết toán|gửi|bàn giao|ban hành",
    "công bố|đăng ký|ký (?!ức)|cài|mua|bán|tặng|trao (?!đổi|dồi)|hiến (máu|đất)|đóng (?!góp|vai)",
    "cấp (thẻ|phát)|trình (duyệt|ký|ủy ban|hội đồng|chi bộ)|thông qua (tại|trước)",
    "vào (hoạt động|sử dụng|vận hành)",
    # building, growing, cleaning
    "sửa (?!đổi|mình|tính)|xây (?!dựng)|lắp|làm (đường|cầu|nhà|hàng rào)|khánh thành|khởi công",
    "cải tạo|cất nhà|thay (?!đổi|mặt|vì)|kéo (điện|dây|giảm)|khoan giếng|đổ (bê tông|đất)|sơn",
    "quét|dọn|vệ sinh|đào (?!tạo)|trồng|nạo vét|thu gom|phát quang|khai thông|bảo dưỡng|phân loại",
    "treo|xóa (?!đói)|nuôi (?!dưỡng|dạy)|đỡ đầu|chuyển (?!biến|đổi số|hóa|giao)|nhập ngũ|kết nạp",
    "thành lập (?!đảng)",
    # writing, learning, telling
    "viết|soạn|biên soạn|in|vẽ|thiết kế|số hóa|rà soát|thống kê|kiểm kê|trình bày|kể (chuyện|lại)",
    "lập (được )?(sổ|bảng|danh sách|hồ sơ|kế hoạch|nhóm|quỹ|vườn|mô hình)|đọc (hết|xong|lại|cuốn)",
    "thi (đậu|lấy|đạt|vào|nâng|tay nghề)|(dự|tham gia) (lớp|khóa|thi|hội thi|cuộc thi)",
    "học (xong|hết|lớp|thuộc|tiếng)|thuyết (trình|minh)|mở (lớp|trang|nhóm|quầy)",
    "tổ chức … (lớp|thi|buổi|đợt|giải|chuyến|tập huấn|ra mắt|lễ|bữa|đêm)|tiếp (dân|công dân)",
    "giới thiệu … (quần chúng|đoàn viên)|nhận xét",
)
"""Doing that ends with something to be seen; with a day it can be checked."""

DEADLINES = (
    "(trước|đến|hết|vào|chậm nhất|muộn nhất|dịp|nhân|hạn) … (ngày|tháng|quý|năm|tuần|tết|lễ|mùa)",
    "trong (năm|quý|tháng|tuần|ngày|học kỳ|nửa|hè)|(đầu|giữa|cuối) (năm|quý|tháng|tuần|học kỳ|vụ)",
    "quý (i|ii|iii|iv|một|hai|ba|tư)|tháng (một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|giêng|chạp)",
    "cả năm|quanh năm|(tháng|quý|ngày) \\d+",
)
HEDGES = (
    "(khi|nếu) … (điều kiện|có thể|thời gian|rảnh|cần|cho phép)",
    "tùy (điều kiện|tình hình|khả năng)|(trong )?thời gian tới|(sớm|nhanh) nhất có thể",
    "càng sớm càng tốt|từng bước|dần dần|về lâu dài",
)
"""What puts a thing off for ever; beside a day it does no harm."""

STOCK = (
    # thought
    "nâng cao … (ý thức|nhận thức|trình độ|tinh thần|trách nhiệm|bản lĩnh|chất lượng|hiệu quả)",
    "nâng cao … (năng lực|vai trò|tính|cảnh giác|kiến thức|hiểu biết|kỹ năng|phẩm chất)",
    "nâng cao … (đời sống|năng suất|thu nhập|uy tín|chuyên môn|nghiệp vụ|tay nghề)",
    "không ngừng (học tập|học hỏi|phấn đấu|rèn luyện|nâng cao|cố gắng)|không ngừng",
    "học tập và làm theo (bác|tư tưởng|tấm gương)|học tập và làm theo|học tập suốt đời",
    "làm theo (tư tưởng|tấm gương|gương|lời|bác)",
    "quán triệt|chấp hành|chủ trương đường lối|đường lối … của đảng|chính sách pháp luật",
    "trung thành|kiên định|tin tưởng|tuyệt đối|lập trường|bản lĩnh chính trị|lý tưởng|nhận thức",
    "độc lập dân tộc|chủ nghĩa xã hội|nền tảng tư tưởng|quan điểm (sai trái|thù địch)|đấu tranh",
    "suy thoái|tự diễn biến|tự chuyển hóa|tự (giác|học tập|rèn luyện|tu dưỡng|soi|sửa)",
    "(nghiên cứu|học tập|tìm hiểu|nắm vững) … (nghị quyết|văn kiện|chỉ thị|lý luận|chủ trương)",
    "thực hiện … (nghị quyết|chỉ thị|kết luận|quy định|chuyên đề|điều lệ)",
    # conduct
    "giữ (gìn|vững|mối)|rèn luyện|tu dưỡng|trau dồi|phẩm chất|đạo đức|trong sạch|lành mạnh",
    "giản dị|cần kiệm|liêm chính|chí công vô tư|tiết kiệm chống lãng phí|thực hành tiết kiệm",
    "chuẩn mực|tham nhũng|tiêu cực|quan liêu|lãng phí|hách dịch|cửa quyền|vụ lợi",
    "điều đảng viên không được làm|gia đình (hạnh phúc|văn hóa|ấm no|hòa thuận)|hòa đồng|hòa nhã",
    "chan hòa|gần gũi|gần dân|sát dân|lắng nghe|gương mẫu|mẫu mực|tiên phong|nêu gương|làm gương",
    "noi theo|uy tín|xứng đáng",
    # duty
    "hoàn thành … (nhiệm vụ|công việc|công tác|chức trách|vai trò)",
    "mọi (nhiệm vụ|công việc|mặt|hoạt động)",
    "(nhiệm vụ|công việc|phần việc|chức trách|lĩnh vực) … (được giao|giao|phân công|đề ra)",
    "lập thành tích|ra sức|chào mừng|hoàn thành … (chỉ tiêu|kế hoạch) … (giao|đề ra)|làm tốt",
    "thực hiện (tốt|nghiêm|đúng)|tích cực|hưởng ứng",
    "tham gia … (phong trào|hoạt động|cuộc vận động)|đẩy mạnh|tăng cường|phát huy|đổi mới",
    "cải tiến (lề lối|phương pháp)|tinh thần (trách nhiệm|phục vụ)|có trách nhiệm|góp phần",
    "hết (lòng|mình|sức|công suất|khả năng)|tận (tụy|tình|tâm)|sẵn sàng|cố gắng|nỗ lực|vươn lên",
    "làm giàu|tất cả vì|phát triển kinh tế|năng suất chất lượng",
    "(khả năng|sức lực|công suất|năng lực) của|quan tâm",
    # discipline
    "phục tùng|cương lĩnh|liên hệ (chặt chẽ|mật thiết)|gắn bó|chủ nghĩa cá nhân|tôn trọng",
    "tác phong|tập trung dân chủ|phê bình|điều lệ|đoàn kết|thống nhất|ý thức|kỷ luật … nghiêm",
    "phát ngôn|kỷ cương",
    # mending
    "(khắc phục|sửa chữa) … (hạn chế|khuyết điểm|tồn tại|thiếu sót|yếu kém)|rút kinh nghiệm",
    "có chất lượng|có hiệu quả|trung thực|có ích|hoàn thiện (bản thân|mình)|cầu thị|tiếp thu",
    "tiếp tục|mạnh dạn|thẳng thắn|nể nang|va chạm|né tránh|hơn nữa|tốt hơn|hiệu quả hơn|chủ động",
)
"""What anybody could write."""

WHOLES = (
    "nhiệm vụ|công việc|phần việc|công tác|khả năng|năng lực|sức|sức lực|công suất|tinh thần",
    "trách nhiệm|tâm huyết|quyết tâm|thời gian",
)
"""Of what 100% is no measure at all."""

PLANS = ("chỉ tiêu|kế hoạch|yêu cầu|nghị quyết|chủ trương|quy định",)
"""Of what 100% says as little as 100% alone."""

THINGS = (
    "báo cáo|kế hoạch|bảng|bản|giấy|sổ|hồ sơ|phiếu|đơn|văn bản|tờ trình|quyết định|hợp đồng",
    "tài liệu|bài|chuyên đề|giáo án|sáng kiến|đề tài|đề án|dự án|mô hình|công trình|sản phẩm",
    "phần mềm|video|clip|ảnh|câu lạc bộ|vườn|cây|hoa|tuyến (đường|hẻm)|camera|đèn|trang|nhóm zalo",
    "thủ tục|số liệu",
)
NO_THINGS = ("(theo|đúng|vượt|bám sát) (kế hoạch|đề án|quyết định|văn bản)|bản (thân|chất|lĩnh)",)
"""What the column Chỉ tiêu may name to be shown, and what it names without showing anything."""

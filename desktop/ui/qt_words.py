"""Qt's own words in Vietnamese: buttons, context menus, file and print dialogs."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from desktop.text import language

WORDS = {
    # Buttons
    "OK": "Đồng ý",
    "&OK": "Đồng ý",
    "Cancel": "Thôi",
    "&Cancel": "Thôi",
    "&Yes": "&Có",
    "Yes": "Có",
    "&No": "&Không",
    "No": "Không",
    "Yes to &All": "Có với &tất cả",
    "N&o to All": "K&hông với tất cả",
    "Save": "Lưu",
    "&Save": "&Lưu",
    "Save All": "Lưu tất cả",
    "Open": "Mở",
    "&Open": "&Mở",
    "Close": "Đóng",
    "&Close": "Đón&g",
    "Discard": "Không lưu",
    "Don't Save": "Không lưu",
    "Close without Saving": "Đóng, không lưu",
    "Apply": "Áp dụng",
    "Reset": "Đặt lại",
    "Help": "Trợ giúp",
    "Retry": "Thử lại",
    "Abort": "Dừng",
    "Ignore": "Bỏ qua",
    "Restore Defaults": "Đặt lại như đầu",
    "Show Details...": "Xem chi tiết…",
    "Hide Details...": "Ẩn chi tiết…",
    # Context menus
    "&Undo": "&Hoàn tác",
    "Undo": "Hoàn tác",
    "&Redo": "&Làm lại",
    "Redo": "Làm lại",
    "Cu&t": "Cắ&t",
    "Cut": "Cắt",
    "&Copy": "&Chép",
    "Copy": "Chép",
    "Copy &Link Location": "Chép địa chỉ &liên kết",
    "&Paste": "&Dán",
    "Paste": "Dán",
    "Paste and Match Style": "Dán, bỏ kiểu chữ",
    "Delete": "Xóa",
    "&Delete": "&Xóa",
    "Select All": "Chọn tất cả",
    "&Select All": "Chọn &tất cả",
    "Clear": "Xóa hết",
    "Insert Unicode control character": "Chèn ký tự điều khiển",
    "&Step up": "&Tăng",
    "Step &down": "&Giảm",
    "Scroll here": "Cuộn tới đây",
    "Top": "Lên đầu",
    "Bottom": "Xuống cuối",
    "Left edge": "Mép trái",
    "Right edge": "Mép phải",
    "Page up": "Lên một trang",
    "Page down": "Xuống một trang",
    "Page left": "Sang trái một trang",
    "Page right": "Sang phải một trang",
    "Scroll up": "Cuộn lên",
    "Scroll down": "Cuộn xuống",
    "Scroll left": "Cuộn trái",
    "Scroll right": "Cuộn phải",
    # File dialog
    "&Look in:": "Tìm t&rong:",
    "Look in:": "Tìm trong:",
    "Files of &type:": "&Kiểu tệp:",
    "Directories": "Thư mục",
    "File &name:": "&Tên tệp:",
    "Files of type:": "Kiểu tệp:",
    "Directory:": "Thư mục:",
    "&Choose": "&Chọn",
    "Choose": "Chọn",
    "Back": "Quay lại",
    "Go back": "Quay lại",
    "Forward": "Tới",
    "Go forward": "Đi tới",
    "Parent Directory": "Thư mục trên",
    "Go to the parent directory": "Lên thư mục trên",
    "Create New Folder": "Tạo thư mục",
    "Create a New Folder": "Tạo thư mục mới",
    "&New Folder": "Thư mục &mới",
    "New Folder": "Thư mục mới",
    "List View": "Xem danh sách",
    "Change to list view mode": "Chuyển sang xem danh sách",
    "Detail View": "Xem chi tiết",
    "Change to detail view mode": "Chuyển sang xem chi tiết",
    "Sidebar": "Cột bên",
    "List of places and bookmarks": "Các nơi hay dùng",
    "Files": "Các tệp",
    "&Rename": "Đổi &tên",
    "Show &hidden files": "Hiện tệp ẩ&n",
    "Recent Places": "Nơi mở gần đây",
    "My Computer": "Máy tính",
    "Computer": "Máy tính",
    "Drive": "Ổ đĩa",
    "File": "Tệp",
    "Folder": "Thư mục",
    "File Folder": "Thư mục",
    "Name": "Tên",
    "Size": "Cỡ",
    "Kind": "Loại",
    "Type": "Loại",
    "Date Modified": "Ngày sửa",
    "All Files (*)": "Mọi tệp (*)",
    "Find Directory": "Tìm thư mục",
    "Open File": "Mở tệp",
    "Save As": "Lưu thành",
    "Show ": "Hiện ",
    "Remove": "Bỏ ra",
    "%1 bytes": "%1 byte",
    "%1 already exists.\nDo you want to replace it?": "%1 đã có.\nGhi đè lên tệp này?",
    "%1\nFile not found.\nPlease verify the correct file name was given.": (
        "%1\nKhông thấy tệp.\nKiểm tra lại tên tệp."
    ),
    "%1\nDirectory not found.\nPlease verify the correct directory name was given.": (
        "%1\nKhông thấy thư mục.\nKiểm tra lại tên thư mục."
    ),
    "'%1' is write protected.\nDo you want to delete it anyway?": (
        "“%1” được đặt chỉ đọc.\nVẫn xóa?"
    ),
    "Are you sure you want to delete '%1'?": "Xóa “%1”?",
    "Could not delete directory.": "Không xóa được thư mục.",
    "Invalid filename": "Tên tệp không hợp lệ",
    # Print dialog
    "Print": "In",
    "&Print": "&In",
    "Print to File (PDF)": "In ra tệp PDF",
    "Printer": "Máy in",
    "&Name:": "&Tên:",
    "P&roperties": "Thuộc &tính",
    "Location:": "Nơi đặt:",
    "Preview": "Xem trước",
    "Type:": "Loại:",
    "Output &file:": "&Tệp in ra:",
    "&Options >>": "T&ùy chọn >>",
    "&Options <<": "T&ùy chọn <<",
    "Copies": "Số bản",
    "Number of copies:": "Số bản:",
    "&Copies:": "&Số bản:",
    "Collate": "Xếp theo bộ",
    "C&ollate": "&Xếp theo bộ",
    "Reverse": "In ngược từ cuối",
    "&Reverse": "In &ngược từ cuối",
    "Options": "Tùy chọn",
    "Properties": "Thuộc tính",
    "Print range": "Phạm vi in",
    "Print all": "In tất cả",
    "Pages from": "Từ trang",
    "to": "đến",
    "Pages:": "Các trang:",
    "Current Page": "Trang này",
    "Selection": "Phần đang chọn",
    "Color Mode": "Màu in",
    "Color": "In màu",
    "Grayscale": "Đen trắng",
    "Duplex Printing": "In hai mặt",
    "None": "Không",
    "Long side": "Lật cạnh dài",
    "Short side": "Lật cạnh ngắn",
    "Paper": "Khổ giấy",
    "Page size:": "Khổ giấy:",
    "Paper source:": "Khay giấy:",
    "Width:": "Rộng:",
    "Height:": "Cao:",
    "Orientation": "Chiều giấy",
    "Portrait": "Dọc",
    "Landscape": "Ngang",
    "Reverse landscape": "Ngang, ngược",
    "Reverse portrait": "Dọc, ngược",
    "Margins": "Lề",
    "top margin": "lề trên",
    "bottom margin": "lề dưới",
    "left margin": "lề trái",
    "right margin": "lề phải",
    "Page Layout": "Bố trí trang",
    "Page order:": "Thứ tự trang:",
    "Pages per sheet:": "Số trang mỗi tờ:",
    "Page Setup": "Khổ giấy và lề",
    "Print Preview": "Xem trước khi in",
    "Local file": "Tệp trên máy",
    "Write PDF file": "Ghi tệp PDF",
    "Output Settings": "Cách in",
    "Form": "Mẫu",
    "Copies:": "Số bản:",
    "All Pages": "Mọi trang",
    "Odd Pages": "Trang lẻ",
    "Even Pages": "Trang chẵn",
    "Page &Set:": "&Những trang:",
    "Pages": "Các trang",
    "Double Sided Printing": "In hai mặt",
    "Off": "Tắt",
    "Long side binding": "Đóng gáy cạnh dài",
    "Short side binding": "Đóng gáy cạnh ngắn",
    "Scroll Left": "Cuộn trái",
    "Scroll Right": "Cuộn phải",
    "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
    "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9.": (
        "Ghi số trang, cách nhau bằng dấu phẩy; một đoạn ghi bằng dấu gạch. "
        "Ví dụ 3,5-7,9 in các trang 3, 5, 6, 7 và 9."
    ),
    "First page": "Trang đầu",
    "Last page": "Trang cuối",
    "Next page": "Trang sau",
    "Previous page": "Trang trước",
    "Fit page": "Vừa trang",
    "Fit width": "Vừa bề ngang",
    "Zoom in": "Phóng to",
    "Zoom out": "Thu nhỏ",
    "Page setup": "Khổ giấy và lề",
    "Show facing pages": "Xem hai trang",
    "Show overview of all pages": "Xem mọi trang",
    "Show single page": "Xem từng trang",
    # Other dialogs
    "&Show this message again": "&Lần sau vẫn báo",
    "Enter a value:": "Ghi giá trị:",
    # Calendar and numbers
    "am": "sáng",
    "pm": "chiều",
    "AM": "SÁNG",
    "PM": "CHIỀU",
}

# Contexts that hold names: keys as the keyboard has them, sizes as the paper's box has them.
NAMES = {"QShortcut", "QPageSize"}


class QtWords(QTranslator):
    """Answers Qt's questions for a text in the language in use; `missing` has what it lacked."""

    def __init__(self) -> None:
        super().__init__()
        self.missing: set[str] = set()

    def isEmpty(self) -> bool:
        """Tell Qt that there is something here."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return Qt's text in Vietnamese, or as it is in other languages."""
        if language() != "vi" or context in NAMES:
            return source
        found = WORDS.get(source)
        if found is None:
            self.missing.add(source)
        return found or source

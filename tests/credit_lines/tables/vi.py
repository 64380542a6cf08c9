"""Vietnamese: Tác giả: …, Theo …, Bài và ảnh: …, names joined by a dash."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=("Văn An", "Thu Hà", "Minh Đức", "Thị Lan", "Quốc Bảo", "Hồng Nhung", "Đình Khôi", "Thanh Mai", "Xuân Trường", "Ngọc Diệp", "Hữu Phước", "Kim Oanh", "Trọng Nghĩa", "Bích Ngọc", "Gia Huy", "Tuyết Mai"),
    surnames=("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Trịnh"),
    by=("Tác giả:", "Bài và ảnh:", "Bài:", "Thực hiện:", "Đăng bởi", "Bài của", "Phóng viên:", "Người viết:"),
    labels=("Tác giả", "Bài", "Bài và ảnh", "Phóng viên", "Người viết", "Thực hiện"),
    editors=("Biên tập", "Biên tập viên", "Thư ký tòa soạn"),
    photos=("Ảnh", "Ảnh của", "Hình ảnh"),
    joiner=("và", "-", "–", "&"),
    with_agency=("(theo Reuters)", "(Theo TTXVN)", "theo AFP", "(Theo AP)", "và TTXVN", "(TTXVN)"),
    posts=("phóng viên", "nhà báo", "Tổng biên tập", "biên tập viên", "cộng tác viên", "tiến sĩ", "luật sư", "chuyên gia", "nhà văn", "giảng viên", "Phó tổng biên tập", "bác sĩ"),
    posts_behind=("phóng viên", "Phóng viên", "nhà báo", "biên tập viên", "cộng tác viên", "Nhà báo", "Biên tập viên", "Cộng tác viên"),
    posts_in_front=("phóng viên", "nhà báo", "PV", "cộng tác viên", "Phóng viên", "CTV", "Nhà báo", "biên tập viên"),
    newsrooms=("Báo Bến Cảng", "Tạp chí Ven Sông", "Đài Ven Sông", "TTXVN", "Báo Mới", "Trung tâm Ven Biển", "Báo Ven Biển", "Truyền hình Bến Cảng", "Công ty Sông Xanh", "VTV"),
    agencies=("Reuters", "TTXVN", "AFP", "AP", "Xinhua", "Sputnik", "Bloomberg", "Kyodo"),
    cities=("Hà Nội", "Đà Nẵng", "Huế", "TP.HCM", "Cần Thơ", "Hải Phòng", "Vũng Tàu", "Nha Trang"),
    in_city=("tại Hà Nội", "ở Huế", "từ Đà Nẵng", "tại Cần Thơ", "tại Hải Phòng", "ở Vũng Tàu"),
    dates=("14/05/2021", "14/5/2021 10:30", "14-05-2021", "Thứ sáu, 14/05/2021", "ngày 14/5/2021", "02/01/2020 18:05", "14 tháng 5 năm 2021", "14.05.2021"),
    updated=("Cập nhật", "Ngày đăng", "Xuất bản", "Đăng ngày"),
    nobody=("PV", "Tổng hợp", "Ban biên tập", "admin", "Nhóm phóng viên", "CTV", "Phóng viên", "cộng tác viên", "Bạn đọc", "Ban Biên tập"),
    misses=("Bài học từ một cây cầu", "Tác giả cuốn sách sống bên sông.", "Ảnh hưởng của mưa lớn", "Thực hiện nghị quyết mới của tỉnh", "Bài toán khó của thành phố", "Tổng hợp tin trong ngày", "Theo ông, cầu sẽ xong năm tới.", "Dịch bệnh đã được khống chế"),
    special=("Lê A", "Tôn Nữ Thị Ninh", "Nguyễn Lê Minh Anh", "Y Ban", "Hồ Xuân Sơn Hải", "Trần Lê Vy"),
    quoted=("Trần “Tí” Long", 'Nguyễn "Bờm" An', "Lê «Sơn» Hải", "Phạm (Tư) Nghĩa"),
    middle=("Văn", "Thị", "Đức", "Hữu"),
)  # fmt: skip
NAMES = ("{surname} {given}",)

TABLE = build_table("vi", WORDS, floor=0.9, names=NAMES)

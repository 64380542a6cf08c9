"""Indonesian: Oleh …, Penulis: …, Editor: …, Reporter: …."""

from tests.credit_lines.tables._spaced import Words, build_table

WORDS = Words(
    given=tuple("Budi Siti Agus Rini Joko Dewi Hendra Lestari Bambang Ratna Yusuf Wulan Fajar Indah Rizki Ayu Galih Sekar".split()),
    surnames=tuple("Santoso Rahma Wijaya Pratama Hidayat Kusuma Nugroho Siregar Harahap Setiawan Lubis Saputra Wibowo Maulana Gunawan Permata".split()),
    by=("Oleh", "Oleh", "oleh", "OLEH", "Oleh:", "Ditulis oleh", "Laporan wartawan", "Penulis:", "Diunggah oleh"),
    labels=("Penulis", "Oleh", "Reporter", "Pewarta", "Wartawan", "Kontributor"),
    editors=("Editor", "Penyunting", "Redaktur"),
    photos=("Foto", "Foto oleh", "Fotografer"),
    joiner=("dan", "dan", "&"),
    with_agency=("dan Antara", "(Antara)", "dan Reuters", "/ANTARA", "(AFP)", "/AFP"),
    posts=("wartawan", "Redaktur Pelaksana", "reporter", "Pengamat Politik", "kontributor", "Guru Besar Hukum", "jurnalis", "Pemimpin Redaksi", "peneliti", "Dosen Sejarah", "koresponden", "penulis", "Kolumnis", "ekonom", "Wartawan Senior", "Mahasiswa"),
    posts_behind=("wartawan", "Wartawan", "jurnalis", "Reporter", "Redaktur", "reporter", "Jurnalis", "Koresponden"),
    posts_in_front=("wartawan", "reporter", "jurnalis", "Wartawan", "Reporter", "kontributor", "Kontributor", "Jurnalis"),
    newsrooms=("Harian Pelabuhan", "Koran Pesisir", "Media Pesisir", "Radio Muara", "Majalah Pantai", "Tribun Pesisir", "Suara Muara", "Berita Muara", "Kompas TV", "Warta Pesisir"),
    agencies=("ANTARA", "Reuters", "AFP", "Antara News", "AP", "Xinhua", "CNN Indonesia", "Bloomberg"),
    cities=("Jakarta", "Bandung", "Surabaya", "Banda Aceh", "Medan", "Jawa Tengah", "Makassar", "Bandar Lampung"),
    in_city=("di Jakarta", "dari Bandung", "di Surabaya", "dari Medan", "di Makassar", "dari Bandung"),
    dates=("14 Mei 2021", "14/05/2021", "Jumat, 14 Mei 2021", "14 Mei 2021 10:30 WIB", "14/05/2021, 10:30 WIB", "2 Januari 2020", "2021-05-14", "02/01/2020 18:05"),
    updated=("Diperbarui", "Diterbitkan", "Dipublikasikan", "Terakhir diperbarui"),
    nobody=("Redaksi", "admin", "Tim Redaksi", "redaksi", "Tim Liputan", "Kontributor", "tim", "Admin", "wartawan", "Tim"),
    misses=("Oleh karena itu, jembatan ditutup.", "Oleh sebab hujan, pasar sepi", "Penulis buku itu tinggal di tepi sungai.", "Foto bersama usai rapat", "Wartawan menunggu di luar gedung.", "Oleh warga, jalan itu diperbaiki.", "Penulis dan pembaca bertemu di pasar", "Editor senior pensiun pada bulan Mei."),
    special=("Omar bin Salleh", "Abdul Rahman Al-Hadi", "Siti binti Yusof", "I Wayan Sudana", "Ni Made Ayu", "Muhammad Al-Amin"),
)  # fmt: skip

TABLE = build_table("id", WORDS, floor=0.9)

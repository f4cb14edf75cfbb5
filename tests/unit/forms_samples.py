"""Forms written for the tests, one for each family of constructs; all are made up.

Some follow the samples of pyxform's documentation: cascading choices, a repeat, a group with a
relevance, a constraint, a calculation.
"""

from forms_workbook import workbook

KINDS = {
    "survey": [
        ["type", "name", "label::English (en)", "label::Indonesian (id)", "hint", "required"],
        ["start", "mulai", "", "", "", ""],
        ["end", "selesai", "", "", "", ""],
        ["today", "hari", "", "", "", ""],
        ["note", "salam", "Welcome", "Terima kasih sudah membantu desa.", "", ""],
        ["text", "kepala", "Head of family?", "Siapa nama kepala keluarga?", "Nama lengkap", "yes"],
        ["integer", "orang", "How many?", "Berapa orang di rumah?", "", "yes"],
        ["decimal", "luas", "Area?", "Berapa luas rumah? (meter persegi)", "", ""],
        ["date", "pindah", "Since?", "Sejak tanggal berapa tinggal di sini?", "", ""],
        ["time", "bertemu", "When?", "Jam berapa biasanya di rumah?", "", ""],
        ["range", "puas", "Content?", "Seberapa puas dengan jalan desa?", "", ""],
        ["acknowledge", "boleh", "Ok?", "Data ini boleh disimpan desa?", "", "yes"],
    ],
    "settings": {
        "form_title": "Data rumah",
        "form_id": "data_rumah",
        "default_language": "English (en)",
    },
}
CHOICES = {
    "survey": [
        ["type", "name", "label", "required"],
        ["select_one yt", "listrik", "Ada listrik di rumah?", "yes"],
        ["select_one atap", "atap", "Atapnya dari apa?", ""],
        ["select_multiple air", "air", "Air minum dari mana saja?", "yes"],
    ],
    "choices": [
        ["list_name", "name", "label"],
        ["yt", "ya", "Ya"],
        ["yt", "tidak", "Tidak"],
        ["atap", "genteng", "Genteng"],
        ["atap", "seng", "Seng"],
        ["atap", "daun", "Daun atau rumbia"],
        ["atap", "asbes", "Asbes"],
        ["air", "sumur", "Sumur"],
        ["air", "pdam", "PDAM"],
        ["air", "hujan", "Air hujan"],
        ["air", "galon", "Galon isi ulang"],
    ],
    "settings": {"form_title": "Rumah dan air", "form_id": "rumah_air"},
}
RELEVANCE = {
    "survey": [
        ["type", "name", "label", "relevant"],
        ["select_one yt", "jamban", "Punya jamban sendiri?", ""],
        ["select_one yt", "numpang", "Apakah menumpang jamban tetangga?", "${jamban} = 'tidak'"],
        ["begin group", "septik", "Tangki septik", "selected(${jamban}, 'ya')"],
        ["integer", "tahun", "Tangkinya dibuat tahun berapa?", ""],
        ["select_one yt", "sedot", "Pernah disedot?", "${tahun} != '' and ${tahun} < 2020"],
        ["end group", "", "", ""],
        ["text", "pesan", "Ada pesan untuk desa?", "not(${jamban} = 'ya') or ${sedot} = 'tidak'"],
    ],
    "choices": [["list_name", "name", "label"], ["yt", "ya", "Ya"], ["yt", "tidak", "Tidak"]],
    "settings": {"form_title": "Jamban sehat", "form_id": "jamban"},
}
CONSTRAINT = {
    "survey": [
        ["type", "name", "label", "required", "constraint", "constraint_message"],
        [
            "integer",
            "umur",
            "Berapa umurnya?",
            "yes",
            ". >= 0 and . <= 120",
            "Umur 0 sampai 120 tahun.",
        ],
        [
            "integer",
            "sekolah",
            "Berapa tahun sekolah?",
            "",
            ". <= ${umur} - 4",
            "Tidak bisa lebih lama dari umurnya.",
        ],
        ["text", "kk", "Nomor KK?", "", "regex(., '^[0-9]{16}$')", "Nomor KK 16 angka."],
        [
            "date",
            "lahir",
            "Tanggal lahir?",
            "yes",
            ". <= today() and . > date('1900-01-01')",
            "Tanggal itu belum sampai.",
        ],
        ["decimal", "suhu", "Suhu kulkas vaksin?", "", ". > -5 and . < 40", ""],
        ["text", "catatan", "Catatan?", "", "string-length(.) <= 20", "Paling panjang 20 huruf."],
    ],
    "settings": {"form_title": "Data anggota", "form_id": "anggota"},
}
CASCADE = {
    "survey": [
        ["type", "name", "label", "choice_filter", "required"],
        ["select_one dusun", "dusun", "Dusun mana?", "", "yes"],
        ["select_one rt", "rt", "RT berapa di ${dusun}?", "dusun = ${dusun}", "yes"],
        [
            "select_multiple gang",
            "gang",
            "Gang mana saja yang banjir?",
            "rt=${rt} and dusun=${dusun}",
            "",
        ],
    ],
    "choices": [
        ["list_name", "name", "label", "dusun", "rt"],
        ["dusun", "timur", "Dusun Timur", "", ""],
        ["dusun", "barat", "Dusun Barat", "", ""],
        ["rt", "t1", "RT 01", "timur", ""],
        ["rt", "t2", "RT 02", "timur", ""],
        ["rt", "b1", "RT 11", "barat", ""],
        ["gang", "mawar", "Gang Mawar", "timur", "t1"],
        ["gang", "melati", "Gang Melati", "timur", "t1"],
        ["gang", "kenanga", "Gang Kenanga", "barat", "b1"],
    ],
    "settings": {"form_title": "Banjir", "form_id": "banjir"},
}
REPEAT = {
    "survey": [
        [
            "type",
            "name",
            "label",
            "relevant",
            "calculation",
            "constraint",
            "constraint_message",
            "required",
        ],
        ["text", "kepala", "Nama kepala keluarga?", "", "", "", "", "yes"],
        ["begin repeat", "anggota", "Anggota keluarga", "", "", "", "", ""],
        ["text", "nama", "Siapa namanya?", "", "", "", "", "yes"],
        ["integer", "umur", "Berapa umur ${nama}?", "", "", ". < 120", "Umur di bawah 120.", "yes"],
        [
            "select_one yt",
            "sekolah",
            "${nama} masih sekolah?",
            "${umur} > 5 and ${umur} < 19",
            "",
            "",
            "",
            "",
        ],
        ["end repeat", "", "", "", "", "", "", ""],
        ["calculate", "jumlah", "", "", "count(${anggota})", "", "", ""],
        ["calculate", "tertua", "", "", "max(${umur})", "", "", ""],
        [
            "note",
            "akhir",
            "Ada ${jumlah} anggota, yang tertua ${tertua} tahun.",
            "${jumlah} > 0",
            "",
            "",
            "",
            "",
        ],
    ],
    "choices": [["list_name", "name", "label"], ["yt", "ya", "Ya"], ["yt", "tidak", "Tidak"]],
    "settings": {"form_title": "Anggota keluarga", "form_id": "keluarga"},
}
COUNTED_REPEAT = {
    "survey": [
        ["type", "name", "label", "repeat_count", "calculation", "required"],
        ["integer", "sumur", "Berapa sumur di RT ini?", "", "", "yes"],
        ["begin repeat", "satu", "Sumur", "${sumur}", "", ""],
        ["calculate", "ke", "", "", "position(..)", ""],
        ["decimal", "dalam", "Berapa meter dalamnya sumur ${ke}?", "", "", "yes"],
        ["end repeat", "", "", "", "", ""],
        ["calculate", "rata", "", "", "round(sum(${dalam}) div count(${dalam}), 1)", ""],
        ["note", "hasil", "Rata-rata ${rata} meter.", "", "", ""],
    ],
    "settings": {"form_title": "Sumur warga", "form_id": "sumur"},
}
CALCULATION = {
    "survey": [
        ["type", "name", "label", "calculation", "required", "relevant"],
        ["date", "lahir", "Tanggal lahir?", "", "yes", ""],
        ["calculate", "umur", "", "int((today() - ${lahir}) div 365.25)", "", ""],
        ["decimal", "berat", "Berat badan? (kg)", "", "yes", ""],
        ["decimal", "tinggi", "Tinggi badan? (cm)", "", "yes", ""],
        ["calculate", "imt", "", "round(${berat} div pow(${tinggi} div 100, 2), 1)", "", ""],
        [
            "calculate",
            "golongan",
            "",
            "if(${imt} < 18.5, 'kurus', if(${imt} >= 25, 'gemuk', 'baik'))",
            "",
            "",
        ],
        ["note", "hasil", "Umur ${umur} tahun, IMT ${imt}: ${golongan}.", "", "", ""],
        [
            "text",
            "saran",
            "Apa yang disarankan?",
            "",
            "",
            "${golongan} != 'baik' and ${umur} >= 18",
        ],
    ],
    "settings": {"form_title": "Hitung IMT", "form_id": "imt"},
}
DEFAULTS = {
    "survey": [
        ["type", "name", "label", "default", "required", "parameters"],
        ["date", "kunjungan", "Tanggal kunjungan?", "today()", "yes", ""],
        ["integer", "jumlah", "Berapa paket dibagikan?", "1", "yes", ""],
        ["text", "tempat", "Di mana?", "Balai desa", "", ""],
        ["range", "nilai", "Nilai pelayanan?", "", "yes", "start=1 end=5 step=1"],
        ["range", "lengan", "Lingkar lengan? (cm)", "", "", "start=10 end=40 step=0.5"],
    ],
    "settings": {"form_title": "Pembagian paket", "form_id": "paket"},
}
MANY_CHOICES = {
    "survey": [
        ["type", "name", "label", "required"],
        ["select_one kerja", "kerja", "Pekerjaan utama?", "yes"],
        ["select_one alasan or_other", "alasan", "Kenapa belum punya KTP?", "yes"],
        ["select_one skala", "skala", "Berapa kali makan sehari?", "yes"],
    ],
    "choices": [
        ["list_name", "name", "label"],
        *(
            ["kerja", f"k{number}", f"Pekerjaan {name}"]
            for number, name in enumerate(
                (
                    "tani",
                    "nelayan",
                    "buruh",
                    "dagang",
                    "guru",
                    "sopir",
                    "tukang",
                    "penjahit",
                    "pegawai",
                    "satpam",
                    "pensiun",
                    "pelajar",
                    "ibu rumah tangga",
                ),
                1,
            )
        ),
        ["alasan", "jauh", "Kantor kecamatan terlalu jauh dari rumah"],
        ["alasan", "hilang", "KTP yang lama hilang dan belum diurus"],
        ["skala", "n0", "0"],
        ["skala", "n1", "1"],
        ["skala", "n2", "2"],
        ["skala", "n3", "3 atau lebih"],
    ],
    "settings": {"form_title": "KTP dan kerja", "form_id": "ktp"},
}
LOGIC = {
    "survey": [
        ["type", "name", "label", "relevant", "constraint", "calculation"],
        ["integer", "a", "A?", "", "", ""],
        ["integer", "b", "B?", "${a} mod 2 = 0 or ${a} > 50", ". != ${a}", ""],
        ["decimal", "c", "C?", "not(${b} > ${a})", ". * 2 >= ${a} - 10", ""],
        [
            "select_multiple warna",
            "w",
            "Warna?",
            "${c} + 1 > 2 or ${b} = ''",
            "count-selected(.) <= 2",
            "",
        ],
        [
            "text",
            "t",
            "T?",
            "selected(${w}, 'merah') and not(selected(${w}, 'biru'))",
            "starts-with(., 'x') or string-length(.) > 3",
            "",
        ],
        ["calculate", "jumlah", "", "", "", "coalesce(${b}, ${a})"],
        ["text", "u", "U?", "${jumlah} div 4 < 5 and ${jumlah} != 7", "contains(., 'o')", ""],
        [
            "text",
            "v",
            "V?",
            "if(selected(${w}, 'hijau'), ${a} > 3, ${t} = '')",
            "regex(., '[a-z]{2,4}')",
            "",
        ],
        [
            "integer",
            "z",
            "Z?",
            "-${a} < -3 and (${w} = 'merah' or count-selected(${w}) = 2)",
            ". <= 2 * (${a} + 1) and . >= -5",
            "",
        ],
    ],
    "choices": [
        ["list_name", "name", "label"],
        ["warna", "merah", "Merah"],
        ["warna", "biru", "Biru"],
        ["warna", "hijau", "Hijau"],
    ],
    "settings": {"form_title": "Logika", "form_id": "logika"},
}
DATES = {
    "survey": [
        ["type", "name", "label", "relevant", "constraint", "calculation"],
        ["date", "hpht", "Haid terakhir?", "", ". <= today() and . > today() - 300", ""],
        ["calculate", "hpl", "", "${hpht} != ''", "", "date(${hpht} + 280)"],
        ["calculate", "minggu", "", "", "", "int((today() - ${hpht}) div 7)"],
        ["date", "periksa", "Periksa terakhir?", "${minggu} >= 12", ". >= ${hpht}", ""],
        ["text", "alasan", "Kenapa belum periksa lagi?", "today() - ${periksa} > 30", "", ""],
        ["time", "jam", "Jam periksa?", "", ". >= '07:00' and . < '15:30'", ""],
    ],
    "settings": {"form_title": "Kehamilan", "form_id": "hamil"},
}
SAMPLES = {
    "kinds": KINDS,
    "choices": CHOICES,
    "relevance": RELEVANCE,
    "constraint": CONSTRAINT,
    "cascade": CASCADE,
    "repeat": REPEAT,
    "counted_repeat": COUNTED_REPEAT,
    "calculation": CALCULATION,
    "defaults": DEFAULTS,
    "many_choices": MANY_CHOICES,
    "logic": LOGIC,
    "dates": DATES,
}


def content(name):
    """Give a sample as the bytes of its workbook."""
    return workbook(**SAMPLES[name])

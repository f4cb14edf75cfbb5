"""Made-up names for made-up villages."""

VILLAGES = ("Wanasari", "Tirta Mulya", "Bukit Damai")
DISTRICT = "Sekar Jati"
PUSKESMAS = "Puskesmas Sekar Jati"
POSTS = ("Kenanga", "Dahlia", "Anggrek", "Teratai", "Cempaka", "Flamboyan")
GIRLS = (
    "Alya", "Bella", "Cinta", "Dinda", "Elok", "Farah", "Gendis", "Hana", "Indah", "Jelita",
    "Kirana", "Laras", "Melani", "Nadia", "Oktavia", "Puspita", "Qonita", "Rahma", "Salma", "Tiara",
)  # fmt: skip
BOYS = (
    "Arya", "Bagus", "Candra", "Damar", "Erlangga", "Faisal", "Galang", "Hafiz", "Ilham", "Jaka",
    "Kevin", "Lukman", "Mahesa", "Naufal", "Omar", "Pandu", "Rangga", "Satria", "Taufik", "Yoga",
)  # fmt: skip
FAMILIES = (
    "Prasetyo", "Wibowo", "Kurnia", "Saputri", "Hidayat", "Anggraini", "Nugraha", "Maulida",
    "Setyawan", "Oktaviani", "Firmansyah", "Rosdiana", "Wardana", "Handayani", "Subekti",
)  # fmt: skip
MOTHERS = (
    "Aisyah", "Bertha", "Cahyani", "Darmi", "Eni", "Fatmawati", "Giyanti", "Herlina", "Ismi",
    "Juminah", "Kartini", "Lastri", "Mariana", "Ningsih", "Ollie", "Partini", "Rusmini", "Sumiati",
    "Tutik", "Umi", "Vera", "Winarti", "Yatmi", "Zubaidah", "Astuti", "Budiarti", "Citrawati",
    "Desiana", "Erna", "Fransiska",
)  # fmt: skip
PREGNANT = (
    "Mira Kusumawati", "Novi Yulianti", "Ratri Utami", "Sekar Palupi", "Tantri Dewanti",
    "Widya Lestiani", "Yulia Rahmani", "Zahra Amelia", "Hesti Purnami", "Kania Saraswati",
    "Lilia Permadi", "Vina Oktarini",
)  # fmt: skip
CADRES = ("Parmi", "Suratmi", "Wagini", "Yatini", "Rusmiati", "Sulastri")
MIDWIVES = ("Hartini", "Melinda", "Rahayu")
OFFICERS = ("Darmawan", "Sukarno", "Wijana")
COORDINATORS = ("Mulyani", "Retnowati", "Sundari")
HEAD, HEAD_NAME = "dr. Anita", "Anita Pramesti"
NEWCOMERS = ("Slamet Raharjo", "Yusuf Iskandar", "Bambang Irawan")

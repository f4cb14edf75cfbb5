"""What was found, in a cadre's words: the category of the card, never a diagnosis."""

from dialog.texts import text
from domain.growth.categories import SchoolBmi
from domain.screening import Finding, FindingCode, Observed, Screened
from domain.screening.danger import OTHER
from flows.cadre.stages.figures import spoken, tenths


def finding_line(finding: Finding, screened: Screened, observed: Observed) -> str:
    """Say one finding to a cadre; nothing for what has a line of its own."""
    if finding.code in (FindingCode.DANGER_SIGN, FindingCode.COMPLAINT):
        return ""
    if screened.stage.is_at_school and finding.code.name.startswith("BMI"):
        return school_words(screened.bmi_for_age)
    return {
        FindingCode.ARM_LOW: text("LiLA di bawah 23,5 cm: berisiko kurang energi (KEK)"),
        FindingCode.PRESSURE_HIGH: text("Tekanan darah tinggi."),
        FindingCode.PRESSURE_VERY_HIGH: text("Tekanan darah sangat tinggi."),
        FindingCode.PRESSURE_LOW: text("Tekanan darah rendah."),
        FindingCode.GLUCOSE_HIGH: text("Gula darah tinggi (200 atau lebih)."),
        FindingCode.GLUCOSE_LOW: text("Gula darah rendah (di bawah 70)."),
        FindingCode.GLUCOSE_WATCH: text("Gula darah perlu diwaspadai (140 sampai 199)."),
        FindingCode.CHOLESTEROL_HIGH: text("Kolesterol tinggi (240 atau lebih)."),
        FindingCode.WAIST_WIDE: text("Lingkar perut di atas batas."),
        FindingCode.BMI_VERY_THIN: text("IMT: sangat kurus."),
        FindingCode.BMI_THIN: text("IMT: kurus."),
        FindingCode.BMI_FAT: text("IMT: gemuk."),
        FindingCode.BMI_OBESE: text("IMT: obesitas."),
        FindingCode.HB_LOW: _hb(observed),
        FindingCode.FEVER: text("Suhu di atas 38."),
        FindingCode.EYES: text("Hitung jari: {side}.", side=side_words(finding.sign)),
        FindingCode.EARS: text("Tes bisik: {side}.", side=side_words(finding.sign)),
        FindingCode.COUGH_SIGNS: text("Ada gejala batuk lama yang perlu diperiksa."),
        FindingCode.LUNG: text("Skor PUMA {score}.", score=screened.lung_score),
        FindingCode.DEPENDS: text(
            "AKS {total}: perlu bantuan ({band}).",
            total=screened.barthel_total,
            band=band_words(finding.sign),
        ),
        FindingCode.DEPENDS_LIGHTLY: text(
            "AKS {total}: perlu sedikit bantuan.", total=screened.barthel_total
        ),
        FindingCode.SKILAS: text("SKILAS: {domain}.", domain=domain_words(finding.sign)),
        FindingCode.CURVE_RED: text("Berat di kurva merah Buku KIA."),
        FindingCode.IRON_NOT_TAKEN: text("Tablet tambah darah belum diminum teratur."),
        FindingCode.FOOD_NOT_EATEN: text("Makanan tambahan belum dimakan tiap hari."),
        FindingCode.CLASS_MISSED: text("Belum ikut kelas ibu hamil."),
    }.get(finding.code, "")


def _hb(observed: Observed) -> str:
    return text("Hb {hb} di bawah batas.", hb=tenths(observed.hb_tenths or 0))


def school_words(category: SchoolBmi | None) -> str:
    """Name a category of IMT/U."""
    return {
        None: "",
        SchoolBmi.SEVERELY_THIN: text("Gizi buruk"),
        SchoolBmi.THIN: text("Gizi kurang"),
        SchoolBmi.NORMAL: text("Gizi baik"),
        SchoolBmi.OVERWEIGHT: text("Gizi lebih"),
        SchoolBmi.OBESE: text("Obesitas"),
    }[category]


def side_words(side: str) -> str:
    """Say which side cannot see or hear well."""
    return {
        "right": text("kanan terganggu"),
        "left": text("kiri terganggu"),
        "both": text("kanan dan kiri terganggu"),
    }.get(side, "")


def band_words(band: str) -> str:
    """Name a band of AKS."""
    return {"S": text("sedang"), "B": text("berat"), "T": text("total")}.get(band, "")


def domain_words(domain: str) -> str:
    """Name a domain of SKILAS."""
    return {
        "cognition": text("daya ingat"),
        "mobility": text("gerak"),
        "nutrition": text("makan dan berat badan"),
        "sight": text("penglihatan"),
        "hearing": text("pendengaran"),
    }.get(domain, domain)


def sign_words(code: str) -> str:
    """Name a complaint or a danger sign."""
    return {
        "bleeding": text("perdarahan"),
        "vomiting": text("muntah terus"),
        "nausea": text("mual"),
        "not_eating": text("tidak mau makan"),
        "high_fever": text("demam tinggi"),
        "fever": text("demam"),
        "headache": text("sakit kepala"),
        "dizzy": text("pusing"),
        "strong_headache": text("sakit kepala hebat"),
        "blurred_sight": text("pandangan kabur"),
        "fits": text("kejang"),
        "upper_belly_pain": text("nyeri ulu hati"),
        "strong_belly_pain": text("nyeri perut hebat"),
        "less_movement": text("gerakan janin kurang"),
        "waters_broken": text("keluar air ketuban"),
        "palpitations": text("jantung berdebar"),
        "chest_pain": text("nyeri dada"),
        "breathless": text("sesak napas"),
        "unconscious": text("tidak sadar"),
        "swelling": text("bengkak"),
        "smelly_discharge": text("darah atau cairan berbau"),
        "sore_breast": text("payudara bengkak atau sakit"),
        "no_urine": text("sulit buang air kecil"),
        "itching": text("gatal hebat"),
        "diarrhoea": text("diare"),
        "sleepless": text("sulit tidur"),
        "long_cough": text("batuk lama"),
        "cough_blood": text("batuk darah"),
        "pale": text("pucat atau lemas"),
        "weak": text("lemas"),
        "trembling": text("gemetar"),
        "cold_sweat": text("keringat dingin"),
        "crooked_face": text("wajah mencong"),
        "half_weak": text("lemah sebelah badan"),
        "slurred": text("bicara pelo"),
        "sudden_numb": text("kebas sebelah badan"),
        "sudden_blind": text("mendadak tidak bisa melihat"),
        "fall_pain": text("nyeri hebat sesudah jatuh"),
    }.get(code, code)


PRESSURE_CODES = (
    FindingCode.PRESSURE_HIGH,
    FindingCode.PRESSURE_VERY_HIGH,
    FindingCode.PRESSURE_AND_SIGN,
)


def finding_with_figure(finding: Finding, observed: Observed) -> str:
    """Say a finding with its figure, for a list: 'LiLA 22,8 cm'."""
    if finding.code in PRESSURE_CODES:
        readings = observed.pressures
        return ", ".join(f"{text('TD')} {first}/{second}" for first, second in readings)
    if finding.code in (FindingCode.DANGER_SIGN, FindingCode.COMPLAINT):
        return observed.note if finding.sign == OTHER else sign_words(finding.sign)
    figured = {
        FindingCode.ARM_LOW: spoken("arm_mm", (observed.arm_mm or 0,)),
        FindingCode.GLUCOSE_HIGH: text("gula darah {figure}", figure=observed.glucose),
        FindingCode.GLUCOSE_LOW: text("gula darah {figure}", figure=observed.glucose),
        FindingCode.HB_LOW: spoken("hb_tenths", (observed.hb_tenths or 0,)),
        FindingCode.CHOLESTEROL_HIGH: text("kolesterol {figure}", figure=observed.cholesterol),
    }
    return figured.get(finding.code) or _in_words(finding)


def _in_words(finding: Finding) -> str:
    return {
        FindingCode.BMI_VERY_THIN: text("sangat kurus"),
        FindingCode.BMI_THIN: text("kurus"),
        FindingCode.BMI_FAT: text("berat lebih"),
        FindingCode.BMI_OBESE: text("berat sangat lebih"),
        FindingCode.FEVER: text("suhu tinggi"),
        FindingCode.EYES: text("penglihatan {side}", side=side_words(finding.sign)),
        FindingCode.EARS: text("pendengaran {side}", side=side_words(finding.sign)),
        FindingCode.COUGH_SIGNS: text("gejala batuk lama"),
        FindingCode.LUNG: text("skor PUMA"),
        FindingCode.DEPENDS: text("AKS {band}", band=band_words(finding.sign)),
        FindingCode.SKILAS: text("SKILAS {domain}", domain=domain_words(finding.sign)),
        FindingCode.CURVE_RED: text("berat di kurva merah"),
    }.get(finding.code, "")

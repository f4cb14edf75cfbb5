"""How insurance is spoken of."""

from dialog.answers import OneOf
from dialog.input.insurance import read_insurance
from dialog.messages import Choice
from dialog.spoken import day_month_year
from dialog.texts import lines, text
from domain.insurance import InsuranceRecord, Insured, JknStatus, Segment
from domain.people import RoleKind
from domain.register import Register
from flows.yielding import one_of_unless

SEE = (RoleKind.VILLAGE_OFFICER, RoleKind.OPERATOR, RoleKind.MIDWIFE, RoleKind.PUSKESMAS)
"""Who may see one household's insurance (ux section 12)."""
RECORD = (RoleKind.VILLAGE_OFFICER, RoleKind.OPERATOR)
SMALL_NUMBERS = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)


def one_of_or_next(*choices: Choice) -> OneOf:
    """Offer choices beside which the next household may be named at once."""
    return one_of_unless(
        *choices,
        commands=("UBAH_BPJS", "CEK_BPJS"),
        names_something=lambda rest: bool(read_insurance(rest).name),
    )


def sees_insurance(register: Register) -> bool:
    """Tell whether the speaker may see one household's insurance."""
    return any(register.speaker.has(kind) for kind in SEE)


def label(insured: Insured) -> str:
    """Name a person, or a family by one of its children: 'keluarga Hasan Basri'."""
    return household_name(insured.name, is_household=insured.is_household)


def household_name(name: str, *, is_household: bool) -> str:
    """Name a household that may be a family."""
    return text("keluarga {child}", child=name) if is_household else name


def with_rt(insured: Insured) -> str:
    """Name a household with its RT: 'Sarinem (RT 03)'."""
    if not insured.rt:
        return label(insured)
    return text("{name} (RT {rt})", name=label(insured), rt=insured.rt)


def stands(insured: Insured, *, with_decile: bool) -> str:
    """Say what is kept of a household; the decile only to an officer."""
    name = label(insured)
    name = name[:1].upper() + name[1:]
    if insured.rt:
        name = text("{name}, RT {rt}", name=name, rt=insured.rt)
    record = insured.record
    if record is None:
        return text("{name}: status BPJS belum diperiksa.", name=name)
    return lines(
        text(
            "{name}: BPJS {status} (diperiksa {day}).",
            name=name,
            status=status_words(record),
            day=day_month_year(record.checked_on),
        ),
        _decile(record) if with_decile else "",
        text("Usulan PBI dikirim {day}.", day=day_month_year(record.proposed_on))
        if record.proposed_on
        else "",
    )


def _decile(record: InsuranceRecord) -> str:
    if record.decile is None:
        return ""
    if record.decile_on is None:
        return text("Desil {decile}.", decile=record.decile)
    return text(
        "Desil {decile} (data {day}).",
        decile=record.decile,
        day=day_month_year(record.decile_on),
    )


def status_words(record: InsuranceRecord) -> str:
    """Say who pays and whether the card works: 'PBI, aktif'."""
    return standing(record.status, record.segment)


def standing(found: JknStatus, segment: Segment) -> str:
    """Say who pays and whether the card works, without saying PBI twice."""
    payer = segment_words(segment)
    status = plain_status(found)
    if not payer or found in (JknStatus.NOT_REGISTERED, JknStatus.NEWBORN):
        return status
    if found is JknStatus.PBI_STOPPED and segment is Segment.PBI_JK:
        return status
    return text("{payer}, {status}", payer=payer, status=status)


def plain_status(status: JknStatus) -> str:
    """Say whether a card works."""
    said = {
        JknStatus.ACTIVE: text("aktif"),
        JknStatus.INACTIVE: text("tidak aktif"),
        JknStatus.ARREARS: text("tidak aktif, menunggak"),
        JknStatus.PBI_STOPPED: text("tidak aktif, PBI dicabut"),
        JknStatus.CLOSED: text("ditutup, meninggal atau data ganda"),
        JknStatus.NOT_REGISTERED: text("belum terdaftar"),
        JknStatus.NEWBORN: text("bayi baru lahir, didaftarkan sebelum 28 hari"),
    }
    return said[status]


def segment_words(segment: Segment) -> str:
    """Say who pays."""
    said = {
        Segment.PBI_JK: text("PBI"),
        Segment.PEMDA: text("PBI daerah"),
        Segment.PPU_PN: text("pegawai negeri"),
        Segment.PPU_BU: text("perusahaan"),
        Segment.PBPU: text("mandiri"),
        Segment.BP: text("pensiunan"),
        Segment.UNKNOWN: "",
    }
    return said[segment]


def in_words(count: int) -> str:
    """Write a small number out: 'dua'."""
    return SMALL_NUMBERS[count] if count < len(SMALL_NUMBERS) else str(count)


def group_words(register: Register, count: int) -> str:
    """Give what a group may read: a number, and where to go."""
    return text(
        'Yang aman untuk grup: "Ada {count} keluarga yang BPJS-nya perlu diperbarui. Silakan cek '
        'di kantor desa, ada petugas jam {hours}."',
        count=count,
        hours=register.office_hours(),
    )

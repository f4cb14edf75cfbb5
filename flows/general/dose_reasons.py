"""Why a vaccine dose stands where it stands: one sentence a cadre can read aloud."""

from dialog.spoken import age, day_month_year
from dialog.texts import text
from domain.immunization import Assessment, Because, Forecast, Reason, Status, dose_name
from domain.immunization.schedule_file import schedule_on
from domain.immunization.spans import Span
from domain.register import Register

DAYS_PER_WEEK = 7


def why(found: Assessment, code: str, *, for_family: bool) -> str:
    """Say the reason for one code of an assessment."""
    plan = found.forecast[code]
    dose = dose_name(code, for_family=for_family)
    if plan.status is Status.DONE and plan.given_on is not None:
        return text("{dose} sudah diberikan {date}.", dose=dose, date=day_month_year(plan.given_on))
    if plan.reason is None:
        return ""
    if plan.status is Status.NOT_YET:
        return _waiting(found, plan, plan.reason, dose, for_family=for_family)
    if plan.is_givable:
        return _possible(found, plan, plan.reason, dose, for_family=for_family)
    return _never(plan, plan.reason, dose)


def rule_of(found: Assessment, code: str, register: Register) -> str:
    """Name for a midwife the ruleset, the row, where it was read and how sure it is."""
    schedule = schedule_on(register.now.date())
    visit = schedule.visit(code)
    row = visit or schedule.slot(code)
    because = found.forecast[code].because
    marks = row.confidence if isinstance(row.confidence, str) else ""
    if not isinstance(row.confidence, str):
        key = "interval" if because is Because.INTERVAL else "window"
        marks = row.confidence.get(key) or row.confidence["recommended"]
    return text(
        "Aturan {ruleset}, baris {code}. Sumber: {sources} ({sure}).",
        ruleset=found.ruleset,
        code=code,
        sources="; ".join(schedule.sources[source] for source in row.source),
        sure=_sureness(marks),
    )


def _sureness(mark: str) -> str:
    return {
        "V": text("dibaca di sumbernya"),
        "V2": text("dari salinan sumbernya"),
        "G": text("pengetahuan umum"),
        "R": text("pilihan aplikasi ini"),
    }.get(mark, text("belum pasti, tanyakan Puskesmas"))


def _waiting(
    found: Assessment, plan: Forecast, reason: Reason, dose: str, *, for_family: bool
) -> str:
    until = day_month_year(plan.earliest) if plan.earliest else ""
    since = day_month_year(reason.since) if reason.since else ""
    span = _span(reason.span)
    match reason.because:
        case Because.AGE:
            return text(
                "{dose} menunggu {until}: paling muda umur {span}.",
                dose=dose,
                until=until,
                span=span,
            )
        case Because.INTERVAL:
            return text(
                "{dose} menunggu {until}: jarak dari {previous} paling dekat {span}.",
                dose=dose,
                until=until,
                previous=_previous(found, plan, for_family=for_family),
                span=span,
            )
        case Because.REFUSED_DOSE:
            return text(
                "{dose} menunggu {until}: yang {since} terlalu cepat dan belum dihitung, "
                "jadi diulang paling dekat {span} sesudahnya. Pastikan ke bidan, ya.",
                dose=dose,
                until=until,
                since=since,
                span=span,
            )
        case Because.CAMPAIGN:
            return text(
                "{dose} menunggu {until}: jarak dari imunisasi tambahan {since} "
                "paling dekat {span}.",
                dose=dose,
                until=until,
                since=since,
                span=span,
            )
        case Because.LIVE_VACCINE:
            return text(
                "{dose} menunggu {until}: jarak dari suntikan MR atau JE {since} "
                "paling dekat {span}.",
                dose=dose,
                until=until,
                since=since,
                span=span,
            )
        case _:
            return text("{dose} diberikan di sekolah mulai {until}.", dose=dose, until=until)


def _possible(
    found: Assessment, plan: Forecast, reason: Reason, dose: str, *, for_family: bool
) -> str:
    since = day_month_year(reason.since) if reason.since else ""
    span = _span(reason.span)
    match reason.because:
        case Because.AGE if reason.span is not None and not (
            reason.span.months or reason.span.days
        ):
            return text("{dose} waktunya sekarang: boleh sejak lahir.", dose=dose)
        case Because.AGE:
            return text(
                "{dose} waktunya sekarang: umurnya sudah {span} dan belum tercatat.",
                dose=dose,
                span=span,
            )
        case Because.INTERVAL:
            return text(
                "{dose} waktunya sekarang: sudah {span} sejak {previous}, {since}.",
                dose=dose,
                span=span,
                previous=_previous(found, plan, for_family=for_family),
                since=since,
            )
        case Because.SCHOOL_YEAR:
            return text("{dose} waktunya sekarang: diberikan di sekolah.", dose=dose)
        case _:
            return text(
                "{dose} waktunya sekarang: sudah {span} sejak imunisasi {since}.",
                dose=dose,
                span=span,
                since=since,
            )


def _never(plan: Forecast, reason: Reason, dose: str) -> str:
    match reason.because:
        case Because.TOO_OLD:
            return text(
                "{dose} tidak diberikan lagi: batasnya sebelum umur {span}. Tanyakan bidan, ya.",
                dose=dose,
                span=_span(reason.span),
            )
        case Because.EARLIER_LOST:
            return text(
                "{dose} tidak diberikan lagi: yang sebelumnya sudah lewat batas umur. "
                "Tanyakan bidan, ya.",
                dose=dose,
            )
        case Because.NO_ROOM:
            return text(
                "{dose} tidak sempat lagi: baru boleh {until}, batasnya {last}. "
                "Tanyakan bidan, ya.",
                dose=dose,
                until=day_month_year(reason.until) if reason.until else "",
                last=day_month_year(plan.last_day) if plan.last_day else "",
            )
        case because:
            return _not_wanted(because, dose)


def _not_wanted(because: Because, dose: str) -> str:
    return {
        Because.LATE_START: text(
            "{dose} tidak perlu: dimulai sesudah umur 1 tahun, dosisnya lebih sedikit.", dose=dose
        ),
        Because.SHORT_PRODUCT: text("{dose} tidak perlu: merek Rotarix cukup dua kali.", dose=dose),
        Because.HEXAVALENT: text(
            "{dose} tidak perlu: sudah ada di dalam suntikan heksavalen.", dose=dose
        ),
        Because.NOT_IN_AREA: text("{dose} tidak ada dalam program di daerah ini.", dose=dose),
        Because.GIRLS_ONLY: text("{dose} diberikan kepada anak perempuan.", dose=dose),
    }.get(because, "")


def _previous(found: Assessment, plan: Forecast, *, for_family: bool) -> str:
    """Name the dose before in its series; for an IPV 2 after heksavalen, the combined one."""
    slot = found.record.schedule.slot(plan.code)
    series = found.record.schedule.series(slot.antigen)
    before = series[series.index(slot) - 1]
    if found.forecast[before.code].status is Status.NOT_NEEDED:
        return text("suntikan heksavalen")
    return dose_name(before.code, for_family=for_family)


def _span(span: Span | None) -> str:
    """Say an age or an interval: '4 minggu', '9 bulan'."""
    if span is None:
        return ""
    if span.months:
        return age(span.months)
    if span.days % DAYS_PER_WEEK == 0:
        return text("{count} minggu", count=span.days // DAYS_PER_WEEK)
    return text("{count} hari", count=span.days)

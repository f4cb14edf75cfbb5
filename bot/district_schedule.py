"""The district's own immunization schedule, taken from the file that a setting names."""

from bot.settings import Settings, SettingsError
from domain.immunization.district import District, ScheduleError, read_district
from domain.immunization.schedule_file import use_district


def take_district_schedule(settings: Settings) -> District | None:
    """Let the district's schedule hold, if one is set; SettingsError when it cannot be used."""
    file = settings.immunization_schedule
    if file is None:
        use_district(None)
        return None
    try:
        district = read_district(file.read_text(encoding="utf-8"), file=str(file))
    except OSError as wrong:
        raise SettingsError(
            f"SAPA_IMMUNIZATION_SCHEDULE {file} cannot be read: {wrong.strerror}"
        ) from None
    except ScheduleError as wrong:
        raise SettingsError(f"SAPA_IMMUNIZATION_SCHEDULE {wrong}") from None
    use_district(district.schedule)
    return district

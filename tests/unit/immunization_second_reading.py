"""A second, plain reading of the programme's rules, to hold the quick one against.

It keeps its own figures, looks everything up anew and knows nothing of the program's modules.
"""

from calendar import monthrange
from datetime import date, timedelta

# code: recommended, offer, offer interval, last age, counts from, counts interval
TABLE = {
    "HB0": ("0m", "0m", None, None, "0d", None),
    "BCG": ("1m", "0m", None, "12m", "0d", None),
    "OPV1": ("1m", "0m", None, "60m", "0d", None),
    "OPV2": ("2m", "2m", "28d", "60m", "42d", "28d"),
    "OPV3": ("3m", "3m", "28d", "60m", "42d", "28d"),
    "OPV4": ("4m", "4m", "28d", "60m", "42d", "28d"),
    "DPT1": ("2m", "2m", None, "60m", "42d", None),
    "DPT2": ("3m", "3m", "28d", "60m", "42d", "28d"),
    "DPT3": ("4m", "4m", "28d", "60m", "42d", "28d"),
    "DPT4": ("18m", "18m", "12m", "60m", "12m", "6m"),
    "PCV1": ("2m", "2m", None, "60m", "42d", None),
    "PCV2": ("3m", "3m", "28d", "60m", "42d", "28d"),
    "PCV3": ("12m", "12m", "56d", "60m", "12m", "56d"),
    "RV1": ("2m", "2m", None, "5m", "42d", None),
    "RV2": ("3m", "3m", "28d", "7m", "42d", "28d"),
    "RV3": ("4m", "4m", "28d", "7m", "42d", "28d"),
    "IPV1": ("4m", "4m", None, "60m", "98d", None),
    "IPV2": ("9m", "9m", "4m", "60m", "98d", "28d"),
    "MR1": ("9m", "9m", None, "60m", "9m", None),
    "JE": ("10m", "10m", None, "60m", "9m", None),
    "MR2": ("18m", "18m", "6m", "60m", "12m", "28d"),
}
SERIES = {
    "HB0": ["HB0"],
    "BCG": ["BCG"],
    "OPV": ["OPV1", "OPV2", "OPV3", "OPV4"],
    "DPT": ["DPT1", "DPT2", "DPT3", "DPT4"],
    "PCV": ["PCV1", "PCV2", "PCV3"],
    "RV": ["RV1", "RV2", "RV3"],
    "IPV": ["IPV1", "IPV2"],
    "MR": ["MR1", "MR2"],
    "JE": ["JE"],
}
SCHOOL = {"BIAS_MR", "BIAS_DT", "BIAS_TD2", "HPV", "BIAS_TD5"}
LIVE = {"MR", "MMR", "JE", "VARISELA", "YF", "BIAS_MR"}


def months(day: date, count: int) -> date:
    """Move a day by whole months, to the end of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def after(day: date, span: str) -> date:
    """Move a day by a span such as 28d or 4m."""
    count = int(span[:-1])
    return months(day, count) if span[-1] == "m" else day + timedelta(count)


def last_day(code: str, born: date) -> date:
    """Give the last day of section 1."""
    if code == "HB0":
        return born + timedelta(7)
    return after(born, TABLE[code][3]) - timedelta(1)


def as_series(antigen: str) -> str:
    """Judge an MMR as an MR."""
    return "MR" if antigen == "MMR" else antigen


class Reading:
    """Sections 4 and 5 for one child."""

    def __init__(self, born: date, today: date, doses, *, je: bool, hexa: bool) -> None:
        self.born, self.today, self.je, self.hexa = born, today, je, hexa
        self.rows: list[dict] = []
        for dose in sorted(doses, key=lambda dose: dose["date"]):
            row = {**dose, "on": date.fromisoformat(dose["date"]), "code": None}
            row["series"] = as_series(row["antigen"])
            row["result"] = self.judge(row)
            self.rows.append(row)

    def real(self, series: str | None = None) -> list[dict]:
        """List records that are neither invalid nor doubled."""
        return [
            row
            for row in self.rows
            if row["result"] not in {"invalid_date", "duplicate"}
            and series in {None, row["series"]}
        ]

    def counted(self, series: str) -> list[dict]:
        """List counted doses of a series."""
        return [row for row in self.real(series) if row["code"]]

    def uncounted(self, series: str) -> list[dict]:
        """List refused doses of a series."""
        return [row for row in self.real(series) if not row["code"] and row["result"] != "campaign"]

    def judge(self, row: dict) -> str:  # noqa: C901, PLR0911, PLR0912 (as the text lists them)
        """Apply rules 1 to 9 of section 4."""
        on, series, is_campaign = row["on"], row["series"], row.get("source") == "campaign"
        if on < self.born or on > self.today:
            return "invalid_date"
        if any(
            other["on"] == on and (other.get("source") == "campaign") == is_campaign
            for other in self.real(series)
        ):
            return "duplicate"
        if is_campaign and series != "JE":
            return "campaign"
        if series in SCHOOL:
            if self.counted(series):
                return "not_counted"
            row["code"] = series
            return "valid"
        counted = self.counted(series)
        if series not in SERIES or len(counted) >= self.series_end(series, counted):
            return "not_counted"
        code = SERIES[series][len(counted)]
        if code == "HB0" and on > last_day(code, self.born):
            return "not_counted"
        if on < after(self.born, TABLE[code][4]):
            return "too_young"
        is_wide = series == "PCV" and on >= months(self.born, 12)
        if counted:
            interval = "56d" if is_wide else TABLE[code][5]
            if on < after(counted[-1]["on"], interval):
                return "interval_too_short"
        place = self.rows.index(counted[-1]) if counted else -1
        for other in self.uncounted(series):
            too_near = on < other["on"] + timedelta(56 if is_wide else 28)
            if self.rows.index(other) > place and too_near:
                return "interval_too_short"
        if series in {"MR", "JE"} and any(
            0 < (on - other["on"]).days < 28 for other in self.real() if other["antigen"] in LIVE
        ):
            return "live_interval_too_short"
        row["code"] = code
        return "valid_after_max_age" if on > last_day(code, self.born) else "valid"

    def series_end(self, series: str, counted: list[dict], planned: tuple[date, ...] = ()) -> int:
        """Count the doses a series wants (5.1, 5.2)."""
        days = [*(row["on"] for row in counted), *planned]
        if series == "PCV" and days:
            for number, day in enumerate(days, start=1):
                if day >= months(self.born, 24):
                    return number
            return 2 if days[0] >= months(self.born, 12) else 3
        if series == "RV" and [row.get("product") for row in counted[:2]] == ["rotarix"] * 2:
            return 2
        return len(SERIES[series])

    def forecast(self) -> dict[str, tuple]:
        """Say status, earliest, recommended, overdue since and last day of each code."""
        plans: dict[str, tuple] = {}
        for series in ("HB0", "BCG", "OPV", "DPT", "PCV", "RV"):
            self.plan_series(series, plans)
        self.plan_ipv(plans)
        live = [row["on"] for row in self.real() if row["antigen"] in LIVE]
        self.plan_one("MR1", None, plans, live)
        self.add_planned("MR1", plans, live)
        if self.je or self.counted("JE"):
            self.plan_one("JE", None, plans, live)
            self.add_planned("JE", plans, live)
        else:
            plans["JE"] = ("not_applicable", None, None, None, None)
        self.plan_one("MR2", "MR1", plans, live)
        return plans

    def add_planned(self, code: str, plans, live) -> None:
        """Let a planned live dose block the later ones."""
        if (day := self.planned(code, plans)) is not None:
            live.append(day)

    def planned(self, code: str, plans) -> date | None:
        """Give the planned day of an open dose."""
        plan = plans[code]
        return max(self.today, plan[2]) if plan[2] else None

    def plan_series(self, series: str, plans) -> None:
        """Forecast a series in order."""
        before = None
        for code in SERIES[series]:
            self.plan_one(code, before, plans, ())
            before = code

    def plan_ipv(self, plans) -> None:
        """Apply 5.5."""
        given = [
            row["on"]
            for row in self.counted("DPT")
            if row["code"] != "DPT4" and row.get("product") == "heksavalen"
        ]
        open_ones = [
            self.planned(code, plans)
            for code in ("DPT1", "DPT2", "DPT3")
            if plans[code][0] in {"due", "overdue", "not_yet"}
        ]
        expected = given + (open_ones if self.hexa else [])
        separate = self.counted("IPV")
        nothing = ("not_needed", None, None, None, None)
        if len(separate) == 1 and expected:
            self.plan_one("IPV1", None, plans, ())
            plans["IPV2"] = nothing
        elif separate or not expected:
            self.plan_series("IPV", plans)
        elif len(expected) >= 2:
            plans["IPV1"] = plans["IPV2"] = nothing
        else:
            plans["IPV1"] = nothing
            earliest = max(months(self.born, 9), months(expected[0], 4))
            plans["IPV2"] = self.stand("IPV2", earliest)

    def plan_one(self, code: str, before: str | None, plans, live) -> None:
        """Apply the formula of section 5 to one slot."""
        series = next(name for name, codes in SERIES.items() if code in codes)
        row = next((row for row in self.counted(series) if row["code"] == code), None)
        if row is not None:
            plans[code] = ("done", row["on"], None, None, None)
            return
        place = SERIES[series].index(code)
        days = [self.planned(one, plans) for one in SERIES[series][:place]]
        planned = tuple(day for day in days if day is not None)
        if place >= self.series_end(series, self.counted(series), planned):
            plans[code] = ("not_needed", None, None, None, None)
            return
        if before and plans[before][0] == "aged_out":
            plans[code] = ("aged_out", None, None, None, last_day(code, self.born))
            return
        earliest = self.earliest(code, series, before, plans)
        moved = max(earliest, self.today)
        start = moved
        while any(day < moved < day + timedelta(28) for day in live):
            moved = next(day + timedelta(28) for day in live if day < moved < day + timedelta(28))
        plans[code] = self.stand(code, moved if moved != start else earliest)

    def earliest(self, code: str, series: str, before: str | None, plans) -> date:
        """Take the latest of the waits."""
        previous = None
        if before:
            previous = (
                plans[before][1] if plans[before][0] == "done" else self.planned(before, plans)
            )
        refused = [row["on"] for row in self.uncounted(series)][-1:]
        days = [after(self.born, TABLE[code][1])]
        days += [after(previous, TABLE[code][2])] if previous else []
        days += [day + timedelta(28) for day in refused]
        if series in {"OPV", "MR"}:
            campaign = [row["on"] for row in self.real(series) if row["result"] == "campaign"]
            days += [day + timedelta(28) for day in campaign]
        if series == "PCV" and max(*days, self.today) >= months(self.born, 12):
            days += [previous + timedelta(56)] if previous else []
            days += [day + timedelta(56) for day in refused]
        return max(days)

    def stand(self, code: str, earliest: date) -> tuple:
        """Find the status of an open dose."""
        last, today = last_day(code, self.born), self.today
        recommended = TABLE[code][0]
        if today > last or earliest > last:
            return ("aged_out", None, None, None, last)
        overdue_from = months(self.born, int(recommended[:-1]) + 1)
        if code == "HB0":
            overdue_from = self.born + timedelta(2)
        overdue_from = max(overdue_from, earliest)
        status = "not_yet" if today < earliest else "due"
        if status == "due" and today >= overdue_from:
            status = "overdue"
        best = max(after(self.born, recommended), earliest)
        since = overdue_from if status == "overdue" else None
        return (status, earliest, best, since, last)

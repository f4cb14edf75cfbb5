"""The page of one child's growth card, opened by a link from the chat."""

import asyncio
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from http import HTTPStatus
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from dialog.messages import CardOrder
from dialog.spoken import age, clock, cm, day_month_year, kg
from dialog.texts import speaking, text
from documents.growth_card import CardPoint
from domain.calendar import completed_months
from handlers import card_links
from handlers.card_links import CardLink
from handlers.cards import ShownCard, shown_card
from storage import sealing_keys
from storage.engine import Connection, Database
from storage.identity import identity_of

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "static" / "card.css").read_text(encoding="utf-8")
PREVIEWERS = ("facebookexternalhit", "whatsapp/", "telegrambot", "twitterbot")
"""Programs that open links in chats to show a preview: they get nothing to show."""

_STYLE_HASH = b64encode(sha256(STYLE.encode()).digest()).decode()
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; base-uri 'none'; "
        "form-action 'none'; frame-ancestors 'none'"
    ),
}
_PAGES = Environment(
    loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined
)
_PAGES.globals["text"] = text


@dataclass(frozen=True, kw_only=True)
class Row:
    """One day's figures in words."""

    day: str
    age: str
    weight: str
    length: str
    code: str


def card_route(database: Database, now: Callable[[], datetime]) -> Route:
    """Serve the page of a card to whoever holds a link that is not over."""

    async def page(request: Request) -> HTMLResponse:
        token: str = request.path_params["token"]
        if _is_preview(request.headers):
            return _answer(HTTPStatus.NOT_FOUND, "card_missing.html")
        return await asyncio.wrap_future(database.read(_page, database, token, now()))

    return Route(f"{card_links.PATH}{{token}}", page)


def _is_preview(headers: Mapping[str, str]) -> bool:
    agent = headers.get("user-agent", "").lower()
    return any(previewer in agent for previewer in PREVIEWERS)


def _page(database: Database, token: str, now: datetime) -> HTMLResponse:
    with database.reader.connect() as connection:
        link = _link(connection, token)
        if link is None:
            return _answer(HTTPStatus.NOT_FOUND, "card_missing.html")
        if link.expires_at <= now:
            return _answer(HTTPStatus.GONE, "card_over.html")
        reader = identity_of(connection, link.person_id)
        shown = _shown(connection, link, now) if reader is not None else None
    if reader is None or shown is None:
        return _answer(HTTPStatus.NOT_FOUND, "card_missing.html")
    ends = link.expires_at.astimezone(reader.village.zone)
    with speaking(reader.speaker.language):
        return _answer(
            HTTPStatus.OK,
            "card.html",
            name=shown.card.child_name,
            picture=Markup(shown.svg),  # noqa: S704 (drawn by ourselves, every name escaped)
            words=shown.words,
            rows=_rows(shown),
            marks=_marks(shown),
            until=text("{day}, jam {time}", day=day_month_year(ends.date()), time=clock(ends)),
        )


def _shown(connection: Connection, link: CardLink, now: datetime) -> ShownCard | None:
    """Give the card as its reader may see it at this moment, not when the link was made."""
    order = CardOrder(child=link.child_id, until=date.max, view=link.view)
    return shown_card(connection, link.person_id, order, now)


def _link(connection: Connection, token: str) -> CardLink | None:
    key = sealing_keys.known_key(connection, card_links.PURPOSE)
    return card_links.read(token, key) if key is not None else None


def _answer(status: HTTPStatus, template: str, **places: object) -> HTMLResponse:
    written = _PAGES.get_template(template).render(style=Markup(STYLE), **places)  # noqa: S704 (ours)
    return HTMLResponse(written, status_code=status, headers=HEADERS)


def _rows(shown: ShownCard) -> list[Row]:
    newest_first = sorted(shown.card.points, key=lambda point: point.on, reverse=True)
    return [_row(shown, point) for point in newest_first]


def _row(shown: ShownCard, point: CardPoint) -> Row:
    return Row(
        day=day_month_year(point.on),
        age=age(completed_months(shown.card.born, point.on)),
        weight="-" if point.weight_g is None else f"{kg(point.weight_g)} kg",
        length="-" if point.length_mm is None else f"{cm(point.length_mm)} cm",
        code=str(point.code) if point.code else "-",
    )


def _marks(shown: ShownCard) -> list[str]:
    given = sorted((*shown.card.doses, *shown.card.capsules), key=lambda mark: mark.on)
    return [f"{day_month_year(mark.on)}: {mark.label}" for mark in given]

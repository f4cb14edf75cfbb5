"""The page: phones side by side, the clock, and the log of what was really sent."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.templating import Jinja2Templates

from simulator.view import PhoneView, hour, log_rows, long_date, phone_view, presets, zone_name
from simulator.world import Simulator

FOLDER: Final = Path(__file__).parent


def page_routes(simulator: Simulator) -> list[BaseRoute]:
    """Return the routes of the page and its pieces."""
    page = Page(simulator)
    return [
        Route("/", page.whole),
        Route("/page/phones/{index:int}", page.phone),
        Route("/page/phones/{index:int}/seen", page.see, methods=["POST"]),
        Route("/page/clock", page.clock),
        Route("/page/log", page.log),
        Route("/events", page.events),
        Route("/media/{file_id}", page.media),
        Mount("/static", StaticFiles(directory=FOLDER / "static"), name="static"),
    ]


class Page:
    """The page's endpoints; it remembers how far each phone's owner has read."""

    def __init__(self, simulator: Simulator) -> None:
        self._simulator = simulator
        self._seen: defaultdict[int, int] = defaultdict(int)
        self._templates = Jinja2Templates(directory=FOLDER / "templates")

    async def whole(self, request: Request) -> Response:
        """Show the whole page."""
        phones = [self._view(index) for index in range(len(self._simulator.phones))]
        context = {"phones": phones, **self._clock(), **self._log()}
        return self._templates.TemplateResponse(request, "index.html", context)

    async def phone(self, request: Request) -> Response:
        """Show one phone again."""
        index = request.path_params["index"]
        if index >= len(self._simulator.phones):
            return Response(status_code=HTTPStatus.NOT_FOUND)
        context = {"view": self._view(index), "bot_name": self._simulator.bot_name}
        return self._templates.TemplateResponse(request, "phone.html", context)

    async def see(self, request: Request) -> Response:
        """Note that a phone's owner has looked at the chat."""
        index = request.path_params["index"]
        phone = self._simulator.phones[index]
        self._seen[index] = len(self._simulator.messages(phone.channel, phone.address))
        await self._simulator.person_reads(phone.channel, phone.address)
        return Response(status_code=HTTPStatus.NO_CONTENT)

    async def clock(self, request: Request) -> Response:
        """Show the clock again."""
        return self._templates.TemplateResponse(request, "clock.html", self._clock())

    async def log(self, request: Request) -> Response:
        """Show the log again."""
        return self._templates.TemplateResponse(request, "log.html", self._log())

    async def events(self, _request: Request) -> Response:
        """Tell an open page what changed, as it changes."""
        headers = {"Cache-Control": "no-store"}
        return StreamingResponse(self._stream(), media_type="text/event-stream", headers=headers)

    async def media(self, request: Request) -> Response:
        """Show a file."""
        file = self._simulator.ground.files.find(request.path_params["file_id"])
        if file is None:
            return Response(status_code=HTTPStatus.NOT_FOUND)
        headers = {}
        if file.name:
            headers["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(file.name)}"
        return Response(file.content, media_type=file.content_type, headers=headers)

    async def _stream(self) -> AsyncIterator[str]:
        listener = self._simulator.ground.events.listen()
        try:
            yield ": halo\n\n"
            async for changes in listener.changes():
                yield f"data: {json.dumps(changes)}\n\n"
        finally:
            self._simulator.ground.events.leave(listener)

    def _view(self, index: int) -> PhoneView:
        return phone_view(self._simulator, index, self._seen[index])

    def _clock(self) -> dict[str, Any]:
        local = self._simulator.ground.now().astimezone(self._simulator.zone)
        return {
            "bot_name": self._simulator.bot_name,
            "date": long_date(local),
            "time": hour(local),
            "zone": zone_name(self._simulator.zone),
            "field": f"{local:%Y-%m-%dT%H:%M}",
            "presets": presets(local),
        }

    def _log(self) -> dict[str, Any]:
        return {
            "rows": log_rows(self._simulator),
            "total": len(self._simulator.log),
            "violations": self._simulator.violations,
        }

"""What providers fetch: files under names nobody can guess, and files being passed on."""

import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

UNGUESSABLE = re.compile(r"[0-9a-f]{32,64}\.(?:png|jpg|xlsx|pdf)")
TYPES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
}
"""Said by ourselves: a small system may not know them, and a provider refuses another type."""
SAVED_AS = {
    ".xlsx": 'inline; filename="rekap.xlsx"',
    ".pdf": 'inline; filename="lokmin.pdf"',
}
"""WhatsApp takes a file's name from nowhere else."""

Fetch = Callable[[Mapping[str, str]], Awaitable[tuple[bytes, str] | None]]


def passing_on_route(path: str, fetch: Fetch) -> Route:
    """Serve what `fetch` finds for a sealed query, with its type; nothing is kept."""

    async def passed_on(request: Request) -> Response:
        found = await fetch(request.query_params)
        if found is None:
            return Response(status_code=404)
        content, content_type = found
        return Response(
            content, media_type=content_type, headers={"X-Content-Type-Options": "nosniff"}
        )

    return Route(path, passed_on)


def media_routes(folder: Path) -> list[BaseRoute]:
    """Serve the files of a folder whose names are long random or hashed digits."""

    async def media(request: Request) -> Response:
        name: str = request.path_params["name"]
        path = folder / name
        if not UNGUESSABLE.fullmatch(name) or not path.is_file():
            return Response(status_code=404)
        headers = {"Cache-Control": "private, max-age=3600"}
        if path.suffix in SAVED_AS:
            headers["Content-Disposition"] = SAVED_AS[path.suffix]
        return FileResponse(path, media_type=TYPES[path.suffix], headers=headers)

    return [Route("/media/{name}", media)]

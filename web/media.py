"""Pictures for the providers to fetch: names that nobody can guess, nothing else in the folder."""

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import BaseRoute, Route

UNGUESSABLE = re.compile(r"[0-9a-f]{32,64}\.(?:png|jpg)")


def media_routes(folder: Path) -> list[BaseRoute]:
    """Serve the pictures of a folder whose names are long random or hashed digits."""

    async def media(request: Request) -> Response:
        name: str = request.path_params["name"]
        path = folder / name
        if not UNGUESSABLE.fullmatch(name) or not path.is_file():
            return Response(status_code=404)
        return FileResponse(path, headers={"Cache-Control": "private, max-age=3600"})

    return [Route("/media/{name}", media)]

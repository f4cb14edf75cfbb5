"""The Bot API over HTTP: `/telegram/bot<token>/<method>` and `/telegram/file/bot<token>/<path>`."""

from functools import partial
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.faults import Fault
from simulator.telegram.account import TelegramAccount
from simulator.telegram.calls import ApiError, Call, read_call
from simulator.telegram.methods import carry_out
from simulator.telegram.sending import SENDERS
from simulator.wire import play


def telegram_routes(account: TelegramAccount) -> list[Route]:
    """Return the routes of the Bot API."""

    async def method(request: Request) -> Response:
        if request.path_params["token"] != account.token:
            return _error(ApiError(HTTPStatus.UNAUTHORIZED, "Unauthorized"))
        call = await read_call(request, request.path_params["method"])
        sends = call.method.lower() in SENDERS
        if sends:
            account.ground.note_arrival("telegram")
        fault = account.ground.faults.take("telegram", sends=sends)
        return await play(fault, partial(_answer, account, call), _refuse)

    async def file(request: Request) -> Response:
        found = account.ground.files.find(request.path_params["file_id"])
        if found is None or request.path_params["token"] != account.token:
            return _error(ApiError(HTTPStatus.NOT_FOUND, "Not Found"))
        return Response(found.content, media_type="application/octet-stream")

    return [
        Route("/telegram/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/telegram/file/bot{token}/files/{file_id}.{extension}", file),
    ]


async def _answer(account: TelegramAccount, call: Call) -> Response:
    try:
        result = await carry_out(account, call)
    except ApiError as error:
        return _error(error)
    return JSONResponse({"ok": True, "result": result})


def _error(error: ApiError) -> Response:
    return JSONResponse(error.body(), status_code=error.status)


def _refuse(fault: Fault) -> Response:
    if fault.kind == "too_many":
        wait = fault.retry_after
        status = HTTPStatus.TOO_MANY_REQUESTS
        return _error(ApiError(status, f"Too Many Requests: retry after {wait}", wait))
    return _error(ApiError(fault.status, "Internal Server Error"))

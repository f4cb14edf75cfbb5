"""Twilio over HTTP: `/2010-04-01/Accounts/...` of api.twilio.com, `/v1/Content` of content."""

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable
from functools import partial
from http import HTTPStatus
from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from simulator.twilio import contents, messages
from simulator.twilio.account import TwilioAccount
from simulator.twilio.errors import Refused, refuse
from simulator.wire import play

Answer = Callable[[TwilioAccount, Request], Awaitable[Response]]

ACCOUNT: Final = "/2010-04-01/Accounts/{account}"
NO_CONTENT: Final = HTTPStatus.NO_CONTENT


def twilio_routes(account: TwilioAccount) -> list[Route]:
    """Return the routes of both hosts."""
    table: list[tuple[str, str, Answer]] = [
        ("POST", f"{ACCOUNT}/Messages.json", _create),
        ("GET", f"{ACCOUNT}/Messages.json", _list),
        ("GET", f"{ACCOUNT}/Messages/{{sid}}/Media.json", _list_media),
        ("GET", f"{ACCOUNT}/Messages/{{sid}}/Media/ME{{file}}.json", _fetch_media),
        ("DELETE", f"{ACCOUNT}/Messages/{{sid}}/Media/ME{{file}}.json", _delete_media),
        ("GET", f"{ACCOUNT}/Messages/{{sid}}/Media/ME{{file}}", _media),
        ("GET", f"{ACCOUNT}/Messages/{{sid}}.json", _fetch),
        ("POST", f"{ACCOUNT}/Messages/{{sid}}.json", _update),
        ("DELETE", f"{ACCOUNT}/Messages/{{sid}}.json", _delete),
        ("POST", "/v1/Content", _create_content),
        ("GET", "/v1/Content", _list_content),
        ("POST", "/v1/Content/{sid}/ApprovalRequests/whatsapp", _request_approval),
        ("GET", "/v1/Content/{sid}/ApprovalRequests", _approval),
        ("GET", "/v1/Content/{sid}", _fetch_content),
        ("DELETE", "/v1/Content/{sid}", _delete_content),
    ]
    return [Route(path, _endpoint(account, answer), methods=[m]) for m, path, answer in table]


def _endpoint(account: TwilioAccount, answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            _authenticate(account, request)
        except Refused as refused:
            return refused.response()
        await request.form()
        if answer is _create:
            account.ground.note_arrival("whatsapp")
        fault = account.ground.faults.take("whatsapp", sends=answer is _create)
        request.state.fault = fault
        return await play(fault, partial(_answered, account, answer, request), refuse)

    return endpoint


async def _answered(account: TwilioAccount, answer: Answer, request: Request) -> Response:
    try:
        return await answer(account, request)
    except Refused as refused:
        return refused.response()


def _authenticate(account: TwilioAccount, request: Request) -> None:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    try:
        pair = base64.b64decode(given, validate=True)
    except binascii.Error:
        pair = b""
    expected = f"{account.sid}:{account.auth_token}".encode()
    named = request.path_params.get("account", account.sid)
    if scheme.lower() != "basic" or not hmac.compare_digest(pair, expected) or named != account.sid:
        raise Refused(20003, "Authenticate", HTTPStatus.UNAUTHORIZED)


async def _pairs(request: Request) -> list[tuple[str, str]]:
    form = await request.form()
    return [(name, value) for name, value in form.multi_items() if isinstance(value, str)]


async def _create(account: TwilioAccount, request: Request) -> Response:
    fault = request.state.fault
    fails_with = fault.code if fault and fault.kind == "fail" else None
    body = messages.create(account, await _pairs(request), fails_with=fails_with)
    return JSONResponse(body, status_code=HTTPStatus.CREATED)


async def _list(account: TwilioAccount, request: Request) -> Response:
    return JSONResponse(messages.listing(account, request.query_params.multi_items()))


async def _fetch(account: TwilioAccount, request: Request) -> Response:
    record = messages.find(account, request.path_params["sid"])
    return JSONResponse(messages.message_json(account, record))


async def _update(account: TwilioAccount, request: Request) -> Response:
    form = dict(await _pairs(request))
    return JSONResponse(messages.redact(account, request.path_params["sid"], form))


async def _delete(account: TwilioAccount, request: Request) -> Response:
    messages.delete(account, request.path_params["sid"])
    return Response(status_code=NO_CONTENT)


async def _list_media(account: TwilioAccount, request: Request) -> Response:
    record = messages.find(account, request.path_params["sid"])
    media = [messages.media_json(account, record, file_id) for file_id in record.media]
    return JSONResponse({"media_list": media, "page": 0, "page_size": 50, "next_page_uri": None})


async def _fetch_media(account: TwilioAccount, request: Request) -> Response:
    record = messages.find(account, request.path_params["sid"])
    return JSONResponse(messages.media_json(account, record, request.path_params["file"]))


async def _delete_media(account: TwilioAccount, request: Request) -> Response:
    record = messages.find(account, request.path_params["sid"])
    messages.delete_media(account, record, request.path_params["file"])
    return Response(status_code=NO_CONTENT)


async def _media(account: TwilioAccount, request: Request) -> Response:
    """Send the client on to where the bytes are, as Twilio does."""
    record = messages.find(account, request.path_params["sid"])
    messages.media_json(account, record, request.path_params["file"])
    return RedirectResponse(f"{account.ground.public_url}/media/{request.path_params['file']}")


async def _create_content(account: TwilioAccount, request: Request) -> Response:
    body = contents.create(account, await _object(request))
    return JSONResponse(body, status_code=HTTPStatus.CREATED)


async def _list_content(account: TwilioAccount, request: Request) -> Response:
    query = request.query_params
    size = int(query.get("PageSize", contents.PAGE_SIZE))
    return JSONResponse(contents.listing(account, page=int(query.get("Page", 0)), size=size))


async def _fetch_content(account: TwilioAccount, request: Request) -> Response:
    content = contents.find(account, request.path_params["sid"])
    return JSONResponse(contents.content_json(account, content))


async def _delete_content(account: TwilioAccount, request: Request) -> Response:
    del account.contents[contents.find(account, request.path_params["sid"]).sid]
    return Response(status_code=NO_CONTENT)


async def _request_approval(account: TwilioAccount, request: Request) -> Response:
    sid = request.path_params["sid"]
    body = contents.request_approval(account, sid, await _object(request))
    return JSONResponse(body, status_code=HTTPStatus.CREATED)


async def _approval(account: TwilioAccount, request: Request) -> Response:
    content = contents.find(account, request.path_params["sid"])
    return JSONResponse(contents.approvals_json(account, content))


async def _object(request: Request) -> contents.Json:
    try:
        body = await request.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        raise Refused(20001, "The body must be a JSON object")
    return body

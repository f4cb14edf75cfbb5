"""The control: everything a person or a test can do to the simulator, as JSON over HTTP."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from simulator.chats import Channel, Kind, Message
from simulator.faults import Fault
from simulator.media import Sample
from simulator.world import Simulator

Json = dict[str, Any]
Act = Callable[[Simulator, Json], Awaitable[Any]]

CHANNELS: Final[dict[str, Channel]] = {"whatsapp": "whatsapp", "telegram": "telegram"}
KINDS: Final[dict[str, Kind]] = {
    "image": "image",
    "audio": "audio",
    "video": "video",
    "document": "document",
    "sticker": "sticker",
    "contact": "contact",
}


def control_routes(simulator: Simulator) -> list[Route]:
    """Return the routes of the control."""
    acts: dict[str, Act] = {
        "send": _send,
        "tap": _tap,
        "start": _start,
        "contact": _contact,
        "block": _block,
        "read": _read,
        "location": _location,
        "clock": _clock,
        "faults": _faults,
    }

    async def messages(request: Request) -> Response:
        address = request.path_params["address"]
        channel = _channel(simulator, {"channel": request.query_params.get("channel")}, address)
        return JSONResponse([message_json(m) for m in simulator.messages(channel, address)])

    async def log(_request: Request) -> Response:
        return JSONResponse([message_json(m) for m in simulator.log])

    async def violations(_request: Request) -> Response:
        found = [asdict(v) | {"at": v.at.isoformat()} for v in simulator.violations]
        return JSONResponse(found)

    return [
        *(
            Route(f"/control/{name}", _endpoint(simulator, act), methods=["POST"])
            for name, act in acts.items()
        ),
        Route("/control/media", _media_endpoint(simulator), methods=["POST"]),
        Route("/control/phones/{address}/messages", messages),
        Route("/control/log", log),
        Route("/control/violations", violations),
    ]


def message_json(message: Message) -> Json:
    """Return a message as the control shows it."""
    return asdict(message) | {"at": message.at.isoformat()}


def _endpoint(simulator: Simulator, act: Act) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return _result(await act(simulator, await request.json()))
        except (LookupError, ValueError, TypeError) as error:
            return _refusal(error)

    return endpoint


def _media_endpoint(simulator: Simulator) -> Callable[[Request], Awaitable[Response]]:
    """Take a file as a multipart form, or make one up when only its kind is given."""

    async def endpoint(request: Request) -> Response:
        async with request.form() as form:
            body = {name: value for name, value in form.items() if isinstance(value, str)}
            file = await _upload(form.get("file"))
        try:
            address = body["address"]
            message = await simulator.person_sends_file(
                _channel(simulator, body, address),
                address,
                kind=_kind(body["kind"]),
                content=file.content,
                content_type=file.content_type,
                name=file.name,
                caption=body.get("caption", ""),
            )
        except (LookupError, ValueError) as error:
            return _refusal(error)
        return _result(message)

    return endpoint


async def _upload(given: UploadFile | str | None) -> Sample:
    """Return the file that came with a form, empty when none did."""
    if not isinstance(given, UploadFile):
        return Sample(content=b"", content_type="", name="")
    return Sample(
        content=await given.read(),
        content_type=given.content_type or "",
        name=given.filename or "",
    )


def _result(result: object) -> Response:
    return JSONResponse(message_json(result) if isinstance(result, Message) else {"ok": True})


def _refusal(error: Exception) -> Response:
    return JSONResponse({"ok": False, "problem": str(error)}, status_code=HTTPStatus.BAD_REQUEST)


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise ValueError(f"no such kind: {name}")
    return KINDS[name]


def _channel(simulator: Simulator, body: Json, address: str) -> Channel:
    """Return the channel named, else that of the phone with this address."""
    channel = CHANNELS.get(str(body.get("channel")))
    if channel is not None:
        return channel
    for phone in simulator.phones:
        if phone.address == address:
            return phone.channel
    raise LookupError(f"no phone has the address {address}")


async def _send(simulator: Simulator, body: Json) -> Message:
    address = str(body["address"])
    channel = _channel(simulator, body, address)
    return await simulator.person_sends(channel, address, text=str(body["text"]))


async def _tap(simulator: Simulator, body: Json) -> None:
    address = str(body["address"])
    await simulator.person_taps(
        _channel(simulator, body, address),
        address,
        label=str(body["button"]),
        message_id=str(body.get("message_id") or ""),
    )


async def _start(simulator: Simulator, body: Json) -> Message:
    return await simulator.person_starts(str(body["address"]), str(body.get("payload") or ""))


async def _contact(simulator: Simulator, body: Json) -> Message:
    return await simulator.person_shares_contact(
        str(body["address"]),
        number=str(body.get("number") or ""),
        is_own=bool(body.get("is_own", True)),
    )


async def _block(simulator: Simulator, body: Json) -> None:
    address = str(body["address"])
    channel = _channel(simulator, body, address)
    await simulator.person_blocks(channel, address, blocked=bool(body.get("blocked", True)))


async def _read(simulator: Simulator, body: Json) -> None:
    address = str(body["address"])
    await simulator.person_reads(_channel(simulator, body, address), address)


async def _location(simulator: Simulator, body: Json) -> Message:
    address = str(body["address"])
    return await simulator.person_sends_location(
        _channel(simulator, body, address),
        address,
        latitude=float(body["latitude"]),
        longitude=float(body["longitude"]),
        label=str(body.get("label") or ""),
    )


async def _clock(simulator: Simulator, body: Json) -> None:
    """Move the clock; a time without a zone is the village's."""
    when = datetime.fromisoformat(str(body["move_to"]))
    await simulator.move_clock(when if when.tzinfo else when.replace(tzinfo=simulator.zone))


async def _faults(simulator: Simulator, body: Json) -> None:
    """Clear the faults, then set those given."""
    if body.get("clear", False):
        simulator.faults.clear()
    simulator.faults.add(*(Fault(**fault) for fault in body.get("faults", [])))

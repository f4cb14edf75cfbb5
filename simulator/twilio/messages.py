"""The Messages resource: create, fetch, list, redact, delete, and the media of a message."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.utils import format_datetime
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from simulator.twilio.account import API_VERSION, Record, TwilioAccount
from simulator.twilio.content import (
    Content,
    Rendered,
    check_variables,
    missing_variables,
    render,
    variables_from,
)
from simulator.twilio.errors import Refused, not_found
from simulator.twilio.people import Person
from simulator.twilio.rules import CONTENT_SID, check_request, later_failure

Json = dict[str, Any]
Pairs = Sequence[tuple[str, str]]

PATH: Final = "/2010-04-01/Accounts/{AccountSid}/Messages.json"
PAGE_SIZE: Final = 50
MOST_PER_PAGE: Final = 1000
SEGMENT: Final = 160
UNFINISHED: Final = frozenset({"queued", "accepted", "sending"})


def create(account: TwilioAccount, pairs: Pairs, *, fails_with: int | None = None) -> Json:
    """Accept a message or refuse it; `fails_with` makes an accepted message fail later."""
    form = dict(pairs)
    specification = account.ground.specifications.messages
    problems = specification.form(PATH, pairs) if specification else ()
    if account.ground.record("whatsapp", "POST Messages", problems):
        raise Refused(20001, problems[0])
    person = account.people.find(form.get("To", ""))
    opted_out = person is not None and person.number in account.opt_outs
    check_request(form, sender=account.sender, opted_out=opted_out)
    content, rendered, failure = _compose(account, form, pairs)
    failure = fails_with or failure or _failure(account, person, content, rendered)
    record = account.accept(
        to=form["To"],
        person=person,
        rendered=rendered,
        template=content.approved_name if content else "",
        failure=failure,
        form=form,
    )
    # The answer shows the message as it was accepted, whatever has become of it since.
    return message_json(account, record)


def _compose(
    account: TwilioAccount, form: Mapping[str, str], pairs: Pairs
) -> tuple[Content | None, Rendered, int | None]:
    if not form.get("ContentSid"):
        media = tuple(value for name, value in pairs if name == "MediaUrl" and value)[:1]
        return None, Rendered(text=form.get("Body", ""), media=media), None
    content = account.contents.get(form["ContentSid"])
    if content is None or not CONTENT_SID.fullmatch(form["ContentSid"]):
        raise Refused(21655, "The ContentSid is Invalid")
    given = variables_from(form.get("ContentVariables", ""))
    check_variables(content, given)
    # Twilio would let the samples stand in; a family must never read a sample.
    failure = 63028 if missing_variables(content, given) else None
    return content, render(content, given), failure


def _failure(
    account: TwilioAccount, person: Person | None, content: Content | None, rendered: Rendered
) -> int | None:
    window_open = person is not None and account.window_is_open(person.number)
    code = later_failure(person, content, rendered, window_open=window_open)
    if code is None and person and not window_open and account.exceeds_tier(person.number):
        return 63018
    return code


def find(account: TwilioAccount, sid: str) -> Record:
    """Return a message or refuse."""
    if sid not in account.records:
        raise not_found(f"/{API_VERSION}/Accounts/{account.sid}/Messages/{sid}.json")
    return account.records[sid]


def redact(account: TwilioAccount, sid: str, form: Mapping[str, str]) -> Json:
    """Empty the text of a message that has ended."""
    record = find(account, sid)
    if form.get("Body") != "" or record.status in UNFINISHED:
        raise Refused(20009, "Only the body of a finished message can be emptied")
    account.change(replace(record, body=""))
    return message_json(account, account.records[sid])


def delete(account: TwilioAccount, sid: str) -> None:
    """Forget a message that has ended; its file goes with it."""
    record = find(account, sid)
    if record.status in UNFINISHED:
        raise Refused(20009, "Cannot delete an unfinished message", HTTPStatus.CONFLICT)
    del account.records[sid]


def listing(account: TwilioAccount, pairs: Pairs) -> Json:
    """Return one page of messages, newest first."""
    query = dict(pairs)
    specification = account.ground.specifications.messages
    problems = specification.query(PATH, pairs) if specification else ()
    if account.ground.record("whatsapp", "GET Messages", problems):
        raise Refused(20001, problems[0])
    size = min(max(int(query.get("PageSize", PAGE_SIZE)), 1), MOST_PER_PAGE)
    found = [r for r in account.newest_records(query.get("To")) if _matches(r, query)]
    start = _start(found, query.get("PageToken", ""))
    page = found[start : start + size]
    more = start + size < len(found)
    return _page(account, query, page, size, more=more)


def _start(found: list[Record], token: str) -> int:
    """Return where a page begins: after the message that ended the page before."""
    last = token.removeprefix("PA")
    return next((i + 1 for i, record in enumerate(found) if record.sid == last), 0)


def _page(
    account: TwilioAccount, query: Mapping[str, str], page: list[Record], size: int, *, more: bool
) -> Json:
    base = f"/{API_VERSION}/Accounts/{account.sid}/Messages.json"
    kept = {k: v for k, v in query.items() if k not in {"Page", "PageToken", "PageSize"}}
    number = int(query.get("Page", 0))

    def uri(index: int, **extra: str) -> str:
        return f"{base}?{urlencode(kept | {'PageSize': str(size), 'Page': str(index)} | extra)}"

    return {
        "messages": [message_json(account, record) for record in page],
        "page": number,
        "page_size": size,
        "start": number * size,
        "end": number * size + max(len(page) - 1, 0),
        "uri": uri(number),
        "first_page_uri": uri(0),
        "previous_page_uri": None,
        "next_page_uri": uri(number + 1, PageToken=f"PA{page[-1].sid}") if more else None,
    }


def _matches(record: Record, query: Mapping[str, str]) -> bool:
    if query.get("To", record.to) != record.to or query.get("From", record.from_) != record.from_:
        return False
    sent = record.sent
    for name in ("DateSent", "DateSent<", "DateSent>"):
        if name in query and not (sent and _in_range(sent, name, query[name])):
            return False
    return True


def _in_range(sent: datetime, name: str, text: str) -> bool:
    """Compare as Twilio does: a bare date is a whole day in UTC, both ends belong to the range."""
    start = datetime.fromisoformat(text.replace("Z", "+00:00") if "T" in text else f"{text}T00:00Z")
    end = start if "T" in text else start + timedelta(days=1) - timedelta(seconds=1)
    moment = sent.replace(microsecond=0)
    if name == "DateSent<":
        return moment <= end
    if name == "DateSent>":
        return moment >= start
    return moment.date() == start.date()


def message_json(account: TwilioAccount, record: Record) -> Json:
    """Return a message as the Messages resource shows it."""
    uri = _uri(account, record)
    return {
        "sid": record.sid,
        "account_sid": account.sid,
        "api_version": API_VERSION,
        "body": record.body,
        "direction": record.direction,
        "from": record.from_,
        "to": record.to,
        "status": record.status,
        "error_code": record.error,
        "error_message": f"Error {record.error}" if record.error else None,
        "date_created": format_datetime(record.created),
        "date_updated": format_datetime(record.sent or record.created),
        "date_sent": format_datetime(record.sent) if record.sent else None,
        "messaging_service_sid": None,
        "num_media": str(len(record.media)),
        "num_segments": str(max(1, -(-len(record.body) // SEGMENT))),
        "price": None,
        "price_unit": None,
        "uri": f"{uri}.json",
        "subresource_uris": {"media": f"{uri}/Media.json"},
    }


def _uri(account: TwilioAccount, record: Record) -> str:
    return f"/{API_VERSION}/Accounts/{account.sid}/Messages/{record.sid}"


def media_json(account: TwilioAccount, record: Record, file_id: str) -> Json:
    """Return a file of a message as the Media resource shows it."""
    file = account.ground.files.find(file_id)
    if file is None or file_id not in record.media:
        raise not_found(f"Media/ME{file_id}")
    when = format_datetime(record.created)
    return {
        "sid": f"ME{file.id}",
        "account_sid": account.sid,
        "parent_sid": record.sid,
        "content_type": file.content_type,
        "date_created": when,
        "date_updated": when,
        "uri": f"{_uri(account, record)}/Media/ME{file.id}.json",
    }


def delete_media(account: TwilioAccount, record: Record, file_id: str) -> None:
    """Forget a file of a message."""
    media_json(account, record, file_id)
    account.ground.files.remove(file_id)
    account.change(replace(record, media=()))

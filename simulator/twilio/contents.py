"""The Content resource: create, fetch, list and delete content, ask for approval and read it."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from simulator.twilio.account import TwilioAccount
from simulator.twilio.content import Content, approval_problem, new_content
from simulator.twilio.errors import Refused, not_found

Json = dict[str, Any]

HOST: Final = "https://content.twilio.com"
APPROVAL_PATH: Final = "/v1/Content/{ContentSid}/ApprovalRequests/whatsapp"
TEMPLATE_NAME: Final = re.compile(r"[a-z0-9_]{1,512}")
CATEGORIES: Final = frozenset({"UTILITY", "MARKETING", "AUTHENTICATION"})
PAGE_SIZE: Final = 50


def create(account: TwilioAccount, body: Json) -> Json:
    """Make a content resource."""
    _check(account, "/v1/Content", body)
    content = new_content(body, account.ground.now())
    account.contents[content.sid] = content
    return content_json(account, content)


def find(account: TwilioAccount, sid: str) -> Content:
    """Return a content or refuse."""
    if sid not in account.contents:
        raise not_found(f"/v1/Content/{sid}")
    return account.contents[sid]


def request_approval(account: TwilioAccount, sid: str, body: Json) -> Json:
    """Ask WhatsApp to approve a content as a template."""
    _check(account, APPROVAL_PATH, body)
    content = find(account, sid)
    name, category = str(body["name"]), str(body["category"])
    if not TEMPLATE_NAME.fullmatch(name):
        raise Refused(20001, "name: only a-z, 0-9 and _ are allowed")
    if category not in CATEGORIES:
        raise Refused(20001, f"category: {category}")
    asked = replace(content, approval="received", approved_name=name, category=category)
    account.contents[sid] = asked
    answer = approval_json(asked)
    if account.approves_at_once:
        decide(account, sid)
    return answer


def decide(account: TwilioAccount, sid: str, rejection: str = "") -> Content:
    """Let WhatsApp decide: rejected for a reason given or found, else approved."""
    content = find(account, sid)
    reason = rejection or approval_problem(content)
    approval: Any = "rejected" if reason else "approved"
    account.contents[sid] = replace(content, approval=approval, rejection=reason)
    return account.contents[sid]


def listing(account: TwilioAccount, *, page: int, size: int) -> Json:
    """Return one page of contents."""
    everything = list(account.contents.values())
    shown = everything[page * size : (page + 1) * size]

    def url(number: int) -> str:
        return f"{HOST}/v1/Content?PageSize={size}&Page={number}"

    return {
        "contents": [content_json(account, content) for content in shown],
        "meta": {
            "page": page,
            "page_size": size,
            "first_page_url": url(0),
            "previous_page_url": url(page - 1) if page else None,
            "url": url(page),
            "next_page_url": url(page + 1) if (page + 1) * size < len(everything) else None,
            "key": "contents",
        },
    }


def content_json(account: TwilioAccount, content: Content) -> Json:
    """Return a content as the Content resource shows it."""
    url = f"{HOST}/v1/Content/{content.sid}"
    return {
        "sid": content.sid,
        "account_sid": account.sid,
        "friendly_name": content.name,
        "language": content.language,
        "variables": dict(content.variables),
        "types": content.types,
        "url": url,
        "date_created": _iso(content.created),
        "date_updated": _iso(content.created),
        "links": {
            "approval_create": f"{url}/ApprovalRequests/whatsapp",
            "approval_fetch": f"{url}/ApprovalRequests",
        },
    }


def approval_json(content: Content) -> Json:
    """Return what WhatsApp says to a content."""
    return {
        "name": content.approved_name,
        "category": content.category,
        "content_type": content.type,
        "status": content.approval,
        "rejection_reason": content.rejection,
        "allow_category_change": True,
    }


def approvals_json(account: TwilioAccount, content: Content) -> Json:
    """Return the approval state of a content, as it is fetched."""
    return {
        "sid": content.sid,
        "account_sid": account.sid,
        "whatsapp": {"type": "whatsapp", **approval_json(content)},
        "url": f"{HOST}/v1/Content/{content.sid}/ApprovalRequests",
    }


def _check(account: TwilioAccount, path: str, body: Json) -> None:
    specification = account.ground.specifications.content
    problems = specification.json(path, body) if specification else ()
    if account.ground.record("whatsapp", f"POST {path}", problems):
        raise Refused(20001, problems[0])


def _iso(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")

"""Twilio's Content API: what exists there, creating it, and asking WhatsApp for approval."""

import json
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from twilio.base.exceptions import TwilioException
from twilio.rest import Client

from bot.channels.twilio_http import Servers, SyncHttp

CREATED = 201


class ContentError(Exception):
    """Twilio did not do what was asked of its Content API."""


class ContentApi:
    """The contents of one account."""

    def __init__(self, account_sid: str, token: str, servers: Servers) -> None:
        self._http = SyncHttp(servers)
        self._client = Client(account_sid, token, http_client=self._http)

    def __enter__(self) -> Self:
        """Use the connections for a while."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the connections."""
        self._http.close()

    def names(self) -> dict[str, str]:
        """List the contents: name and id."""
        try:
            found = self._client.content.v1.contents.list()
        except TwilioException as error:
            raise ContentError(str(error)) from error
        return {content.friendly_name: content.sid for content in found}

    def create(self, definition: Mapping[str, Any]) -> str:
        """Create a content and give its id."""
        answer = self._post("https://content.twilio.com/v1/Content", definition)
        return str(answer["sid"])

    def submit(self, sid: str, name: str) -> None:
        """Ask WhatsApp to approve a content as a utility template."""
        url = f"https://content.twilio.com/v1/Content/{sid}/ApprovalRequests/whatsapp"
        self._post(url, {"name": name, "category": "UTILITY"})

    def approval(self, sid: str) -> str:
        """Tell how far WhatsApp's approval of a content is."""
        try:
            fetched = self._client.content.v1.contents(sid).approval_fetch().fetch()
        except TwilioException as error:
            raise ContentError(str(error)) from error
        return str((fetched.whatsapp or {}).get("status", "unsubmitted"))

    def _post(self, url: str, body: Mapping[str, Any]) -> dict[str, Any]:
        headers = {"Content-Type": "application/json"}
        answer = self._client.request("POST", url, data=dict(body), headers=headers)
        if answer.status_code not in (200, CREATED):
            raise ContentError(f"{answer.status_code} {url.rpartition('/')[2]}")
        values: dict[str, Any] = json.loads(answer.text)
        return values

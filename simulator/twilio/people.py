"""People on WhatsApp, seen from Twilio."""

import hashlib
import re
from dataclasses import dataclass
from typing import Final

PREFIX: Final = "whatsapp:"
ADDRESS: Final = re.compile(r"whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.[A-Za-z0-9]{1,128})")


@dataclass(frozen=True, kw_only=True)
class Person:
    """A WhatsApp number and how its owner has set it up.

    `is_active` false is a number that is no longer on WhatsApp.
    """

    number: str
    name: str
    hides_number: bool = False
    is_active: bool = True
    blocked: bool = False
    sends_read_receipts: bool = True

    @property
    def user_id(self) -> str:
        """Return the business-scoped user id, the same as long as the number stays."""
        digest = hashlib.sha256(self.number.encode()).hexdigest()
        return "ID." + str(int(digest[:16], 16))

    @property
    def address(self) -> str:
        """Return the address that webhooks show."""
        return PREFIX + (self.user_id if self.hides_number else self.number)


class People:
    """Who is on WhatsApp; an open directory has everyone whose number is well formed."""

    def __init__(self, *, open_directory: bool) -> None:
        self.open_directory = open_directory
        self._by_number: dict[str, Person] = {}
        self._by_user_id: dict[str, str] = {}

    def put(self, person: Person) -> Person:
        """Let a person be on WhatsApp, or change one."""
        self._by_number[person.number] = person
        self._by_user_id[person.user_id] = person.number
        return person

    def get(self, number: str) -> Person:
        """Return the owner of a number; an unknown number is an error of the caller."""
        return self._by_number[number]

    def find(self, address: str) -> Person | None:
        """Return whom `whatsapp:+62...` or `whatsapp:ID...` belongs to, or None."""
        bare = address.removeprefix(PREFIX)
        number = self._by_user_id.get(bare, bare)
        if number not in self._by_number and self.open_directory and number.startswith("+"):
            return self.put(Person(number=number, name=number))
        return self._by_number.get(number)

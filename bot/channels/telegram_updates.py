"""Telegram's updates, read into what the program knows."""

from datetime import datetime

from telegram import CallbackQuery, ChatMemberUpdated, Contact, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType, MessageEntityType

from dialog.channel import Event, Reachability, Received
from dialog.messages import Attachment, AttachmentKind, ChannelName, Incoming

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")


def read_update(update: Update, *, bot_id: str, username: str, now: datetime) -> Received | None:
    """Read what a person sent, tapped or did; None for everything else."""
    key = f"{bot_id}:{update.update_id}"
    if update.callback_query:
        return _tap(update.callback_query, key, now)
    if update.my_chat_member:
        return _received(_reachability(update.my_chat_member, key))
    message = update.message or update.edited_message
    if message is None:
        return None
    return _received(_message(message, key, username, is_edit=update.message is None))


def message_reference(chat_id: int | str, message_id: int) -> str:
    """Name a message; Telegram's numbers are unique only within a chat."""
    return f"{chat_id}:{message_id}"


def _received(event: Event | None) -> Received | None:
    return Received(event=event) if event else None


def _tap(query: CallbackQuery, key: str, now: datetime) -> Received:
    message = query.message
    incoming = Incoming(
        channel=ChannelName.TELEGRAM,
        external_id=key,
        address=str(query.from_user.id),
        # A tap has no time of its own, and its message may be old or out of reach.
        sent_at=now,
        tapped=query.data or "",
        reply_to=message_reference(message.chat.id, message.message_id) if message else None,
        profile_name=query.from_user.full_name,
        group=str(message.chat.id) if message and message.chat.type != ChatType.PRIVATE else None,
    )
    return Received(event=incoming, receipt=query.id)


def _reachability(change: ChatMemberUpdated, key: str) -> Reachability | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    return Reachability(
        channel=ChannelName.TELEGRAM,
        external_id=key,
        address=str(change.chat.id),
        is_reachable=change.new_chat_member.status != ChatMemberStatus.BANNED,
    )


def _message(message: Message, key: str, username: str, *, is_edit: bool) -> Incoming | None:
    sender = message.from_user
    if sender is None or sender.is_bot:
        return None
    text = message.text or message.caption or ""
    is_private = message.chat.type == ChatType.PRIVATE
    if not is_private:
        if not _is_for_us(message, text, username):
            return None
        text = _without_mention(text, username)
    attachment = _attachment(message, sender)
    if not text and attachment is None:
        return None
    return Incoming(
        channel=ChannelName.TELEGRAM,
        external_id=key,
        address=str(sender.id),
        sent_at=message.edit_date if is_edit and message.edit_date else message.date,
        text=text,
        reply_to=_reply_to(message),
        attachment=attachment,
        profile_name=sender.full_name,
        group=None if is_private else str(message.chat.id),
        is_edit=is_edit,
    )


def _reply_to(message: Message) -> str | None:
    replied = message.reply_to_message
    return message_reference(replied.chat.id, replied.message_id) if replied else None


def _is_for_us(message: Message, text: str, username: str) -> bool:
    """Tell whether a group message mentions us or is a command to us."""
    if not username:
        return False
    kinds: list[str | None] = [MessageEntityType.MENTION, MessageEntityType.BOT_COMMAND]
    named = f"@{username}".casefold()
    for entity, words in {
        **message.parse_entities(kinds),
        **message.parse_caption_entities(kinds),
    }.items():
        if named in words.casefold():
            return True
        if entity.type == MessageEntityType.BOT_COMMAND and "@" not in words:
            return text.startswith(words)
    return False


def _without_mention(text: str, username: str) -> str:
    named = f"@{username}".casefold()
    place = text.casefold().find(named)
    if place < 0:
        return text
    return (text[:place].rstrip() + " " + text[place + len(named) :].lstrip()).strip()


def _attachment(message: Message, sender: User) -> Attachment | None:
    if message.contact:
        return _contact(message.contact, sender)
    if message.location:
        place = f"{message.location.latitude},{message.location.longitude}"
        return Attachment(kind=AttachmentKind.LOCATION, reference=place)
    return _file(message)


def _contact(contact: Contact, sender: User) -> Attachment:
    return Attachment(
        kind=AttachmentKind.CONTACT,
        name=" ".join(part for part in (contact.first_name, contact.last_name) if part),
        phone=contact.phone_number,
        # Anyone can pass on another person's contact.
        is_own_contact=contact.user_id == sender.id,
    )


def _file(message: Message) -> Attachment | None:
    if message.voice:
        seconds = message.voice._duration.total_seconds()  # noqa: SLF001 - the public one warns
        return Attachment(
            kind=AttachmentKind.VOICE, reference=message.voice.file_id, seconds=int(seconds)
        )
    if message.photo:
        return Attachment(kind=AttachmentKind.PHOTO, reference=message.photo[-1].file_id)
    if message.sticker:
        return Attachment(kind=AttachmentKind.STICKER, reference=message.sticker.file_id)
    if message.document:
        return Attachment(
            kind=AttachmentKind.DOCUMENT,
            reference=message.document.file_id,
            name=message.document.file_name or "",
        )
    for kind, file in (
        (AttachmentKind.VOICE, message.audio),
        (AttachmentKind.VIDEO, message.video),
        (AttachmentKind.VIDEO, message.video_note),
    ):
        if file:
            return Attachment(kind=kind, reference=file.file_id)
    unknown = message.poll or message.dice or message.story or message.game
    return Attachment(kind=AttachmentKind.OTHER) if unknown else None

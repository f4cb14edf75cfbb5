"""The other side of the wire: plays Telegram and Twilio over HTTP and shows their phones."""

from simulator.chats import Button, Channel, Message, Phone
from simulator.clock import Clock, ManualClock
from simulator.faults import Fault
from simulator.ground import Webhook
from simulator.server import serving
from simulator.world import Simulator

__all__ = [
    "Button",
    "Channel",
    "Clock",
    "Fault",
    "ManualClock",
    "Message",
    "Phone",
    "Simulator",
    "Webhook",
    "serving",
]

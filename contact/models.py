"""The models of all rooms, where Django looks for them."""

from .cases.models import Answer, Case, Event, RegisterYear, SenderAddition
from .desk.models import ReplyTemplate
from .intake.models import CodeAttempt
from .mail.models import OutgoingMail
from .office.models import Office, OpeningHours
from .retention.models import Disposal, RetentionClass

__all__ = [
    "Answer",
    "Case",
    "CodeAttempt",
    "Disposal",
    "Event",
    "Office",
    "OpeningHours",
    "OutgoingMail",
    "RegisterYear",
    "ReplyTemplate",
    "RetentionClass",
    "SenderAddition",
]

from .case import Answer, CodeAttempt, Event, SenderAddition
from .enquiry import Enquiry
from .office import Office, OpeningHours
from .outgoing_mail import OutgoingMail, WorkerBeat
from .register import RegisterYear
from .reply_template import ReplyTemplate
from .retention import Disposal, RetentionClass

__all__ = [
    "Answer",
    "CodeAttempt",
    "Disposal",
    "Enquiry",
    "Event",
    "Office",
    "OpeningHours",
    "OutgoingMail",
    "RegisterYear",
    "ReplyTemplate",
    "RetentionClass",
    "SenderAddition",
    "WorkerBeat",
]

from .enquiry import Enquiry
from .office import Office, OpeningHours
from .outgoing_mail import OutgoingMail

__all__ = ["Enquiry", "Office", "OpeningHours", "OutgoingMail"]

from .enquiry import EnquiryAdmin
from .office import OfficeAdmin

__all__ = ["EnquiryAdmin", "OfficeAdmin"]

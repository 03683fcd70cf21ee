from .enquiry import EnquiryAdmin
from .office import OfficeAdmin
from .reply_template import ReplyTemplateAdmin
from .retention import DisposalAdmin, RetentionClassAdmin

__all__ = [
    "DisposalAdmin",
    "EnquiryAdmin",
    "OfficeAdmin",
    "ReplyTemplateAdmin",
    "RetentionClassAdmin",
]

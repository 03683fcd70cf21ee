"""The admin of all rooms, where Django looks for it."""

from .desk.admin import CaseAdmin
from .desk.reply_template_admin import ReplyTemplateAdmin
from .office.admin import OfficeAdmin
from .retention.admin import DisposalAdmin, RetentionClassAdmin

__all__ = [
    "CaseAdmin",
    "DisposalAdmin",
    "OfficeAdmin",
    "ReplyTemplateAdmin",
    "RetentionClassAdmin",
]

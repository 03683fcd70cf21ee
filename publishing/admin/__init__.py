"""The admin of bilingual records: side-by-side forms, publishing, history, undelete."""

from . import groups, notice

__all__ = ["groups", "notice"]

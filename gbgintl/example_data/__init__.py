"""Example data of any size: every field of every model, in every state, of nothing that is real."""

from .fill import AlreadyFilled, ForeignContent, fill
from .sizes import Sizes

__all__ = ["AlreadyFilled", "ForeignContent", "Sizes", "fill"]

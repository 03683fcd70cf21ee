from .case import Case
from .correspondence import Answer, SenderAddition
from .event import Event
from .register_year import RegisterYear

__all__ = ["Answer", "Case", "Event", "RegisterYear", "SenderAddition"]

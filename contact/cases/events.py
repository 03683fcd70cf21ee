"""Append-only event log: what is done with a case, and by whom. No row of it is changed."""

from .models import Event


def event(case, kind, actor=None, **details):
    """The event, not yet saved; without an actor it was the site or the sender."""
    return Event(
        case=case,
        kind=kind,
        actor=actor,
        actor_name=name_of(actor) if actor else "",
        **details,
    )


def record(case, kind, actor=None, **details):
    happened = event(case, kind, actor, **details)
    happened.save()
    return happened


def name_of(user):
    return (user.get_full_name() or user.get_username())[:150]

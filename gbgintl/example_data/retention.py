from datetime import timedelta

from contact.models import Disposal, RetentionClass

from .storing import store

DECISION = "Exempelbeslut om gallring, dnr EX 1/2020"
CLASSES = (("cases", 24), ("quarantine", 6), ("", 60), ("", None))


def make(filler):
    """There is one ordinary class for each purpose; one that exists already stays that."""
    ordinary = set(RetentionClass.objects.values_list("applies_to", flat=True)) - {""}
    filler.made["retention_classes"] = store(
        [
            RetentionClass(
                name=f"Exempelklass {number}",
                decision=DECISION,
                months=months,
                applies_to="" if applies_to in ordinary else applies_to,
            )
            for number, (applies_to, months) in enumerate(CLASSES, start=1)
        ]
    )
    filler.made["disposals"] = store([_disposal(filler, number) for number in range(6)])


def _disposal(filler, number):
    actor, actions = filler.made["registrar"][0], Disposal.Action.values
    received_on = filler.today - timedelta(days=1000 - number)
    was_quarantined = number % 3 == 2
    return Disposal(
        action=actions[number % len(actions)],
        register_entry="" if was_quarantined else f"{received_on.year}-{9000 + number}",
        received_on=received_on,
        closed_on=None if was_quarantined else received_on + timedelta(days=20),
        retention_class=f"Exempelklass {2 if was_quarantined else 1}",
        decision=DECISION,
        at=filler.now - timedelta(days=60 - number),
        actor=actor,
        actor_name=actor.get_full_name(),
    )

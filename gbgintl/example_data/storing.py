"""How rows reach the database: the first of a kind checked one by one, thousands in bulk."""

from collections import defaultdict

from publishing.validation import check

CHECKED = 42
BATCH = 500


def store(records, checked=CHECKED):
    """Saves new records of one model, and returns them.

    The first are checked and go through `save()`, and so have a history; the rest repeat their
    pattern.
    """
    for record in records[:checked]:
        check(record)
        record.save()
    if rest := records[checked:]:
        type(rest[0])._base_manager.bulk_create(rest, batch_size=BATCH)
    return records


def store_tree(count, parent_of, make):
    """Stores records that stand below one another, and returns them by number.

    `parent_of(number)` is the number of the record above or None, `make(number, parent)` makes one.
    """
    levels = defaultdict(list)
    for number in range(count):
        depth, above = 0, parent_of(number)
        while above is not None:
            depth, above = depth + 1, parent_of(above)
        levels[depth].append(number)
    records = {}
    for _depth, numbers in sorted(levels.items()):
        made = [make(number, records.get(parent_of(number))) for number in numbers]
        first = [number for number in numbers if number < CHECKED]
        records |= zip(numbers, store(made, checked=len(first)), strict=True)
    return [records[number] for number in range(count)]


def link(field_name, pairs):
    """Adds (record, related record) pairs to a many-to-many field."""
    pairs = list(pairs)
    if not pairs:
        return
    field = type(pairs[0][0])._meta.get_field(field_name)
    through = field.remote_field.through
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    rows = {(record.pk, related.pk) for record, related in pairs}
    through._base_manager.bulk_create(
        [through(**{f"{own}_id": a, f"{other}_id": b}) for a, b in sorted(rows)], batch_size=BATCH
    )


def some_of(records, number, count, related):
    """The records that a record is linked with: many for the first, a few for the others."""
    if not records:
        return []
    count = min(related if number == 0 else count, len(records))
    return [records[(number + step) % len(records)] for step in range(count)]

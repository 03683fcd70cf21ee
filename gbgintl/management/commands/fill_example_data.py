from datetime import datetime, time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date

from gbgintl.example_data import AlreadyFilled, ForeignContent, Sizes, fill


def day(text):
    value = parse_date(text)
    if value is None:
        raise ValueError(text)
    return value


class Command(BaseCommand):
    help = (
        "Fills an empty database with example data: every kind of record, in every state. "
        "Nothing in it is real. By default there is a little of everything."
    )

    def add_arguments(self, parser):
        parser.add_argument("--size", type=int, help=f"so many each of {', '.join(Sizes.GROWING)}")
        for kind, default in Sizes.kinds().items():
            parser.add_argument(
                f"--{kind.replace('_', '-')}", type=int, help=f"(default: {default})"
            )
        parser.add_argument(
            "--today", type=day, help="the day that dates are counted from (default: today)"
        )
        parser.add_argument(
            "--yes",
            action="store_true",
            help="also on a site that is not a developer's, and beside other content",
        )

    def handle(self, *, size, today, yes, **options):
        if not settings.DEBUG and not yes:
            raise CommandError(
                "This is not a developer's machine (DEBUG is off). Example data would be public; "
                "add --yes if you mean it."
            )
        numbers = {kind: options[kind] for kind in Sizes.kinds()}
        now = timezone.make_aware(datetime.combine(today, time(12))) if today else None
        try:
            made = fill(Sizes.of(size, **numbers), now, beside_other_content=yes)
        except AlreadyFilled:
            raise CommandError(
                "The example data is here already. For other sizes start from an empty database."
            ) from None
        except ForeignContent:
            raise CommandError(
                "There is other public content in this database. "
                "Add --yes to put example data beside it."
            ) from None
        for kind, count in made.items():
            self.stdout.write(f"{kind}: {count}")

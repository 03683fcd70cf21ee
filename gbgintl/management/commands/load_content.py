from django.core.management.base import BaseCommand

from gbgintl.initial_content.loader import load_content


class Command(BaseCommand):
    help = "Creates the initial content that is missing; leaves alone what staff have changed."

    def handle(self, **options):
        created = {kind: count for kind, count in load_content().items() if count}
        for kind, count in created.items():
            self.stdout.write(f"{kind}: {count} created")
        if not created:
            self.stdout.write("The initial content is in place.")

from django.core.management.base import BaseCommand

from contact.retention import rules


class Command(BaseCommand):
    help = (
        "Lists the cases whose time in the archive has run out, by retention class. It changes "
        "nothing: a person with the right confirms the list in the admin."
    )

    def handle(self, **options):
        proposals = rules.proposals()
        for proposal in proposals:
            kept = proposal.retention_class
            self.stdout.write(f"{kept.name} ({kept.decision}): {len(proposal.cases)}")
            for case in proposal.cases:
                name = case.register_entry or case.reference
                self.stdout.write(f"  {name}, received {case.received_at:%Y-%m-%d}")
        if not proposals:
            self.stdout.write("Nothing is due.")

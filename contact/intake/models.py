from django.db import models
from django.utils import timezone


class CodeAttempt(models.Model):
    """A reference and code that were tried, counted so that guessing is limited."""

    client_hash = models.CharField(max_length=64)
    reference_hash = models.CharField(max_length=64)
    tried_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["client_hash", "tried_at"], name="code_attempt_by_client"),
            models.Index(fields=["reference_hash", "tried_at"], name="code_attempt_by_reference"),
        ]

    def __str__(self):
        return str(self.tried_at)

"""What the site as a whole remembers."""

from django.db import models


class InitialRecord(models.Model):
    """Remembers that a row of the initial content has been created once.

    What staff have since changed or deleted is then left as they want it.
    """

    kind = models.CharField(max_length=50)
    key = models.CharField(max_length=100)
    object_id = models.CharField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="initial_record_once")]

    def __str__(self):
        return f"{self.kind}: {self.key}"

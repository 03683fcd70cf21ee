from django.db import models


class RegisterYear(models.Model):
    """The last number of a year's register. Whoever locks the row has the next one to himself."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.year)

from django.db import models


class RegisterYear(models.Model):
    """Row-locked counter: the last number of a year's register (contact/cases/register.py)."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    last_number = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return str(self.year)

"""A point on the earth: two columns of degrees, WGS 84, on every model that has a place."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


# A double keeps every digit that a map gives, on both databases; Django's decimals on SQLite keep
# fifteen figures only, and refuse a pasted coordinate with more decimals than they store.
def latitude_field():
    return models.FloatField(
        _("latitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
        help_text=_("WGS 84, in degrees, for example 57.70739."),
    )


def longitude_field():
    return models.FloatField(
        _("longitude"),
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
        help_text=_("WGS 84, in degrees, for example 11.96645."),
    )


def whole_point(model_name):
    """The constraint, for the Meta of a model with both fields, that no point is half known."""
    return models.CheckConstraint(
        condition=Q(latitude__isnull=True, longitude__isnull=True)
        | Q(latitude__isnull=False, longitude__isnull=False),
        name=f"{model_name}_point_is_whole",
        violation_error_message=_("Give both latitude and longitude, or neither."),
    )

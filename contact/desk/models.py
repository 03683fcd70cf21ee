from django.db import models
from django.utils.translation import gettext_lazy as _

from publishing.text_fields import LineField, PlainTextField


class ReplyTemplate(models.Model):
    """A beginning of an answer that staff choose and then write on."""

    name = LineField(
        _("name"),
        max_length=100,
        help_text=_("The name of the template in the list. The sender never sees it."),
    )
    text = PlainTextField(
        _("text"),
        help_text=_(
            "The whole answer, from greeting to name. It can be changed before it is sent."
        ),
    )

    class Meta:
        verbose_name = _("reply template")
        verbose_name_plural = _("reply templates")
        ordering = ("pk",)

    def __str__(self):
        return self.name or ""

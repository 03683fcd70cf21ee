from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from publishing.text_fields import LineField, URLLineField
from relations.images.fields import CleanedImageField
from relations.images.variants import FOLDER, variant_names


class Licence(models.TextChoices):
    OWN = "own", _("The City of Gothenburg’s own picture")
    PERMISSION = "permission", _("Used with the owner’s permission")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    CC0 = "cc0", _("CC0 1.0")
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0")


LICENCE_URLS = {
    Licence.CC0: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
}


class FocalPoint(models.TextChoices):
    LEFT_TOP = "left-top", pgettext_lazy("part of a picture", "top left")
    CENTRE_TOP = "centre-top", pgettext_lazy("part of a picture", "top")
    RIGHT_TOP = "right-top", pgettext_lazy("part of a picture", "top right")
    LEFT = "left", pgettext_lazy("part of a picture", "left")
    CENTRE = "centre", pgettext_lazy("part of a picture", "centre")
    RIGHT = "right", pgettext_lazy("part of a picture", "right")
    LEFT_BOTTOM = "left-bottom", pgettext_lazy("part of a picture", "bottom left")
    CENTRE_BOTTOM = "centre-bottom", pgettext_lazy("part of a picture", "bottom")
    RIGHT_BOTTOM = "right-bottom", pgettext_lazy("part of a picture", "bottom right")


class Image(models.Model):
    """An uploaded picture with what a reader who cannot see it is told, and who made it.

    The file is cleaned before it is stored; a job makes the variants that pages show. See
    relations/images/.
    """

    title = LineField(
        _("title"),
        max_length=120,
        help_text=_("Only for staff, to find the picture. Readers do not see it."),
    )
    file = CleanedImageField(
        _("picture file"),
        upload_to=FOLDER,
        max_length=255,
        help_text=_(
            "JPEG, PNG, WebP or AVIF, preferably at least 1,600 pixels wide. Location, "
            "camera and other hidden data are removed before the picture is saved."
        ),
    )
    alt = LineField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_(
            "Read aloud to those who do not see the picture. Say in a sentence what it "
            "shows and why it is there; leave out ‘picture of’."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture carries no information of its own. Screen readers then skip it."),
    )
    focal_point = models.CharField(
        _("part that matters most"),
        max_length=13,
        choices=FocalPoint.choices,
        default=FocalPoint.CENTRE,
        help_text=_("This part stays visible when a page crops the picture."),
    )
    credit = LineField(
        _("made by"),
        max_length=120,
        blank=True,
        help_text=_("The photographer or artist. Readers see the name beside the picture."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=20,
        choices=Licence.choices,
        default=Licence.OWN,
        help_text=_("An open licence is named beside the picture, with a link to it."),
    )
    source_url = URLLineField(
        _("where the picture comes from"),
        blank=True,
        help_text=_(
            "The web address where you found it, if any. A link beside the picture leads there."
        ),
    )
    # What follows from the file, which is saved first.
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    content_hash = models.CharField(max_length=32, unique=True, blank=True, editable=False)
    # The widths that exist in every format, ascending.
    variant_widths = models.JSONField(default=list, editable=False)
    # When the job is to make those that are missing; None once there are all.
    variants_due_at = models.DateTimeField(null=True, db_index=True, editable=False)

    template_name = "relations/_image.html"

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def save(self, *args, update_fields=None, **kwargs):
        if update_fields is not None and "file" in update_fields:
            update_fields = {*update_fields, *FILE_FACTS}
        with transaction.atomic():
            former = Image.objects.filter(pk=self.pk).first() if self.pk else None
            super().save(*args, update_fields=update_fields, **kwargs)
            if former and former.content_hash != self.content_hash:
                transaction.on_commit(former.remove_unused_files, robust=True)

    @property
    def credit_line(self):
        """Who made the picture and under which open licence, as a reader is told it."""
        is_open = self.licence_url or self.licence == Licence.PUBLIC_DOMAIN
        parts = [self.credit, self.get_licence_display() if is_open else ""]
        who = ", ".join(str(part) for part in parts if part)
        return gettext("Picture: %(credit)s") % {"credit": who} if who else ""

    @property
    def licence_url(self):
        return LICENCE_URLS.get(self.licence, "")

    def clean(self):
        super().clean()
        errors = {}
        if not self.is_decorative:
            for field in ("alt_sv", "alt_en"):
                if not (getattr(self, field) or "").strip():
                    errors[field] = _("Describe the picture, or mark it as decorative.")
        if errors:
            raise ValidationError(errors)

    def take_file_facts(self, cleaned):
        """Set what follows from a new file; called while the row is saved."""
        refuse_twin(self, cleaned)
        if cleaned.content_hash != self.content_hash:
            self.variant_widths = []
            self.variants_due_at = timezone.now()
        self.width, self.height = cleaned.width, cleaned.height
        self.content_hash = cleaned.content_hash

    def remove_unused_files(self):
        """Delete original and variants, unless a row has the same content by now."""
        if Image.objects.filter(content_hash=self.content_hash).exists():
            return
        for name in [self.file.name, *variant_names(self.content_hash, self.width)]:
            self.file.storage.delete(name)


FILE_FACTS = ("width", "height", "content_hash", "variant_widths", "variants_due_at")


def refuse_twin(image, cleaned):
    """Raise a ValidationError that names the other image with the same content, if any."""
    twin = Image.objects.filter(content_hash=cleaned.content_hash).exclude(pk=image.pk).first()
    if twin:
        raise ValidationError(
            gettext("This picture is already here. Its title is ‘%(title)s’.")
            % {"title": twin.title},
            code="already_here",
        )


@receiver(post_delete, sender=Image)
def remove_files_of_deleted_image(sender, instance, **kwargs):
    """Once it is certain; a failing storage is only logged."""
    transaction.on_commit(instance.remove_unused_files, robust=True)

from functools import partial

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from relations.pictures.ingest import ingest
from relations.pictures.variants import (
    FOLDER,
    make_variants,
    original_name,
    variant_names,
)


class Licence(models.TextChoices):
    OWN = "own", _("The City of Gothenburg's own picture")
    PERMISSION = "permission", _("Used with the owner's permission")
    PUBLIC_DOMAIN = "public-domain", _("Public domain")
    CC0 = "cc0", _("CC0 1.0")
    CC_BY = "cc-by-4.0", _("CC BY 4.0")
    CC_BY_SA = "cc-by-sa-4.0", _("CC BY-SA 4.0")


LICENCE_ADDRESSES = {
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
    """A picture with what a reader who cannot see it is told, and who made it.

    The file is cleaned and its variants are made when it is saved; see relations/pictures/.
    """

    title = models.CharField(
        _("title"),
        max_length=120,
        help_text=_("For staff, to find the picture by. Readers do not see it."),
    )
    file = models.FileField(
        _("picture file"),
        upload_to=FOLDER,
        max_length=255,
        help_text=_(
            "JPEG, PNG, WebP or AVIF, best 1600 pixels wide or more. Position, camera and other "
            "hidden data are removed before the picture is stored."
        ),
    )
    alt = models.CharField(
        _("description of the picture"),
        max_length=250,
        blank=True,
        help_text=_(
            "Read aloud to those who do not see the picture. Say in a sentence what it shows and "
            "why it is there; leave out “picture of”."
        ),
    )
    is_decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The picture tells nothing by itself. Screen readers then pass it over."),
    )
    focal_point = models.CharField(
        _("part that matters most"),
        max_length=13,
        choices=FocalPoint.choices,
        default=FocalPoint.CENTRE,
        help_text=_("This part stays visible when a page crops the picture."),
    )
    credit = models.CharField(
        _("made by"),
        max_length=120,
        blank=True,
        help_text=_("The photographer or artist. Readers see the name by the picture."),
    )
    licence = models.CharField(
        _("licence"), max_length=20, choices=Licence.choices, default=Licence.OWN
    )
    source_address = models.URLField(
        _("where the picture comes from"),
        blank=True,
        help_text=_("The web address where you found it, if any."),
    )
    # Known once the file has been taken in.
    width = models.PositiveIntegerField(_("width"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height"), default=0, editable=False)
    content_hash = models.CharField(max_length=32, unique=True, blank=True, editable=False)

    # An upload with the picture made of it, between checking and saving.
    _taken_in = None

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["title"]

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        with transaction.atomic():
            former = Image.objects.filter(pk=self.pk).first() if self.pk else None
            if self._has_new_file:
                self._take_in_new_file()
                self._store_files()
                if kwargs.get("update_fields") is not None:
                    own = {"file", "width", "height", "content_hash"}
                    kwargs["update_fields"] = own.union(kwargs["update_fields"])
            super().save(*args, **kwargs)
            if former and former.content_hash != self.content_hash:
                former.remove_files_on_commit()

    @property
    def credit_line(self):
        """Who made the picture and under which open licence, as a reader is told it."""
        parts = [self.credit, self.get_licence_display() if self.licence_address else ""]
        who = ", ".join(str(part) for part in parts if part)
        return gettext("Picture: %(credit)s") % {"credit": who} if who else ""

    @property
    def licence_address(self):
        return LICENCE_ADDRESSES.get(self.licence, "")

    def clean(self):
        super().clean()
        errors = {}
        if not self.is_decorative:
            for field in ("alt_sv", "alt_en"):
                if not (getattr(self, field) or "").strip():
                    errors[field] = _("Describe the picture, or mark it as decorative.")
        if self._has_new_file:
            try:
                self._take_in_new_file()
            except ValidationError as error:
                errors["file"] = error
        if errors:
            raise ValidationError(errors)

    def remove_files_on_commit(self):
        """Once it is certain that no picture uses them; a failing storage is only logged."""
        names = [self.file.name, *variant_names(self.content_hash, self.width)]
        remove = partial(_remove_unused, self.content_hash, self.file.storage, names)
        transaction.on_commit(remove, robust=True)

    @property
    def _has_new_file(self):
        return bool(self.file) and not self.file._committed

    def _take_in_new_file(self):
        """Clean the file that was uploaded; once, though both `clean` and `save` ask for it."""
        upload = self.file.file
        if self._taken_in and self._taken_in[0] is upload:
            return
        picture = ingest(upload)
        twin = Image.objects.filter(content_hash=picture.content_hash).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError(
                gettext("This picture is already here. Its title is “%(title)s”.")
                % {"title": twin.title},
                code="already_here",
            )
        self._taken_in = upload, picture
        self.width, self.height = picture.width, picture.height
        self.content_hash = picture.content_hash

    def _store_files(self):
        (_upload, picture), storage = self._taken_in, self.file.storage
        name = original_name(picture.content_hash, picture.extension)
        _store(storage, name, picture.content)
        for variant, content in make_variants(picture):
            _store(storage, variant, content)
        self.file = name
        self._taken_in = None


def _store(storage, name, content):
    """Under exactly this name; a file that is there already has the same content."""
    if storage.exists(name):
        return
    stored = storage.save(name, ContentFile(content))
    if stored != name:
        storage.delete(stored)


def _remove_unused(content_hash, storage, names):
    if Image.objects.filter(content_hash=content_hash).exists():
        return
    for name in names:
        storage.delete(name)


@receiver(post_delete, sender=Image)
def remove_files_of_deleted_picture(sender, instance, **kwargs):
    instance.remove_files_on_commit()

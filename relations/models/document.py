from string import ascii_lowercase

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Subquery, When
from django.utils.crypto import get_random_string
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from publishing.partial_dates import PartialDateField
from publishing.records import PublicRecordQuerySet, alphabetically
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField, URLLineField

from .content_record import ContentRecord

# So that the file of a draft is not found by guessing.
SECRET_LENGTH = 16


def file_name(version, name):
    secret = get_random_string(SECRET_LENGTH, ascii_lowercase)
    return f"documents/{secret}/{name}"


def file_type(name):
    """How readers know a type of file: PDF."""
    return name.rpartition(".")[2].upper()


FILE_TYPES = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt")


class DocumentQuerySet(PublicRecordQuerySet):
    def in_groups(self):
        """By the heading that lists put them under, there in the reader's alphabet."""
        groups = [
            When(kind__in=kinds, then=position) for position, (_label, kinds) in enumerate(GROUPS)
        ]
        return self.order_by(Case(*groups), alphabetically("title"), "pk")

    def to_be_read_here(self):
        """Those with a file or a link, and so not only on request."""
        files = DocumentVersion.objects.filter(document=OuterRef("pk"), valid_from__lte=localdate())
        return self.filter(Exists(files) | ~Q(link=""))

    def with_current_file(self):
        """With name and size of the file that readers get, which lists show."""
        newest_first = DocumentVersion.objects.filter(
            document=OuterRef("pk"), valid_from__lte=localdate()
        )
        return self.annotate(
            file_name=Subquery(newest_first.values("file")[:1]),
            file_size=Subquery(newest_first.values("size")[:1]),
        )


class Document(ContentRecord):
    """A document behind one permanent URL: a file, an outside link, or on request."""

    class Kind(models.TextChoices):
        POLICY = "policy", _("Policy or guidelines")
        REPORT = "report", _("Report")
        ACCOUNT = "account", _("Account of a visit or meeting")
        LIST = "list", _("List")
        FACTS = "facts", _("Collection of facts")
        WEB_PAGE = "web-page", _("Web page")
        AGREEMENT = "agreement", _("Agreement")

    class Language(models.TextChoices):
        SWEDISH = "sv", _("Swedish")
        ENGLISH = "en", _("English")

    class Access(models.TextChoices):
        FILE = "file", _("File")
        LINK = "link", _("Link to another site")
        ON_REQUEST = "on-request", _("Ask the office for it")

    url_name = "relations:document_detail"

    title = LineField(_("title"), max_length=200)
    kind = models.CharField(_("type"), max_length=20, choices=Kind.choices)
    written_language = models.CharField(
        _("language of the document"), max_length=2, choices=Language.choices, blank=True
    )
    dated = PartialDateField(_("date"), blank=True)
    decision_number = LineField(_("decision number"), max_length=60, blank=True)
    link = URLLineField(
        _("web address"),
        blank=True,
        help_text=_(
            "If the document is on another site. If there is a file too, readers get the file."
        ),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = unique_slugs("document")
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def group(self):
        """The heading that lists put it under."""
        return next(label for label, kinds in GROUPS if self.kind in kinds)

    @property
    def published_versions(self):
        """The versions of today or earlier, newest first."""
        today = localdate()
        return [version for version in self.versions.all() if version.valid_from <= today]

    @property
    def current_version(self):
        """The newest of the published versions, or None."""
        return next(iter(self.published_versions), None)

    # Both come with `with_current_file()`.
    @cached_property
    def file_name(self):
        return self.current_version and self.current_version.file.name

    @cached_property
    def file_size(self):
        return self.current_version and self.current_version.size

    @property
    def access(self):
        if self.file_name:
            return self.Access.FILE
        return self.Access.LINK if self.link else self.Access.ON_REQUEST


# What lists put under one heading, in their order.
GROUPS = (
    (_("Policies and guidelines"), (Document.Kind.POLICY,)),
    (_("Agreements"), (Document.Kind.AGREEMENT,)),
    (_("Reports"), (Document.Kind.REPORT, Document.Kind.ACCOUNT)),
    (_("Lists and facts"), (Document.Kind.LIST, Document.Kind.FACTS)),
    (_("Web pages"), (Document.Kind.WEB_PAGE,)),
)


class DocumentVersion(models.Model):
    """One edition of a document's file; the newest is the one readers are given."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="versions")
    file = models.FileField(
        _("file"),
        upload_to=file_name,
        max_length=255,
        validators=[FileExtensionValidator(FILE_TYPES)],
    )
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    valid_from = models.DateField(
        _("date of this version"), help_text=_("Readers get the version from this day on.")
    )
    change = LineField(
        _("what has changed"), max_length=200, blank=True, help_text=_("Shown beside the version.")
    )

    class Meta:
        ordering = ["-valid_from", "-pk"]
        verbose_name = _("version")
        verbose_name_plural = _("versions")

    def __str__(self):
        return self.file.name

    def save(self, *args, **kwargs):
        try:
            self.size = self.file.size
        except FileNotFoundError:
            # What else is told about a file that is missing can still be changed.
            self.size = self.size or 0
        super().save(*args, **kwargs)

    @property
    def file_type(self):
        return file_type(self.file.name)

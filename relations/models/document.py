from datetime import date
from string import ascii_lowercase

from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject
from django.utils.crypto import get_random_string
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from publishing.partial_dates import PartialDateField
from publishing.records import PublicRecordQuerySet
from publishing.slugs import unique_slugs
from publishing.text_fields import LineField, URLLineField

from .content_record import ContentRecord

# So that the file of a draft is not found by guessing.
SECRET_LENGTH = 16


def file_name(version, name):
    secret = get_random_string(SECRET_LENGTH, ascii_lowercase)
    return f"documents/{secret}/{name}"


FILE_COLUMNS = ("id", "file", "size", "valid_from", "change_sv", "change_en")
FILE_TYPES = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "csv", "txt")


class JSONList(models.Aggregate):
    """The values of a group as one JSON array."""

    function = "JSON_GROUP_ARRAY"
    output_field = models.JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **context)


class DocumentQuerySet(PublicRecordQuerySet):
    def with_files(self):
        """With the files that readers get: neither a list nor a page needs a further query."""
        published = DocumentVersion.objects.filter(
            document=OuterRef("pk"), valid_from__lte=localdate()
        )
        files = published.order_by().values("document")
        files = files.annotate(rows=JSONList(JSONObject(**{name: name for name in FILE_COLUMNS})))
        return self.annotate(files=Subquery(files.values("rows")))


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
        ON_REQUEST = "on-request", _("Available from the office")

    url_name = "relations:document_detail"

    title = LineField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    written_language = models.CharField(
        _("language of the document"), max_length=2, choices=Language.choices, blank=True
    )
    dated = PartialDateField(_("date"), blank=True)
    decision_number = LineField(_("decision number"), max_length=60, blank=True)
    link = URLLineField(
        _("web address"),
        blank=True,
        help_text=_("If the document stands on another site. A file goes before a link."),
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        constraints = unique_slugs("document")
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    @property
    def published_versions(self):
        """The files of today or earlier, newest first. Use `with_files()` for many documents."""
        if "files" in self.__dict__:
            versions = [DocumentVersion.from_row(row) for row in self.files or []]
            return sorted(versions, key=lambda v: (v.valid_from, v.pk), reverse=True)
        today = localdate()
        return [version for version in self.versions.all() if version.valid_from <= today]

    @property
    def current_version(self):
        """The newest of the published files, or None."""
        return next(iter(self.published_versions), None)

    @property
    def access(self):
        if self.current_version:
            return self.Access.FILE
        return self.Access.LINK if self.link else self.Access.ON_REQUEST


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

    @classmethod
    def from_row(cls, row):
        """A version as `DocumentQuerySet.with_files()` has read it."""
        return cls(**row | {"valid_from": date.fromisoformat(row["valid_from"])})

    @property
    def file_type(self):
        return self.file.name.rpartition(".")[2].upper()

"""URLs and form data of the admin of `relations`."""

from django.contrib import admin
from django.forms import CheckboxInput
from django.urls import reverse

MODELS = sorted(
    model._meta.model_name for model in admin.site._registry if model._meta.app_label == "relations"
)


def page_of(record, page="change"):
    return reverse(f"admin:relations_{record._meta.model_name}_{page}", args=[record.pk])


def list_of(model_name, page="changelist"):
    return reverse(f"admin:relations_{model_name}_{page}")


def text(response):
    return response.content.decode()


def fields_of(response):
    """What a browser would send back from a form of the admin as it stands on the page."""
    formsets = [inline.formset for inline in response.context.get("inline_admin_formsets", [])]
    forms = [response.context["adminform"].form]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    fields = {}
    for bound in (bound for form in forms for bound in form):
        widget = bound.field.widget
        if isinstance(widget, CheckboxInput):
            sent = "on" if bound.value() else None
        else:
            sent = getattr(widget, "widget", widget).format_value(bound.value())
        if sent not in (None, []):
            fields[bound.html_name] = sent
    return fields


def version_page(version):
    record = version.instance
    name = f"admin:relations_{record._meta.model_name}_simple_history"
    return reverse(name, args=[record.pk, version.pk])


def turns(rotation, numbers):
    """The rotation's form with its host towns in their order, and these turns."""
    hosts = list(rotation.hosts.all())
    data = {"interval_years": 2, "anchor_year": "", "anchor_host": ""}
    data |= {"hosts-TOTAL_FORMS": len(hosts), "hosts-INITIAL_FORMS": len(hosts)}
    for n, (host, turn) in enumerate(zip(hosts, numbers, strict=True)):
        data |= {
            f"hosts-{n}-id": host.pk,
            f"hosts-{n}-rotation": rotation.pk,
            f"hosts-{n}-city": host.city_id or "",
            f"hosts-{n}-turn": turn,
        }
    return data

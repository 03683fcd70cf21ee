from django.forms import CheckboxInput


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

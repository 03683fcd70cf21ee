from django import forms
from django.utils.translation import gettext_lazy as _

from . import rules
from .models import Disposal


class StaleChoicesField(forms.MultipleChoiceField):
    """Choices out of a list that may have changed since the page was made.

    What is not in it any more is no fault: it is counted and left alone.
    """

    widget = forms.CheckboxSelectMultiple

    def valid_value(self, value):
        return True


class RetentionForm(forms.Form):
    """Confirms the list of what is due, whole or in part."""

    case = StaleChoicesField(
        label=_("Cases"), error_messages={"required": _("Choose at least one case.")}
    )
    action = forms.ChoiceField(
        label=_("What is to be done"),
        choices=[
            (
                Disposal.Action.DELETED,
                _("Delete: the case disappears, and one line is kept in the log"),
            ),
            (
                Disposal.Action.ANONYMISED,
                _("Anonymise: all texts and addresses disappear, the figures are kept"),
            ),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what is to be done."),
            "invalid_choice": _("Choose what is to be done."),
        },
    )
    confirmed = forms.BooleanField(
        label=_("I have gone through the list and know that this cannot be undone."),
        error_messages={"required": _("Tick the box when you have gone through the list.")},
    )

    def __init__(self, proposals, data=None):
        self.proposals = proposals
        # What was proposed under which class: a case may be listed under another one tomorrow.
        self.listed = {
            f"{case.pk}-{proposal.retention_class.pk}": (case.pk, proposal.retention_class.pk)
            for proposal in proposals
            for case in proposal.cases
        }
        super().__init__(data, initial={"case": list(self.listed)}, label_suffix="")
        self.fields["case"].choices = [(value, value) for value in self.listed]

    def tables(self):
        """For each proposal its cases, each with its box to tick."""
        boxes = iter(self["case"])
        for proposal in self.proposals:
            yield proposal.retention_class, [(case, next(boxes)) for case in proposal.cases]

    def save(self, actor):
        """Disposes of what is still due: how many that was, and how many were left as they are."""
        values = self.cleaned_data["case"]
        chosen = [self.listed[value] for value in values if value in self.listed]
        done = rules.dispose(chosen, self.cleaned_data["action"], actor)
        return done, len(values) - done

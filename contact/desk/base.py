from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.views.generic import TemplateView

from contact.cases.models import Case

VIEW = "contact.view_case"


class ReadOnlyMixin:
    """Rows that staff read in the admin, and never add, change or delete one by one."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class CaseAdminView(TemplateView):
    """A page of the desk in the admin's frame, for staff with the permissions it names."""

    model_admin = None
    permissions = ()

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms(self.permissions):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **admin.site.each_context(self.request), opts=Case._meta, **kwargs
        )

    def get_case(self):
        """The case in the URL; refused to a user who may not read it, whether found or guessed."""
        case = get_object_or_404(
            Case.objects.select_related("assignee", "retention_class"), pk=self.kwargs["pk"]
        )
        if not case.is_readable_by(self.request.user):
            raise PermissionDenied
        return case

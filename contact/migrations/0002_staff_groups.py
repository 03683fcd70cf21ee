"""The two groups of staff who work with cases, with exactly what they need."""

from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.db import migrations

HANDLER = "Handler (handläggare)"
REGISTRAR = "Registrar (registrator)"

GROUPS = {
    HANDLER: (
        "view_case",
        "handle_case",
        "export_case",
        "view_replytemplate",
        "add_replytemplate",
        "change_replytemplate",
    ),
    REGISTRAR: (
        "view_case",
        "handle_case",
        "register_case",
        "view_secret_case",
        "export_case",
        "dispose_case",
        "view_disposal",
        "view_replytemplate",
        "add_replytemplate",
        "change_replytemplate",
        "delete_replytemplate",
        "view_retentionclass",
        "add_retentionclass",
        "change_retentionclass",
        "delete_retentionclass",
    ),
}


def make_groups(apps, schema_editor):
    """Permissions are otherwise made only when all migrations are done."""
    app = apps.get_app_config("contact")
    if not getattr(app, "models_module", None):
        # The stand-in for the app in a migration has none, and would be passed over.
        app.models_module = True
    create_contenttypes(app, apps=apps, verbosity=0)
    create_permissions(app, apps=apps, verbosity=0)
    Permission = apps.get_model("auth", "Permission")
    for name, codenames in GROUPS.items():
        group, _is_new = apps.get_model("auth", "Group").objects.get_or_create(name=name)
        permissions = Permission.objects.filter(
            content_type__app_label="contact", codename__in=codenames
        )
        group.permissions.set(permissions)


def remove_groups(apps, schema_editor):
    apps.get_model("auth", "Group").objects.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0001_initial"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [migrations.RunPython(make_groups, remove_groups)]

from django.contrib.auth.models import Group, User

# The groups are made by a migration of `contact`.
MEMBERS = {
    "handler": ("exempel-handlaggare", "Exempel", "Handläggarsson", "Handler (handläggare)"),
    "registrar": (
        "exempel-registrator",
        "Exempla",
        "Registratorsdotter",
        "Registrar (registrator)",
    ),
}


def make(filler):
    """Nobody can log in with these accounts: they have no password."""
    for role, (username, first_name, last_name, group) in MEMBERS.items():
        user = User.objects.create_user(
            username,
            email=f"{username}@goteborg.example",
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
        )
        user.groups.set(Group.objects.filter(name=group))
        filler.made[role] = [user]

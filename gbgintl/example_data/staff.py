from django.contrib.auth.models import Group, User

from contact.roles import HANDLER, REGISTRAR

MEMBERS = {
    "handler": ("exempel-handlaggare", "Exempel", "Handläggarsson", HANDLER),
    "registrar": (
        "exempel-registrator",
        "Exempla",
        "Registratorsdotter",
        REGISTRAR,
    ),
}


def make(filler):
    """Nobody can log in with these accounts: they have no password."""
    for key, (username, first_name, last_name, role) in MEMBERS.items():
        user = User.objects.create_user(
            username,
            email=f"{username}@goteborg.example",
            first_name=first_name,
            last_name=last_name,
            is_staff=True,
        )
        user.groups.set(Group.objects.filter(name=role.code))
        filler.made[key] = [user]

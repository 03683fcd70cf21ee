"""What tests need in the database: made once a process, and copied for each further test.

On PostgreSQL it is made anew for each test.
"""

import shutil
import sqlite3

from django.conf import settings
from django.db import connection

_made = {}


def fill_once(name, make, folder):
    """The database and the uploads as `make` leaves them. `folder` keeps a copy of the uploads."""
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        make()
        return
    if name in _made:
        database, uploads = _made[name]
        database.backup(connection.connection)
        shutil.copytree(uploads, settings.MEDIA_ROOT, dirs_exist_ok=True)
        return
    make()
    database = sqlite3.connect(":memory:", check_same_thread=False)
    connection.connection.backup(database)
    uploads = folder / name
    shutil.copytree(settings.MEDIA_ROOT, uploads, dirs_exist_ok=True)
    _made[name] = database, uploads

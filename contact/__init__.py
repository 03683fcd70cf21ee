"""What people write to the City Executive Office, and what is done with it. One room a concern.

    office                               the contact point that every page ends with
    mail                                 the outbox, and what is fit for a mail header
      ^
    cases                                the cases: what they are, their log, what may be done
      ^
    intake                               the forms, and the one way in for what they bring
      ^
    desk, retention, disclosure          the admin where staff work; what goes; what is exported

A room imports from rooms above it in this drawing, and from those beside it in the last line
only; tests/contact/test_rooms.py holds this. `contact/models.py`, `admin.py`, `urls.py` and the
template tags stand outside the rooms, where Django looks for them.
"""

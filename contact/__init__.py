"""What people write to the City Executive Office, and what is done with it. One room a concern.

    desk, retention, disclosure     the admin where staff work; what is deleted; what is exported
      v
    intake                          the forms, and `receive()`, which stores what they bring
      v
    cases                           the cases: models, event log, register, state machine
      v
    mail                            the outbox, and what is fit for a mail header
    office                          the contact point that every page ends with

A room imports from the lines below it only, and in the first line also from those beside it;
tests/contact/test_rooms.py checks this. A foreign key may name a model of any room, as a string.
`contact/models.py`, `admin.py`, `urls.py`, `registrations.py`, `roles.py` and the template tags
are outside the rooms, where Django and `publishing` look for them.
"""

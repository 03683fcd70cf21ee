"""What people write to the City Executive Office, and what is done with it. One room a concern.

`office` is the contact point; `intake` the forms; `cases` the cases and what may be done with them;
`mail` the outbox; `desk` the admin where staff work; `retention` and `disclosure` what goes and
what is given out.
"""

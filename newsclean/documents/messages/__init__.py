"""Messages: mails, mailboxes, and pages that browsers save as messages (MHTML).

In: bytes that `decode.messages` takes for a message, or an open mailbox. Out: the page in a message
with its address and day; entries for a mailbox. May import the rest of `documents`. Read `mail`
first, which gives what a browser saved to `mhtml`; `parts` takes a message apart.
"""

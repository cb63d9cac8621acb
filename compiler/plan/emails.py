"""Which email addresses of O11 are good for ODC: one rule, for what runs on the source and what runs on the target.

ODC's users log in by their email and get a link to set a password, so an address must be deliverable in principle and
belong to one person. The vendor says "valid and unique" and no more; this is what o11c takes for it
(docs/odc-users.md).
"""

from __future__ import annotations

# O11's Email is a text of 250 characters.
LONGEST = 250

# LIKE patterns over the trimmed address, read the same by both dialects: all of the first, none of the others.
WANTED = ("_%@_%._%",)
REFUSED = ("%@%@%", "%@.%", "%.")

# The rule in words, in the order in which people should check it.
VALID = (
    "without the blanks around it, it is not empty and has at most 250 characters; it has exactly one @, something "
    "before it, and after it a name with a dot that is neither its first nor its last character; no character in it "
    "is a blank or a control character (up to U+0020, U+007F to U+00A0)"
)
UNIQUE = "no other user has the same address without regard to case, accents and blanks around it"

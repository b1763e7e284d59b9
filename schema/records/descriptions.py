"""What the mutations of all kinds of records have in common, in words."""

RECORD = (
    "The record as it is now. Null when there are mistakes, and when the change took it out of your sight: "
    "you handed it to somebody whose records you do not see."
)
USER_ERRORS = "What was wrong with the input; if there is anything, nothing was changed."

CREATE = (
    "People create records for themselves, managers for those whose records they see, administrators for everybody. "
    "With an external id that a record has already, that record is returned as it is, even if it was deleted since; "
    "TAKEN if you do not see it."
)
UPDATE = "What is not given stays as it is. Values that are the same as before are no change."
HAND_OVER = "Whoever sees a record may give it to anybody who works here. The record is null in the answer if you see it no more."
DELETE = (
    "It leaves every list and figure, past periods included, and can be restored. Deleting it again changes nothing."
)
RESTORE = "It comes back as it was. One that is not deleted stays as it is."
MOVE = (
    "Without a time it is the deal's latest move; to where it already stands, nothing happens. "
    "With a time it is a fact about that time, recorded in its place in the deal's ledger: facts may arrive in any order, "
    "and the same one (deal, stage, time) again changes nothing."
)

"""What the inputs and payloads of the administration have in common, in words."""

USER_ERRORS = "What was wrong with the input; if there is anything, nothing was changed."
WARNINGS = "Consequences that may not have been meant, in words; what was asked for was done."
NOTHING = "null if there were mistakes."

AUDITED = "It is in the audit log."
ADMINISTRATORS = "Administrators only; in the audit log."
UPDATE = "What is not given stays as it is."
ARCHIVE = "It is offered no more; what has it keeps it. Archiving it again changes nothing."
UNARCHIVE = "It is offered again; TAKEN if another one in use has its name by now."
DELETE = "Only where nothing refers to it; IN_USE otherwise, and nothing is changed."
REORDER = "What is not named follows in the order it had."

NAME = "What it is called: 1 to 500 characters; TAKEN if another one in use is called so there, whatever the case and the blanks."
CHANGED_NAME = "What it is called from now on; unchanged if left out."
EXTERNAL_ID = (
    "Its id in another system, up to 500 characters. The same id again returns the object that has it, as it is; "
    "so a request may be repeated."
)
POSITION = (
    "Its place among its siblings, archived ones counted, from 0; beyond the end is the end; unchanged if left out."
)
COLOR = "The colour it is drawn in, like #1a7f37; null for none."
CHANGED_COLOR = "The colour it is drawn in, like #1a7f37; unchanged if left out."
ORDER = "Those that come first, in this order, each once."

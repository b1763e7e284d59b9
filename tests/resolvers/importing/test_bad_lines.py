"""Every kind of bad line, and what is said of it."""

from collections.abc import Callable

import pytest

from tests.resolvers.importing.company_folder import CompanyFolder
from tests.resolvers.importing.conftest import Refuse

_ID = "expected 1 to 500 characters, none of them NUL"
_TEXT = "expected text without NUL characters"
_EMAIL = "expected one like name@company.example, at most 320 characters"
_TIME = (
    "expected ISO 8601, such as 2024-03-31T09:30:00+02:00, or 2024-03-31 09:30 on the company's clock, or 2024-03-31 for its "
    "midnight, in the years 1900 to 2200"
)
_NUMBER = "expected digits, with a dot if need be and no grouping, such as 1234.50, at most 20 of them before and 6 after the dot"
_QUOTING = (
    'RFC 4180: values with commas, quotes or line ends stand in quotes, and quotes in them twice, such as "a ""b"", c"'
)


def _unknown(file: str) -> str:
    return f"is unknown; expected the external_id of a row of {file}, or of an earlier import"


# File, line added to it (the small company's files are sound), its number, column, and what is said.
BAD_LINES = [
    # Empty values that must not be.
    ("departments.csv", ",West,,", 4, "external_id", f"is empty; {_ID}"),
    ("users.csv", "ann,ann@acme.example,,user,,", 5, "name", f"is empty; {_TEXT}"),
    ("users.csv", "ann,,Ann,user,,", 5, "email", f"is empty; {_EMAIL}"),
    ("contacts.csv", "c3,,,2024-01-01,", 4, "name", f"is empty; {_TEXT}"),
    ("deals.csv", "d4,sale,D,,,,,1,,", 5, "created_at", f"is empty; {_TIME}"),
    ("transitions.csv", "d1,,,2024-01-01,", 5, "to_stage",
     "is empty; expected the external_id of a row of stages.csv, or of an earlier import"),
    # Other numbers of values than the header has.
    ("contacts.csv", "c3,C", 4, None,
     "has 2 values; expected 5, as in the header, of which only empty ones may be left out at the end"),
    ("groups.csv", "g,G,x", 3, None,
     "has 'x' in column 3, which has no name in the header; expected values under external_id, name only"),
    # External ids that are there already.
    ("departments.csv", "north,N,,", 4, "external_id", "'north' is in line 3 too; expected each external_id once"),
    ("users.csv", "max,m@acme.example,M,user,,", 5, "external_id", "'max' is in line 3 too; expected each external_id once"),
    ("contacts.csv", "c1,C,,2024-01-01,", 4, "external_id", "'c1' is in line 2 too; expected each external_id once"),
    ("deals.csv", "d2,sale,D,,,,2024-01-01,,,", 5, "external_id", "'d2' is in line 3 too; expected each external_id once"),
    ("activities.csv", "a1,call,,,,2024-01-01,", 4, "external_id", "'a1' is in line 2 too; expected each external_id once"),
    ("communications.csv", "m1,sms,incoming,,,2024-01-01,", 4, "external_id",
     "'m1' is in line 2 too; expected each external_id once"),
    # References to nothing.
    ("departments.csv", "w,West,nowhere,", 4, "parent", f"'nowhere' {_unknown('departments.csv')}"),
    ("departments.csv", "w,West,,nobody", 4, "head", f"'nobody' {_unknown('users.csv')}"),
    ("users.csv", "ann,ann@acme.example,Ann,user,nowhere,", 5, "department", f"'nowhere' {_unknown('departments.csv')}"),
    ("group_members.csv", "none,max", 4, "group", f"'none' {_unknown('groups.csv')}"),
    ("group_members.csv", "hunters,nobody", 4, "user", f"'nobody' {_unknown('users.csv')}"),
    ("stages.csv", "s,none,S,0,", 7, "deal_type", f"'none' {_unknown('deal_types.csv')}"),
    ("fields.csv", "f,deal,none,,text,F", 12, "deal_type", f"'none' {_unknown('deal_types.csv')}"),
    ("fields.csv", "f,activity,,none,text,F", 12, "activity_type", f"'none' {_unknown('activity_types.csv')}"),
    ("field_options.csv", "o,none,O,0,", 6, "field", f"'none' {_unknown('fields.csv')} (the nearest is 'note')"),
    ("contacts.csv", "c3,C,nobody,2024-01-01,", 4, "responsible", f"'nobody' {_unknown('users.csv')}"),
    ("deals.csv", "d4,none,D,,,,2024-01-01,,,", 5, "deal_type", f"'none' {_unknown('deal_types.csv')}"),
    ("deals.csv", "d4,sale,D,c9,,,2024-01-01,,,", 5, "contact", f"'c9' {_unknown('contacts.csv')}"),
    ("deals.csv", "d4,sale,D,,,nobody,2024-01-01,,,", 5, "created_by", f"'nobody' {_unknown('users.csv')}"),
    ("transitions.csv", "d9,,new,2024-01-01,", 5, "deal", f"'d9' {_unknown('deals.csv')}"),
    ("transitions.csv", "d1,,none,2024-01-01,", 5, "to_stage", f"'none' {_unknown('stages.csv')}"),
    ("transitions.csv", "d1,none,new,2024-01-01,", 5, "deal_type", f"'none' {_unknown('deal_types.csv')}"),
    ("transitions.csv", "d1,,new,2024-01-01,nobody", 5, "actor", f"'nobody' {_unknown('users.csv')}"),
    ("activities.csv", "a3,none,,,,2024-01-01,", 4, "activity_type", f"'none' {_unknown('activity_types.csv')}"),
    ("activities.csv", "a3,call,c9,,,2024-01-01,", 4, "contact", f"'c9' {_unknown('contacts.csv')}"),
    ("communications.csv", "m3,sms,incoming,c9,,2024-01-01,", 4, "contact", f"'c9' {_unknown('contacts.csv')}"),
    # Values that are not what they should be.
    ("contacts.csv", "c3,C,,yesterday,", 4, "created_at", f"'yesterday' is not a time; {_TIME}"),
    ("contacts.csv", "c3,C,,2024-02-30,", 4, "created_at", f"'2024-02-30' is not a time; {_TIME}"),
    ("contacts.csv", "c3,C,,0001-01-01,", 4, "created_at", f"'0001-01-01' is not a time; {_TIME}"),
    ("contacts.csv", "c3,C,,2024-01-01X10:00,", 4, "created_at", f"'2024-01-01X10:00' is not a time; {_TIME}"),
    ("transitions.csv", "d1,,new,1/2/2024,", 5, "occurred_at", f"'1/2/2024' is not a time; {_TIME}"),
    ("users.csv", "ann,ann@acme.example,Ann,boss,,", 5, "role",
     "'boss' is not among the words known here; expected one of admin, manager, user"),
    ("users.csv", "ann,ann@acme.example,Ann,user,,ill", 5, "status",
     "'ill' is not among the words known here; expected one of active, dismissed"),
    ("fields.csv", "f,lead,,,text,F", 12, "entity",
     "'lead' is not among the words known here; expected one of contact, activity, deal"),
    ("fields.csv", "f,deal,,,money,F", 12, "kind",
     "'money' is not among the words known here; expected one of text, number, price, choice, date, flag"),
    ("communications.csv", "m3,fax,incoming,,,2024-01-01,", 4, "channel",
     "'fax' is not among the words known here; expected one of call, sms, email, form"),
    ("communications.csv", "m3,sms,in,,,2024-01-01,", 4, "direction",
     "'in' is not among the words known here; expected one of incoming, outgoing"),
    ("communications.csv", "m3,call,incoming,,,2024-01-01,yes", 4, "answered",
     "'yes' is neither true nor false; expected true or false"),
    ("field_options.csv", "o,source,O,0,no", 6, "archived", "'no' is neither true nor false; expected true or false"),
    ("stages.csv", "s,sale,S,first,", 7, "position",
     "'first' is not a position; expected a whole number of at most 9 digits, such as 3"),
    ("users.csv", "ann,ann.acme,Ann,user,,", 5, "email",
     f"'ann.acme' is not an e-mail address; {_EMAIL}"),
    ("groups.csv", f"{'g' * 501},G", 3, "external_id",
     f"'{'g' * 57}...' is not an external id; {_ID}"),
    ("contacts.csv", "c3,C\0C,,2024-01-01,", 4, "name", rf"'C\x00C' holds a NUL character; {_TEXT}"),
    ("contacts.csv", "c\0,C,,2024-01-01,", 4, "external_id",
     rf"'c\x00' is not an external id; {_ID}"),
    # Custom fields.
    ("deals.csv", 'd4,sale,D,,,,2024-01-01,"1,000",,', 5, "field:amount", f"'1,000' is not a number; {_NUMBER}"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,1e3,,", 5, "field:amount", f"'1e3' is not a number; {_NUMBER}"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,NaN,,", 5, "field:amount", f"'NaN' is not a number; {_NUMBER}"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,0.1234567,,", 5, "field:amount", f"'0.1234567' is not a number; {_NUMBER}"),
    ("deals.csv", f"d4,sale,D,,,,2024-01-01,{'9' * 21},,", 5, "field:amount", f"'{'9' * 21}' is not a number; {_NUMBER}"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,,phone,", 5, "field:source",
     "'phone' is not an option of this field; expected the external_id of a row of field_options.csv with field source"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,,none,", 5, "field:source",
     "'none' is not an option of this field; expected the external_id of a row of field_options.csv with field source"),
    ("deals.csv", "d4,sale,D,,,,2024-01-01,,,a\0b", 5, "field:note", rf"'a\x00b' holds a NUL character; {_TEXT}"),
    # Rows whose values contradict each other.
    ("communications.csv", "m3,sms,incoming,,,2024-01-01,true", 4, "answered",
     "has a value for channel sms; expected none, only calls are answered"),
    ("fields.csv", "f,contact,sale,,text,F", 12, "deal_type",
     "has a value for a field of entity contact; expected none, only fields of entity deal have one"),
    ("fields.csv", "f,deal,,call,text,F", 12, "activity_type",
     "has a value for a field of entity deal; expected none, only fields of entity activity have one"),
    ("field_options.csv", "o,amount,O,0,", 6, "field", "'amount' is a field of kind price; expected one of kind choice"),
    ("users.csv", "ann,MAX@acme.example,Ann,user,,", 5, "email",
     "'max@acme.example' is the address of 'max' in line 3 too; expected each address once in a company"),
    ("transitions.csv", "d1,,asked,2024-03-01,", 5, "to_stage",
     "'asked' is a stage of deal type 'rent'; expected one of 'sale', the deal's type, as the row names none"),
    ("transitions.csv", "d1,sale,asked,2024-03-01,", 5, "to_stage",
     "'asked' is a stage of deal type 'rent'; expected one of 'sale', the type that the row names"),
    ("transitions.csv", "d1,rent,asked,2024-03-01,", 5, "deal_type",
     "the deal's last row is of 'rent', but the deal itself of 'sale'; expected both alike"),
    ("departments.csv", "a,A,a,", 4, "parent", "goes round in a circle, 'a' → 'a'; expected a tree, whose top has no parent"),
    # What is not CSV.
    ("contacts.csv", 'c3,"C"D,,2024-01-01,', 4, None, f"is not CSV (',' expected after '\"'); expected {_QUOTING}"),
    ("contacts.csv", 'c3,"C,,2024-01-01,', 4, None, f"is not CSV (unexpected end of data); expected {_QUOTING}"),
]  # fmt: skip


@pytest.fixture(scope="module")
def database_url(create_database: Callable[[], str]) -> str:
    """One for all tests: whatever they import is refused."""
    return create_database()


@pytest.mark.parametrize(("file", "line", "number", "column", "says"), BAD_LINES)
async def test_bad_line_is_told_by_file_line_and_column(
    folder: CompanyFolder, refusal: Refuse, file: str, line: str, number: int, column: str | None, says: str
) -> None:
    folder.add(file, line)
    place = f"{file}:{number}: {column}: " if column else f"{file}:{number}: "
    assert await refusal() == [place + says]


async def test_fields_of_other_types_must_be_empty(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write(
        "deals.csv",
        "external_id,deal_type,name,created_at,field:extra,field:months\n"
        "d1,sale,One,2024-02-01,5,\nd2,sale,Two,2024-02-01,,12\nd3,rent,Three,2024-02-01,1,2\n",
    )
    folder.write("activities.csv", "external_id,activity_type,created_at,field:miles\na1,call,2024-02-01,3\n")
    assert await refusal() == [
        "deals.csv:3: field:months: has a value, but is a field of deal_type 'rent'; expected none for 'sale'",
        "deals.csv:4: field:extra: has a value, but is a field of deal_type 'sale'; expected none for 'rent'",
        "activities.csv:2: field:miles: has a value, but is a field of activity_type 'visit'; expected none for 'call'",
    ]


async def test_dates_and_flags_are_checked(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.write(
        "deals.csv",
        "external_id,deal_type,name,created_at,field:due,field:urgent\n"
        "d1,sale,One,2024-02-01,2024-02-30,maybe\nd2,sale,Two,2024-02-01,20240229,true\n",
    )
    assert await refusal() == [
        "deals.csv:2: field:due: '2024-02-30' is not a date; expected a day such as 2024-03-31",
        "deals.csv:2: field:urgent: 'maybe' is neither true nor false; expected true or false",
        "deals.csv:3: field:due: '20240229' is not a date; expected a day such as 2024-03-31",
    ]


async def test_long_circle_of_departments_is_told_once(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.change("departments.csv", "all,Everybody,,eva", "all,Everybody,west,eva")
    folder.add("departments.csv", "west,West,north,", "below,Below,west,")
    assert await refusal() == [
        "departments.csv:2: parent: goes round in a circle, 'all' → 'west' → 'north' → 'all'; expected a tree, whose top has no parent"
    ]


async def test_all_bad_lines_of_all_files_are_told_in_the_order_of_the_format(
    folder: CompanyFolder, refusal: Refuse
) -> None:
    folder.add("communications.csv", "m3,fax,in,c9,,never,")
    folder.add("users.csv", "ann,ann.acme,Ann,boss,,")
    folder.add("deals.csv", "d1,none,D,c9,,,2024-01-01,x,,", "d5,sale,,,,,2024-01-01,,,")
    folder.change("activities.csv", "a2,visit,,", "a2,visit,c8,")
    problems = await refusal()
    assert [problem.split(": ")[:2] for problem in problems] == [
        ["users.csv:5", "email"],
        ["users.csv:5", "role"],
        ["deals.csv:5", "deal_type"],
        ["deals.csv:5", "field:amount"],
        ["deals.csv:5", "external_id"],
        ["deals.csv:5", "contact"],
        ["deals.csv:6", "name"],
        ["activities.csv:3", "contact"],
        ["communications.csv:4", "channel"],
        ["communications.csv:4", "direction"],
        ["communications.csv:4", "occurred_at"],
        ["communications.csv:4", "contact"],
    ]


async def test_record_with_bad_values_is_still_there_for_others(folder: CompanyFolder, refusal: Refuse) -> None:
    folder.change("deals.csv", "d1,sale,Deal One,c1", "d1,sale,,c1")
    folder.change("contacts.csv", "c1,Contact One,max", "c1,Contact One")
    folder.change("stages.csv", "won,sale,Won,1", "won,sale,Won,x")
    assert [problem.split(": ")[0] for problem in await refusal()] == ["stages.csv:3", "contacts.csv:2", "deals.csv:2"]

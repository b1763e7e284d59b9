"""A small company in the import format, of which tests change a file or two."""

import gzip
import json
from pathlib import Path
from typing import Any

COMPANY: dict[str, Any] = {
    "external_id": "acme",
    "name": "Acme",
    "timezone": "Europe/Berlin",
    "currency": "EUR",
    "week_start": "monday",
    "allow_users_to_hide": True,
    "allow_users_to_rearrange": False,
}

SETTINGS: dict[str, Any] = {
    "activity_source_fields": ["channel"],
    "deal_source_fields": ["source"],
    "deal_types": {
        "sale": {"price_fields": ["amount", "extra"], "success_stages": ["won"], "failure_stages": ["lost"]},
        "rent": {"price_fields": ["amount"], "success_stages": ["let"], "failure_stages": []},
    },
}

FILES = {
    "departments.csv": """\
external_id,name,parent,head
all,Everybody,,eva
north,North,all,max
""",
    "users.csv": """\
external_id,email,name,role,department,status
eva,Eva@acme.example,Eva,admin,all,active
max,max@acme.example,Max,manager,north,
kim,kim@acme.example,Kim,user,north,dismissed
""",
    "groups.csv": """\
external_id,name
hunters,Hunters
""",
    "group_members.csv": """\
group,user
hunters,max
hunters,kim
""",
    "deal_types.csv": """\
external_id,name,position
sale,Sale,0
rent,Rent,1
""",
    "stages.csv": """\
external_id,deal_type,name,position,color
new,sale,New,0,#112233
won,sale,Won,1,
lost,sale,Lost,2,
asked,rent,Asked,0,
let,rent,Let,1,
""",
    "activity_types.csv": """\
external_id,name
call,Call
visit,Visit
""",
    "fields.csv": """\
external_id,entity,deal_type,activity_type,kind,name
amount,deal,,,price,Amount
extra,deal,sale,,price,Extra
source,deal,,,choice,Source
months,deal,rent,,number,Months
note,deal,,,text,Note
due,deal,,,date,Due
urgent,deal,,,flag,Urgent
channel,activity,,,choice,Channel
miles,activity,,visit,number,Miles
size,contact,,,choice,Size
""",
    "field_options.csv": """\
external_id,field,label,position,archived
web,source,Web,0,false
fair,source,Fair,1,true
phone,channel,Phone,0,
small,size,Small,0,
""",
    "contacts.csv": """\
external_id,name,responsible,created_at,field:size
c1,Contact One,max,2024-01-10,small
c2,Contact Two,,2024-01-11T08:00:00Z,
""",
    "deals.csv": """\
external_id,deal_type,name,contact,responsible,created_by,created_at,field:amount,field:source,field:note
d1,sale,Deal One,c1,max,eva,2024-02-01T10:00:00+01:00,100.50,web,first
d2,sale,Deal Two,,kim,,2024-02-02,,fair,
d3,rent,Deal Three,c2,,,2024-02-03,7,,
""",
    "transitions.csv": """\
deal,deal_type,to_stage,occurred_at,actor
d1,,new,2024-02-01T10:00:00+01:00,max
d1,,won,2024-02-05T10:00:00+01:00,max
d2,,new,2024-02-02,
""",
    "activities.csv": """\
external_id,activity_type,contact,responsible,created_by,created_at,field:channel
a1,call,c1,max,max,2024-02-01T09:00:00+01:00,phone
a2,visit,,,,2024-02-02T09:00:00+01:00,
""",
    "communications.csv": """\
external_id,channel,direction,contact,responsible,occurred_at,answered
m1,call,incoming,c1,max,2024-02-01T09:00:00+01:00,false
m2,email,outgoing,,,2024-02-01T09:05:00+01:00,
""",
}


class CompanyFolder:
    """The folder of the small company; every line of its files, and every file, can be another one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        for name, content in FILES.items():
            self.write(name, content)
        self.write_json("company.json", COMPANY)
        self.write_json("report_field_settings.json", SETTINGS)

    def write(self, name: str, content: str | bytes) -> None:
        """Writes a file anew; compresses it if its name says so."""
        data = content if isinstance(content, bytes) else content.encode()
        (self.path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)

    def write_json(self, name: str, content: Any) -> None:
        """Writes a JSON file anew."""
        self.write(name, json.dumps(content))

    def read(self, name: str) -> str:
        """The text of a file."""
        return (self.path / name).read_text()

    def change(self, name: str, old: str, new: str) -> None:
        """Puts one text in place of another, which the file has exactly once."""
        content = self.read(name)
        assert content.count(old) == 1, f"{old!r} is in {name} {content.count(old)} times"
        self.write(name, content.replace(old, new))

    def add(self, name: str, *lines: str) -> None:
        """Adds lines to a file."""
        self.write(name, self.read(name) + "".join(f"{line}\n" for line in lines))

    def remove(self, *names: str) -> None:
        """Removes files."""
        for name in names:
            (self.path / name).unlink()

    def keep(self, *names: str) -> None:
        """Removes all files but these, the company's and the users'."""
        kept = {*names, "company.json", "users.csv"}
        self.remove(*(path.name for path in self.path.iterdir() if path.name not in kept))

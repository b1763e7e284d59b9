"""What the objects are called that filters name."""

from models import RecordKind
from resolvers.records.reading import ContactRecord
from resolvers.report_definitions.vocabulary.attribute import ReportAttribute
from resolvers.report_definitions.vocabulary.attribute_spec import Referred
from schema.context import Info
from schema.directory.configuration import configuration_of


async def value_label(info: Info, attribute: ReportAttribute, number: int) -> str | None:
    """The name of a value of the attribute; ``None`` for what is gone, or a contact that the viewer does not see."""
    loaders = info.context.loaders
    match attribute.refers_to:
        case Referred.USER:
            found = await loaders.users.load(number)
        case Referred.DEPARTMENT:
            found = await loaders.departments.load(number)
        case Referred.GROUP:
            found = await loaders.groups.load(number)
        case Referred.CONTACT:
            record = await loaders.records.load((RecordKind.CONTACT, number))
            return record.title if isinstance(record, ContactRecord) else None
        case Referred.OPTION:
            option = (await configuration_of(info)).options.get(number)
            return None if option is None else option.label
        case Referred.DEAL_TYPE:
            found = (await configuration_of(info)).deal_types.get(number)
        case Referred.STAGE:
            found = (await configuration_of(info)).stages.get(number)
        case Referred.ACTIVITY_TYPE:
            found = (await configuration_of(info)).activity_types.get(number)
        case None:
            found = None
    return None if found is None else found.name

"""What widgets are called, whether they are on anybody's desktop or not."""

from resolvers.language import LocalizedText
from resolvers.report_definitions.blocks import BLOCKS
from resolvers.report_definitions.saved_report import report_of_key
from schema.context import Info


async def widget_title(info: Info, key: str) -> LocalizedText:
    """The title of a block, or the name that a report has now; the key of what there is no more."""
    report_id = report_of_key(key)
    if report_id is None:
        return _TITLES.get(key) or LocalizedText(key, key)
    name = await info.context.loaders.report_names.load(report_id) or key
    return LocalizedText(name, name)


_TITLES = {report.key: report.title for report in BLOCKS}

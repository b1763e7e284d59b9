"""Ready reports to start from: the blocks of the default desktop, and a library of what sales people ask for."""

from resolvers.report_definitions.blocks import BLOCKS
from resolvers.reports.templates.library import LIBRARY
from resolvers.reports.templates.template import Template, TemplateGroup, template_of

TEMPLATES = {template.key: template for template in (*LIBRARY, *map(template_of, BLOCKS))}

__all__ = ["LIBRARY", "TEMPLATES", "Template", "TemplateGroup"]

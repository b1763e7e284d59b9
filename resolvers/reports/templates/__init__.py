"""Ready reports to start from: the blocks of the default desktop, and a library of what sales people ask for."""

from resolvers.reports.templates.blocks import BLOCK_TEMPLATES
from resolvers.reports.templates.library import LIBRARY
from resolvers.reports.templates.template import Template, TemplateGroup

TEMPLATES = {template.key: template for template in (*LIBRARY, *BLOCK_TEMPLATES)}

__all__ = ["BLOCK_TEMPLATES", "LIBRARY", "TEMPLATES", "Template", "TemplateGroup"]

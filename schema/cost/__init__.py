"""What a request costs, known from its document and variables before anything of it runs (`docs/cost.md`)."""

from schema.cost.cost import Cost, cost_of
from schema.cost.formula import CostFormula, formula_of

__all__ = ["Cost", "CostFormula", "cost_of", "formula_of"]

"""What goes with an object that is deleted: rows that are about it and say nothing."""

from sqlalchemy import Delete, delete

from models import DealTypeReportFields, DefaultDashboard
from resolvers.administration.kind import DEAL_TYPE, DEPARTMENT, GROUP, Kind, Row


def dependents(kind: Kind, row: Row) -> list[Delete]:
    """Statements that remove it: empty report field settings, a default desktop that is as if it had never been made."""
    if kind is DEAL_TYPE:
        settings = DealTypeReportFields
        return [delete(settings).where(settings.company_id == row["company_id"], settings.deal_type_id == row["id"])]
    if kind in (DEPARTMENT, GROUP):
        default = DefaultDashboard
        principal = "department" if kind is DEPARTMENT else "group"
        return [
            delete(default).where(
                default.company_id == row["company_id"],
                default.principal == principal,
                default.principal_id == row["id"],
            )
        ]
    return []

"""What "won", "lost", "price" and "source" mean in a company."""

from sqlalchemy import ARRAY, BigInteger, Index, Integer, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to

HAS_OTHER_FACETS = " or ".join(
    f"case when cardinality({entity}_source_field_ids) > 1 then {entity}_source_field_ids else '{{}}' end <> {entity}_facet_field_ids"
    for entity in ("activity", "deal")
)


class ReportFieldSettings(CompanyRow):
    """The company's source fields, in order: the first of them with a value is a record's source. No row: none chosen.

    The cells (`models.cell`) have a facet of sources as ``activity_facet_field_ids`` and ``deal_facet_field_ids`` say: of these
    fields in this order; none where that is empty, as one field is a facet by itself.
    """

    __tablename__ = "report_field_settings"
    __table_args__ = (
        belongs_to_company(),
        # Whose facet of sources is to be built: few, and looked for.
        Index("ix_report_field_settings_outdated_facets", "company_id", postgresql_where=text(HAS_OTHER_FACETS)),
    )

    version: Mapped[int] = mapped_column(Integer, server_default="1")
    activity_source_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    deal_source_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    activity_facet_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    deal_facet_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")


class DealTypeReportFields(CompanyRow):
    """For one deal type: the price fields, and which stages mean won and lost. No row: nothing chosen."""

    __tablename__ = "deal_type_report_fields"
    __table_args__ = (refers_to("deal_type_id", "deal_types"),)

    deal_type_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    price_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    success_stage_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    failure_stage_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")

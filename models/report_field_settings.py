"""What "won", "lost", "price" and "source" mean in a company."""

from sqlalchemy import ARRAY, BigInteger, Integer
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company, refers_to


class ReportFieldSettings(CompanyRow):
    """The company's source fields, in order: the first of them with a value is a record's source. No row: none chosen."""

    __tablename__ = "report_field_settings"
    __table_args__ = (belongs_to_company(),)

    version: Mapped[int] = mapped_column(Integer, server_default="1")
    activity_source_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    deal_source_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")


class DealTypeReportFields(CompanyRow):
    """For one deal type: the price fields, and which stages mean won and lost. No row: nothing chosen."""

    __tablename__ = "deal_type_report_fields"
    __table_args__ = (refers_to("deal_type_id", "deal_types"),)

    deal_type_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    price_field_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    success_stage_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")
    failure_stage_ids: Mapped[list[int]] = mapped_column(ARRAY(BigInteger), server_default="{}")

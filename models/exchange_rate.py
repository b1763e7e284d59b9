"""What other currencies cost."""

from datetime import date
from decimal import Decimal

from sqlalchemy import CheckConstraint, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company


class ExchangeRate(CompanyRow):
    """From the day ``valid_from`` on, until the day of the next one, a unit of ``currency`` costs ``rate`` units of the company's."""

    __tablename__ = "exchange_rates"
    __table_args__ = (belongs_to_company(), CheckConstraint("rate > 0", name="rate"))

    currency: Mapped[str] = mapped_column(Text, primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    rate: Mapped[Decimal]

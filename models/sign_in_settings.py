"""How people of a company come in."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import CompanyRow, belongs_to_company


class SignInSettings(CompanyRow):
    """What administrators decided of it; a company without a row has decided nothing."""

    __tablename__ = "sign_in_settings"
    __table_args__ = (belongs_to_company(),)

    requires_second_factor: Mapped[bool] = mapped_column(server_default="false")

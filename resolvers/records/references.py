"""The people and contacts that an input names: whether they exist, and for contacts, whether the viewer sees them."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ARRAY, BigInteger, cast, select
from sqlalchemy.ext.asyncio import AsyncConnection

from models import Contact, FieldOption, User, UserStatus
from permissions.rows import VisibleRows
from permissions.viewer import Viewer
from resolvers.language import LocalizedText
from resolvers.records.inputs import FieldValueInput
from resolvers.user_error import Problems, UserErrorCode

MAX_MENTIONS = 100


async def load_statuses(
    connection: AsyncConnection, viewer: Viewer, user_ids: Collection[int | None]
) -> Mapping[int, UserStatus]:
    """The status of those of these people who are in the viewer's company. One statement, none for nobody."""
    ids = [user_id for user_id in user_ids if user_id is not None]
    if not ids:
        return {}
    # An array, so that the statement is the same for any number of people.
    requested = select(User.id, User.status).where(
        User.company_id == viewer.company.id, User.id == cast(ids, ARRAY(BigInteger)).any_()
    )
    return {id_: UserStatus(status) for id_, status in await connection.execute(requested)}


async def check_contact(
    connection: AsyncConnection, problems: Problems, viewer: Viewer, contact_id: int | None
) -> None:
    """Notes a contact that does not exist, is deleted, or is not the viewer's to see.

    It is kept from being merged into another one until the transaction ends: what comes to hang on it is moved with the rest, or not at
    all.
    """
    if contact_id is None:
        return
    visible = VisibleRows("company", None if viewer.people is None else "people").contacts()
    requested = select(Contact.id).where(visible, Contact.id == contact_id)
    held = requested.with_for_update(read=True, key_share=True)
    found = await connection.execute(held, {"company": viewer.company.id, "people": list(viewer.people or ())})
    if found.first() is None:
        problems.not_found(("contact",))


async def hold_options(
    connection: AsyncConnection, problems: Problems, viewer: Viewer, fields: Sequence[FieldValueInput]
) -> None:
    """Keeps the chosen options from being deleted until the transaction ends, and notes those that were deleted a moment ago.

    Records refer to options without a foreign key, which would do the same. One statement, none where no option is chosen.
    """
    chosen = {given.option_id for given in fields if given.option_id is not None}
    if not chosen or problems:
        return
    requested = select(FieldOption.id).where(
        FieldOption.company_id == viewer.company.id, FieldOption.id == cast(sorted(chosen), ARRAY(BigInteger)).any_()
    )
    # In one order, and weakly: others may choose and rename them at the same time.
    held = set(await connection.scalars(requested.order_by(FieldOption.id).with_for_update(read=True, key_share=True)))
    for index, given in enumerate(fields):
        if given.option_id is not None and given.option_id not in held:
            problems.not_found(("fields", str(index), "option"))


def check_mentions(problems: Problems, mentions: Sequence[int], statuses: Mapping[int, UserStatus]) -> None:
    """Notes mentions of nobody, and too many."""
    if len(mentions) > MAX_MENTIONS:
        problems.add(("mentions",), UserErrorCode.INVALID, _TOO_MANY_MENTIONS)
        return
    for index, user_id in enumerate(mentions):
        if user_id not in statuses:
            problems.not_found(("mentions", str(index)))


_TOO_MANY_MENTIONS = LocalizedText(
    f"Expected at most {MAX_MENTIONS} mentioned people.", f"Ожидается не больше {MAX_MENTIONS} упомянутых людей."
)

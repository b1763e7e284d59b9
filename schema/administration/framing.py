"""The desktop in a frame of the company's own pages."""

from datetime import datetime
from typing import Annotated

import strawberry

from permissions.viewer import Credential
from resolvers.administration.framing import create_frame_link, open_frame
from resolvers.authentication import Secret, find_viewer
from resolvers.language import LocalizedText
from resolvers.user_error import UserErrorCode
from schema.administration.api_token import TokenScope
from schema.administration.descriptions import NOTHING, USER_ERRORS
from schema.context import Info
from schema.user_error import UserError, user_errors
from schema.viewer import Viewer
from schema.writing import command_context, mistakes

EMBEDDED = "/embed"
"""What addresses of frames begin with; the company follows, sealed."""
FRAME_OWNER = "frame"
"""For whom companies are sealed there."""


@strawberry.input(description="Who is to be let in inside a frame.")
class CreateFrameLinkInput:
    email: str = strawberry.field(description="The address the company knows the person by.")
    scopes: list[TokenScope] = strawberry.field(
        default_factory=lambda: [TokenScope.READ],
        description="What they may do there, of what they may and of what the token is for: READ, and what is theirs alone, such as "
        "arranging, always; RECORDS; ADMINISTRATION.",
    )


@strawberry.type(description="The outcome of asking for a link.")
class CreateFrameLinkPayload:
    url: str | None = strawberry.field(
        description="The address of the frame (`src`), with a secret behind its `#` that is told only here; a path and a query may be "
        f"put before the `#`. {NOTHING.capitalize()}"
    )
    expires_at: datetime | None = strawberry.field(description=f"Until when it can be opened, once; {NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=USER_ERRORS)


@strawberry.input(description="The link that a frame was opened by.")
class OpenFrameInput:
    secret: str = strawberry.field(description="What stands behind its `#`.")


@strawberry.type(description="The outcome of opening a frame.")
class OpenFramePayload:
    viewer: Viewer | None = strawberry.field(description=f"Who is signed in there now; {NOTHING}")
    user_errors: list[UserError] = strawberry.field(description=USER_ERRORS)


@strawberry.type
class FramingMutation:
    @strawberry.mutation(
        description="A link by which the company's own page lets one of its people into the desktop inside a frame, good once and for "
        "a minute. For tokens of administrators with the scope EMBEDDING alone. The log tells when it is opened."
    )
    async def create_frame_link(
        self, info: Info, input: Annotated[CreateFrameLinkInput, strawberry.argument(description="Who.")]
    ) -> CreateFrameLinkPayload:
        context = info.context
        done, way_in = await create_frame_link(command_context(info), input.email, input.scopes)
        if way_in is None:
            return CreateFrameLinkPayload(url=None, expires_at=None, user_errors=mistakes(info, done))
        company = context.vault.seal(str(context.require_viewer().company.id), FRAME_OWNER)
        url = f"{context.public_url}{EMBEDDED}/{company}/#{way_in.secret}"
        return CreateFrameLinkPayload(url=url, expires_at=way_in.expires_at, user_errors=[])

    @strawberry.mutation(
        description="Signs in, inside a frame, whom its link was made for. The session is the frame's alone; it ends after 12 hours, "
        "or 4 in which it is not used. It is in the audit log."
    )
    async def open_frame(
        self, info: Info, input: Annotated[OpenFrameInput, strawberry.argument(description="The link.")]
    ) -> OpenFramePayload:
        context = info.context
        if context.frame is None:
            message = _NO_FRAME.of(context.language)
            return OpenFramePayload(
                viewer=None, user_errors=[UserError(field=[], code=UserErrorCode.FORBIDDEN, message=message)]
            )
        came = await open_frame(
            context.engine,
            secret=input.secret,
            company_id=context.frame,
            replaces=context.session.secret,
            browser=context.browser,
            now=context.now,
        )
        if not isinstance(came, Secret):
            return OpenFramePayload(viewer=None, user_errors=user_errors(came, context.language))
        context.session.replace(came.text)
        viewer = await find_viewer(context.engine, came.text, Credential.FRAME, context.now)
        context.sign_in(viewer)
        shown = None if viewer is None else Viewer.of(viewer, context.language)
        return OpenFramePayload(viewer=shown, user_errors=[])


_NO_FRAME = LocalizedText(
    "Expected to be asked below the address of a frame.",
    "Ожидается запрос по адресу, который начинается адресом фрейма.",
)

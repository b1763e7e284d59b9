"""What the mutations of people take."""

import strawberry

from resolvers.administration.inputs import NewUser, UserChange
from schema.administration import descriptions
from schema.administration.writing import language_code
from schema.changing import CLEAR, ClearableUserField, given, given_or_cleared
from schema.directory.row_number import referred
from schema.language import Language
from schema.records.inputs import read_reference
from schema.viewer import Role

_LANGUAGE = "The language they are answered in; null: by their browser."


@strawberry.input(description="Somebody to invite.")
class InviteUserInput:
    email: str = strawberry.field(description="The address they sign in with; nobody else in the company has it.")
    name: str = strawberry.field(description="Their name: 1 to 500 characters.")
    role: Role = strawberry.field(description="What they may see and do.")
    department: strawberry.ID | None = strawberry.field(
        default=None, description="The department they belong to; null for none."
    )
    groups: list[strawberry.ID] | None = strawberry.field(default=None, description="The groups they are in.")
    language: Language | None = strawberry.field(default=None, description=_LANGUAGE)
    external_id: str | None = strawberry.field(default=None, description=descriptions.EXTERNAL_ID)

    def read(self) -> NewUser:
        """The person as the resolvers take them."""
        return NewUser(
            email=self.email,
            name=self.name,
            role=self.role,
            department_id=read_reference("Department", self.department),
            group_ids=tuple(referred("Group", group) for group in self.groups or ()),
            language=language_code(self.language),
            external_id=self.external_id,
        )


@strawberry.input(description="What to change about a person.")
class UpdateUserInput:
    user: strawberry.ID = strawberry.field(description="The person.")
    name: str | None = strawberry.field(default=None, description="Their name; unchanged if left out.")
    email: str | None = strawberry.field(
        default=None, description="The address they sign in with; unchanged if left out."
    )
    role: Role | None = strawberry.field(
        default=None,
        description="What they may see and do; unchanged if left out. The last active administrator stays one.",
    )
    department: strawberry.ID | None = strawberry.field(
        default=None, description="The department they belong to; unchanged if left out."
    )
    language: Language | None = strawberry.field(
        default=None, description="The language they are answered in; unchanged if left out."
    )
    clear: list[ClearableUserField] = strawberry.field(default_factory=list, description=CLEAR)

    def read(self) -> UserChange:
        """The change as the resolvers take it."""
        return UserChange(
            id=referred("User", self.user),
            name=given(self.name),
            email=given(self.email),
            role=given(self.role),
            department_id=given_or_cleared(
                read_reference("Department", self.department), self.clear, ClearableUserField.DEPARTMENT
            ),
            language=given_or_cleared(language_code(self.language), self.clear, ClearableUserField.LANGUAGE),
        )


@strawberry.input(description="A person.")
class UserInput:
    user: strawberry.ID = strawberry.field(description="The person.")


@strawberry.input(description="An invitation to accept.")
class AcceptInvitationInput:
    secret: str = strawberry.field(description="The invitation's secret, as the administrator passed it on.")
    password: str = strawberry.field(description="The password to sign in with from now on: 10 to 1,000 characters.")


@strawberry.input(description="Who forgot their password.")
class RequestPasswordResetInput:
    email: str = strawberry.field(description="The address the company knows the person by.")


@strawberry.input(description="A new password, by a link that came by mail.")
class ResetPasswordInput:
    secret: str = strawberry.field(description="The link's secret: what stands behind its `#`.")
    password: str = strawberry.field(description="The password to sign in with from now on: 10 to 1,000 characters.")
    end_tokens: bool = strawberry.field(default=False, description="Whether the tokens of one's programs end, too.")


@strawberry.input(description="A change of one's own password.")
class ChangePasswordInput:
    current_password: str = strawberry.field(description="The password as it is now.")
    new_password: str = strawberry.field(description="The password from now on: 10 to 1,000 characters.")
    end_tokens: bool = strawberry.field(default=False, description="Whether your tokens of programs end, too.")


@strawberry.input(description="The language to be answered in.")
class SetLanguageInput:
    language: Language | None = strawberry.field(default=None, description="The language; null: by the browser.")

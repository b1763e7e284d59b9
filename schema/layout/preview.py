"""What operations on a layout would come to."""

from typing import Annotated

import strawberry

from resolvers.layout.preview import preview_layout
from resolvers.layout.saving import MAX_OPERATIONS
from schema.context import Info
from schema.dashboard.placed_widget import PlacedWidget
from schema.layout.operation_inputs import LayoutOperationInput, read_operations
from schema.layout.owner_inputs import DefaultLayoutOwnerInput
from schema.writing import command_context


@strawberry.type(description="A widget where it would stand.")
class PreviewedWidget(PlacedWidget):
    @strawberry.field(description="Whether it would be taken off the desktop.")
    def is_hidden(self) -> bool:
        return self.layout.layout_inputs.is_hidden(self.report.key)


@strawberry.type
class LayoutPreviewQuery:
    @strawberry.field(
        description="How your own desktop, or a default arrangement, would look after these operations; nothing is saved. "
        "Operations that would not be saved are an error that names the first of them."
    )
    async def layout_preview(
        self,
        info: Info,
        operations: Annotated[
            list[LayoutOperationInput],
            strawberry.argument(description=f"What would be done, in order, at most {MAX_OPERATIONS} operations."),
        ],
        for_: Annotated[
            DefaultLayoutOwnerInput | None,
            strawberry.argument(
                name="for", description="Whose default; left out, your own desktop. Administrators only."
            ),
        ] = None,
    ) -> list[PreviewedWidget]:
        owner = for_.read() if for_ else None
        layout = await preview_layout(command_context(info), owner, read_operations(operations))
        return [PreviewedWidget(report=report, layout=layout) for report in (*layout.visible, *layout.hidden)]

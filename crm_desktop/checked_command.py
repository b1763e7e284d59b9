"""Commands that look at all their settings before they do anything."""

import click

from resolvers.text_checks import is_storable


class CheckedCommand(click.Command):
    """Names every setting that is wrong at once: who sets up a server need not start it once for each."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click. Raises `click.UsageError`."""
        given = [*args]
        try:
            rest = super().parse_args(ctx, args)
            for parameter in self.get_params(ctx):
                _check_text(ctx, parameter)
            return rest
        except click.BadParameter:
            problems = self._problems(ctx, given)
            if len(problems) < 2:
                raise
            message = "\n".join([f"{len(problems)} settings are wrong.", *problems])
            raise click.UsageError(message, ctx) from None

    def _problems(self, ctx: click.Context, args: list[str]) -> list[str]:
        found: list[str] = []
        values, rest, _ = self.make_parser(ctx).parse_args(args=args)
        for parameter in self.get_params(ctx):
            try:
                _, rest = parameter.handle_parse_result(ctx, values, rest)
                _check_text(ctx, parameter)
            except click.BadParameter as error:
                found.append(error.format_message())
        return found


def _check_text(ctx: click.Context, parameter: click.Parameter) -> None:
    """Raises `click.BadParameter` for a text in another encoding than the machine's, which nothing can write down."""
    value = ctx.params.get(parameter.name or "")
    if isinstance(value, str) and not is_storable(value):
        message = "Expected text in the encoding of this machine."
        raise click.BadParameter(message, ctx, parameter)

"""Commands that look at all their settings before they do anything."""

import click


class CheckedCommand(click.Command):
    """Names every setting that is wrong at once: who sets up a server need not start it once for each."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """See click. Raises `click.UsageError`."""
        given = [*args]
        try:
            return super().parse_args(ctx, args)
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
            except click.BadParameter as error:
                found.append(error.format_message())
        return found

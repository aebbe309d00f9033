"""The words of a command line go in; the command that they name runs."""

from importlib import import_module

import click

from iku_dsl.cli.interrupts import heard

COMMANDS = (
    "score",
    "explain",
    "compute",
    "check",
    "test",
    "verify",
    "equal",
    "audit",
    "fmt",
    "new",
    "rule",
)  # each a module of its name


class Commands(click.Group):
    """The commands; the module of one is imported only when it is asked for: a command must start fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order in which a person meets them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"iku_dsl.cli.{cmd_name}"), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the words name; of an unknown one, say which is meant."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from iku_dsl.diagnostics.suggest import closest

            like = closest(args[0], COMMANDS)
            near = f"did you mean {like}?" if like else f"there are {', '.join(COMMANDS)}"
            raise click.UsageError(f'there is no command "{args[0]}"; {near}', ctx)
        return super().resolve_command(ctx, args)


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="iku-dsl", prog_name="iku")
@click.pass_context
def main(context: click.Context) -> None:
    """Compute, explain and check performance indicators from their manuals."""
    context.with_resource(heard())

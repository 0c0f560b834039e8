"""click's own words in French: help pages, usage errors, types of values."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


class _Formatter(click.HelpFormatter):
    def write_heading(self, heading: str) -> None:
        self.write(f"{heading} :\n")


class _Context(click.Context):
    formatter_class = _Formatter


class FrenchCommand(click.Command):
    """A command whose help and whose refusals are in French."""

    context_class = _Context

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what click takes; ``epilog`` is printed as written, for examples to keep their lines."""
        settings = {"allow_extra_args": True, "help_option_names": ["-h", "--help"], "max_content_width": 100}
        kwargs["context_settings"] = settings | kwargs.get("context_settings", {})
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse extra arguments here: click would in English. Errors of the parser learn their command."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest and not isinstance(self, click.Group):
            ctx.fail(f"argument en trop : {' '.join(rest)}.")
        return rest

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Say in French what ``--help`` does."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Affiche cette aide."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Usage : ")

    def format_arguments(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each argument is."""
        rows = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, click.Argument)]
        if rows:
            with formatter.section("Arguments"):
                formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples and exit codes, line for line."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write(self.epilog.strip("\n") + "\n")


class FrenchGroup(FrenchCommand, click.Group):
    """The command that holds the others, in the order in which they are used."""

    command_class = FrenchCommand

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Take what click takes."""
        super().__init__(*args, subcommand_metavar="COMMANDE …", **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of their addition, which is that of the work."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, then the options."""
        rows = [(name, command.get_short_help_str(limit=90)) for name, command in self.commands.items()]
        with formatter.section("Commandes"):
            formatter.write_dl(rows)
        click.Command.format_options(self, ctx, formatter)


class FrenchOption(click.Option):
    """An option whose help says « obligatoire » and « par défaut »."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and what it does."""
        record = super().get_help_record(ctx)
        if record is None:
            return None
        return record[0], record[1].replace("[required]", "[obligatoire]").replace("[default: ", "[par défaut : ")


class OneOf(click.Choice[str]):
    """One word of a closed list."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """Name the words that are accepted."""
        return f"« {value} » ; valeurs acceptées : {', '.join(self.choices)}."


class WholeNumber(click.ParamType[int]):
    """A whole number between two bounds, both included."""

    name = "nombre"

    def __init__(self, least: int, most: int) -> None:
        """Accept numbers from ``least`` to ``most``."""
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number that ``value`` writes."""
        try:
            number = int(value)
        except ValueError:
            number = self.least - 1
        if not self.least <= number <= self.most:
            self.fail(f"« {value} » ; un nombre entier de {self.least} à {self.most} est attendu.", param, ctx)
        return number


def option(*names: str, **settings: Any) -> Callable[[Function], Function]:
    """A click option that speaks French."""
    return click.option(*names, cls=FrenchOption, **settings)


def explain(error: click.ClickException) -> str:
    """What is wrong with the command line, as one French sentence."""
    match error:
        case click.NoSuchOption():
            return f"option inconnue : {error.option_name}.{_nearest(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            return f"commande inconnue : {error.command_name}.{_nearest(error.possibilities)}"
        case click.MissingParameter():
            kind = "l’argument" if isinstance(error.param, click.Argument) else "l’option"
            return f"{kind} {_hint(error)} manque."
        case click.BadParameter():
            return f"{_hint(error)} : {error.message}"
        case click.BadOptionUsage():
            return f"l’option {error.option_name} {_value_rule(error)}."
        case _:
            return error.format_message()


def _nearest(possibilities: Sequence[str] | None) -> str:
    return f" Vouliez-vous dire {' ou '.join(possibilities)} ?" if possibilities else ""


def _hint(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint)
    return error.param.human_readable_name if isinstance(error.param, click.Argument) else error.param.opts[-1]


def _value_rule(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    flag = any(isinstance(p, click.Option) and p.is_flag and error.option_name in p.opts for p in params)
    return "ne prend pas de valeur" if flag else "attend une valeur"

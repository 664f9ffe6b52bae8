"""The command `score` is measured against: click, tomllib and one pydantic model, built once."""

import importlib
import tomllib
from contextlib import suppress

import click


@click.command()
def bare() -> None:
    """Print a name that went through TOML and one pydantic model (only TOML where pydantic is not installed)."""
    raw = tomllib.loads('name = "Ada Okafor"')
    with suppress(ModuleNotFoundError):
        model = importlib.import_module("pydantic").create_model("Person", name=(str, ...), role=(str, ""))
        raw = model(**raw).model_dump()
    click.echo(raw["name"])


if __name__ == "__main__":
    bare()

"""Every shipped template of a draft, read once, and the rule that holds for each of them."""

from functools import cache
from pathlib import Path

import pytest
from each import each

from execcoach.drafting.template import Template, read_template

ROOT = Path(__file__).parents[1]


@cache
def shipped() -> dict[str, Template]:
    """Every shipped template of a draft by its id."""
    drafts = sorted(
        path for path in ROOT.glob("templates/*/*.j2.md") if path.parent.name not in ("reports", "coaching")
    )
    found = [read_template(path.read_text("utf-8"), path.name) for path in drafts]
    return {template.id: template for template in found if template.kind != "report"}


of_every_template = each("template", [pytest.param(template, id=name) for name, template in shipped().items()])

"""学历和专业工作经历: alternative routes by education, a title and years, and what waives them all."""

from __future__ import annotations

from typing import Any

from rules.conditions.combination import AllOf, AnyOf
from rules.conditions.findings import Finding
from rules.conditions.ground import Ground


class Route(AllOf):
    """One alternative clause: a qualification, a title or neither, and years, all of which it asks for."""

    @property
    def reduction(self) -> Any:
        """What makes the years fewer: nothing."""
        return None


class ShortenedRoute(Route):
    """The same for whoever meets a reduction, its last part, and so needs fewer years."""

    @property
    def reduction(self) -> Any:
        """What makes the years fewer."""
        return self.children[-1]


class Routes(AnyOf):
    """The alternative routes, without anything that waives them."""

    def split(self, finding: Finding) -> tuple[Finding, Finding | None]:
        """The finding of the routes themselves, and that of the waiver, which there is none of."""
        return finding, None


class WaivableRoutes(AnyOf):
    """Two children: the routes, and the waiver, 破格, any ground of which stands for them."""

    def split(self, finding: Finding) -> tuple[Finding, Finding | None]:
        """The finding of the routes themselves, and that of the waiver."""
        routes, waiver = finding.children
        return routes, waiver

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of the waiver."""
        waiver: Any = self.children[1]
        grounds: tuple[Ground, ...] = waiver.children
        return grounds

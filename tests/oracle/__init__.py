"""A second, plain reading of the notice, to hold the product's evaluator against.

It is written from the canonical interpretation alone, shares no code with the product, prefers loops to
speed, and expects a *valid* profile. Sections (§) in its comments are those of the interpretation.
"""

from tests.oracle.verdict import ConditionVerdict, LevelVerdict, Verdict, judge

__all__ = ["ConditionVerdict", "LevelVerdict", "Verdict", "judge"]

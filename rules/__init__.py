"""What the notice says, as data and as a verdict. Pure: no clock, no network, no disk but its own data.

policies = load_policies()
policy = policies.in_force(date(2026, 11, 22))
assessment = Assessment(policy, policy.profile({"education": "master", ...}, today=date(2026, 11, 22)))
assessment.as_json()

Each name is imported when it is first asked for, so that what only says a sentence does not load the rules.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.conditions.status import Status
    from rules.loader import load_policies, load_policy
    from rules.notice.profile_json import profile_json
    from rules.notice.yaml_file import NoticeRefused
    from rules.policies import Policies
    from rules.policy import Policy
    from rules.profile.profile import Profile
    from rules.profile.refusal import FieldError, ProfileRefused
    from rules.verdict.assessment import Assessment
    from rules.verdict.assessment_forms import AssessmentJson

__all__ = [
    "Assessment",
    "AssessmentJson",
    "FieldError",
    "NoticeRefused",
    "Policies",
    "Policy",
    "Profile",
    "ProfileRefused",
    "Status",
    "load_policies",
    "load_policy",
    "profile_json",
]

if not TYPE_CHECKING:
    _HOMES = {
        "rules.conditions.status": ("Status",),
        "rules.loader": ("load_policies", "load_policy"),
        "rules.notice.profile_json": ("profile_json",),
        "rules.notice.yaml_file": ("NoticeRefused",),
        "rules.policies": ("Policies",),
        "rules.policy": ("Policy",),
        "rules.profile.profile": ("Profile",),
        "rules.profile.refusal": ("FieldError", "ProfileRefused"),
        "rules.verdict.assessment": ("Assessment",),
        "rules.verdict.assessment_forms": ("AssessmentJson",),
    }

    def __getattr__(name: str) -> object:
        for home, names in _HOMES.items():
            if name in names:
                return getattr(import_module(home), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

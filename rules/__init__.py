"""What the notice says, as data and as a verdict. Pure: no clock, no network, no disk but its own data.

policies = load_policies()
policy = policies.in_force(date(2026, 11, 22))
assessment = policy.assess(policy.profile({"education": "master", ...}, today=date(2026, 11, 22)))
assessment.as_json()
"""

from rules.assessment import Assessment, AssessmentJson
from rules.loader import load_policies, load_policy
from rules.policy import Policies, Policy
from rules.profile import Profile
from rules.profile_document import profile_json
from rules.refusal import FieldError, ProfileRefused
from rules.status import Status
from rules.yaml_file import NoticeRefused

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

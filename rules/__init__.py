"""What the notice says, as data and as a verdict. Pure: no clock, no network, no disk but its own data.

policies = load_policies()
policy = policies.in_force(date(2026, 11, 22))
assessment = Assessment(policy, policy.profile({"education": "master", ...}, today=date(2026, 11, 22)))
assessment.as_json()
"""

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

"""Asking the notice: which direction a piece of work belongs to, and what every clause says.

enquiry = Enquiry(policy)
enquiry.ask("硕士几年能评中级").as_json()
enquiry.place("渗透测试")
"""

from dialogs.language.question.answer import (
    AnswerJson,
    AnswerStatus,
    Citation,
    CitationJson,
    NoticeAnswer,
    Sureness,
)
from dialogs.language.question.enquiry import Enquiry

__all__ = ["AnswerJson", "AnswerStatus", "Citation", "CitationJson", "Enquiry", "NoticeAnswer", "Sureness"]

"""Answers that decide: a question's own facts, or the asker's, held against the rules; else the clause that says it.

answers = answers_of(policy)
answers.ask("大专能报高级工程师吗", day).as_json()
answers.ask("我还差什么", day, person).text
"""

from dialogs.answers.answering import Answers, answers_of
from dialogs.answers.personal import Person

__all__ = ["Answers", "Person", "answers_of"]

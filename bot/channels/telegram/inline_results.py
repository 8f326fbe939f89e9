"""What is offered to somebody who types after the bot's name: answers of the notice, the same for everybody."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import Any, Final, NamedTuple

from telegram.constants import InlineQueryLimit

from bot.channels.telegram.formatting import formatted
from bot.wording import say, words
from dialogs.answers import Answers
from dialogs.language.question import Citation, NoticeAnswer
from dialogs.rendering.wording import Markdown

MOST: Final = int(InlineQueryLimit.RESULTS)
CONTENT: Final = "input_message_content"
_PREVIEW: Final = 120
"""Characters of a description; Telegram shows two or three lines of it."""


class Article(NamedTuple):
    """An offer: what is shown of it in the list, and what it puts into the chat."""

    title: str
    description: str
    text: Markdown

    def result(self, number: str) -> dict[str, Any]:
        """An InlineQueryResultArticle that names the notice. Its id depends on nothing but what it says."""
        source = words("inline.source", number=number)
        content = formatted(f"{self.text}\n\n{source}").pieces()[0].fields("message_text")
        digest = blake2b(f"{self.title}\n{self.text}\n{number}".encode(), digest_size=16)
        return {
            "type": "article",
            "id": digest.hexdigest(),
            "title": self.title,
            "description": self.description[:_PREVIEW],
            CONTENT: {**content, "link_preview_options": {"is_disabled": True}},
        }


def results(answers: Answers, answer: NoticeAnswer, number: str) -> list[dict[str, Any]]:
    """Results to ``answer``, best first; what can be asked when the question says nothing.

    ``number`` names the notice, for those who read an answer without having asked.
    """
    articles = _answers(answers, answer) or _suggestions(answers)
    found = [article.result(number) for article in articles]
    return list({result["id"]: result for result in found}.values())[:MOST]


def _answers(answers: Answers, answer: NoticeAnswer) -> list[Article]:
    if answer.status == "not_in_notice":
        return [Article(say("inline.not_in_notice"), answer.text, answer.markdown)]
    cited = [_cited(answers, citation) for citation in answer.answers]
    if answer.status == "ambiguous":
        return [Article(say("inline.several", count=len(cited)), answer.text, answer.markdown), *cited]
    # The first is put into the chat with all that is said about it.
    return [article._replace(text=answer.markdown) for article in cited[:1]] + cited[1:]


def _cited(answers: Answers, citation: Citation) -> Article:
    quote = words("inline.cited", clause=citation.clause, quote=citation.quote)
    name = next((d.name for d in answers.directions if d.direction == citation.direction), None)
    if name is None:
        return Article(citation.clause, citation.quote, quote)
    title = say("inline.direction", name=name)
    if citation.item is None:
        return Article(title, citation.quote, quote)
    description = say("inline.work", item=citation.item, quote=citation.quote)
    belongs = words("inline.in_direction", item=citation.item, name=name)
    return Article(title, description, Markdown(f"{belongs}\n\n{quote}"))


def _suggestions(answers: Answers) -> Sequence[Article]:
    """Some questions with their answers, and every direction."""
    examples = [answers.ask(question) for question in answers.examples]
    asked = [
        Article(say("inline.example", question=example.question), example.text, example.markdown)
        for example in examples
        if example.answers
    ]
    directions = [
        Article(
            say("inline.direction", name=direction.name),
            "、".join(direction.items),
            words(
                "browse.one_direction",
                name=direction.name,
                work="、".join(direction.items),
                clause=direction.clause,
            ),
        )
        for direction in answers.directions
    ]
    return [*asked, *directions]

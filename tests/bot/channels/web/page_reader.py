"""A page of HTML as a person without scripts has it: its words, its links and its forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
BLOCKS = frozenset(
    {"p", "li", "h1", "h2", "h3", "tr", "td", "th", "div", "section", "label", "summary", "form", "ul"}
)


class PageButton(NamedTuple):
    """A button of a form; ``name`` is empty where it sends nothing of itself."""

    label: str
    name: str
    value: str


@dataclass
class PageForm:
    """A form: what it sends if nothing is filled in."""

    action: str
    method: str
    enctype: str = ""
    id: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    buttons: list[PageButton] = field(default_factory=list)
    is_open: bool = False
    """Whether anything can be said in it."""


class PageReader(HTMLParser):
    """Reads a page; raises AssertionError where it is not well formed."""

    def __init__(self, text: str, forms: list[PageForm] | None = None) -> None:
        """``forms``: those of the whole page, where ``text`` is a part of it."""
        super().__init__()
        self.title = ""
        self.links: list[str] = []
        self.images: list[tuple[str, str]] = []
        self.forms: list[PageForm] = list(forms or ())
        self.pressable: list[tuple[PageForm, PageButton]] = []
        self.scripts: list[dict[str, str]] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self._words: list[str] = []
        self._open: list[str] = []
        self._form: PageForm | None = None
        self._button: tuple[str, str, str] | None = None
        self._area: tuple[PageForm, str] | None = None
        self._label = ""
        self._pressed: list[tuple[str, PageForm | None, PageButton]] = []
        self.feed(text)
        self.close()
        for of, within, button in self._pressed:
            form = next((form for form in self.forms if form.id and form.id == of), within)
            if form is not None:
                form.buttons.append(button)
                self.pressable.append((form, button))
        assert self._open == [], self._open

    @property
    def words(self) -> str:
        """What can be read on it, a block a line."""
        lines = "".join(self._words).split("\n")
        return "\n".join(line.strip() for line in lines if line.strip())

    def form_with(self, label: str) -> tuple[PageForm, PageButton]:
        """The form with a button of this label, and that button."""
        for form in self.forms:
            for button in form.buttons:
                if button.label == label:
                    return form, button
        found = [button.label for form in self.forms for button in form.buttons]
        raise AssertionError(f"no button {label!r} among {found}")

    def form_for(self, name: str) -> PageForm:
        """The form with a field of this name."""
        return next(form for form in self.forms if name in form.fields)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes |= set(given)
        if tag not in VOID:
            self._open.append(tag)
        if tag in BLOCKS:
            self._words.append("\n")
        match tag:
            case "a":
                self.links.append(given.get("href", ""))
            case "img":
                self.images.append((given.get("src", ""), given.get("alt", "")))
            case "script":
                self.scripts.append(given)
            case "form":
                self._form = PageForm(
                    given.get("action", ""),
                    given.get("method", "get"),
                    given.get("enctype", ""),
                    given.get("id", ""),
                )
                self.forms.append(self._form)
            case "input" | "textarea" | "select":
                self._field(given, tag)
            case "button":
                self._button = given.get("name", ""), given.get("value", ""), given.get("form", "")
                self._label = ""

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def _field(self, given: dict[str, str], tag: str) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        form = next((form for form in self.forms if form.id and form.id == given.get("form")), self._form)
        is_chosen = kind not in {"checkbox", "radio"} or "checked" in given
        if form is not None and name and is_chosen:
            form.fields[name] = given.get("value", "")
        if tag == "textarea" and form is not None:
            self._area = form, name
            form.is_open = True

    def handle_endtag(self, tag: str) -> None:
        assert self._open, f"</{tag}> without a beginning"
        last = self._open.pop()
        assert last == tag, f"</{tag}> ends <{last}>"
        if tag in BLOCKS:
            self._words.append("\n")
        if tag == "form":
            self._form = None
        if tag == "textarea":
            self._area = None
        if tag == "button" and self._button is not None:
            name, value, of = self._button
            self._pressed.append((of, self._form, PageButton(self._label.strip(), name, value)))
            self._button = None

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] == "title":
            self.title += data
        if self._area is not None:
            form, name = self._area
            form.fields[name] = data.removeprefix("\n")
            return
        if self._button is not None:
            self._label += data
        if not {"title", "style", "script"} & set(self._open):
            self._words.append(data.replace("\n", " "))

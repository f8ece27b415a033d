"""Questions to glossaries and their answers, as `lookup` and `shell` print them."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cli.glossary import showing
from cli.glossary.sources import Gathered, gather
from cli.render import put, say
from cli.tables import put_tables
from cli.tm.printing import put_json
from cli.tm.showing import Piece, Side, on_terminal, put_block, put_row

if TYPE_CHECKING:
    from glossaries.lookup import Example, Finder, Found
    from glossaries.term import Concept, Term
    from tmx.memory import Memory

# How many sentences are shown where nobody says.
_EXAMPLES = 3
# Ways of finding that find other terms than the one that was asked for.
_NOT_IT = ("near", "part")


@dataclass(slots=True)
class Question:
    """What is asked for beside the term.

    Attributes:
        source: canonical tag; "" for any language.
        target: likewise.
        limit: most concepts to show.
        examples: sentences to show; None for as many as usual.
    """

    source: str = ""
    target: str = ""
    limit: int = 10
    examples: int | None = None


@dataclass(slots=True)
class Asker:
    """Glossaries and a memory that answer questions on standard output.

    Attributes:
        gathered: the glossaries.
        finder: over their concepts.
        memory: for examples; None if there is none.
        question: as it is asked now.
        as_json: print JSON.
        quiet: say nothing.
        last: what was found last.
    """

    gathered: Gathered
    finder: Finder
    memory: Memory | None
    question: Question
    as_json: bool = False
    quiet: bool = False
    last: list[Found] = field(default_factory=list, init=False)

    @classmethod
    @contextlib.contextmanager
    def opened(
        cls,
        files: Sequence[str],
        question: Question,
        *,
        core: bool,
        termbase: str | None = None,
        memory: str | None,
        as_json: bool,
        quiet: bool,
        verbose: bool = False,
    ) -> Iterator[Asker]:
        """What answers, as long as the memory is open.

        Raises:
            Failure: a glossary or the memory cannot be read.
            UsageError: there is no glossary.
        """
        from glossaries.lookup import Finder

        gathered = gather(
            files,
            core=core,
            termbase=termbase,
            source=question.source,
            target=question.target,
            quiet=quiet,
            verbose=verbose,
        )
        with contextlib.ExitStack() as stack:
            wanted = question.examples != 0
            opened = stack.enter_context(_memory(memory)) if wanted and _there(memory) else None
            finder = Finder(gathered.concepts)
            yield cls(gathered, finder, opened, question, as_json, quiet)

    def answer(self, text: str, *, several: bool = False) -> None:
        """Print what is found for a text.

        Args:
            text: the question.
            several: whether it is one of several, so that rows name it.
        """
        found = self._found(text)
        examples = self._examples(found)
        if self.as_json:
            put_json({"text": text, "matches": self._objects(found, examples)})
        elif on_terminal():
            self._put_table(text, found, examples, several=several)
        else:
            self._put_rows(text, found, examples, several=several)
        self._say(text, found)
        self.last = found

    def take(self, name: str, number: int, concept: Concept) -> None:
        """Answer with one more concept from now on.

        Args:
            name: of its termbase.
            number: there.
            concept: it has a term.
        """
        from glossaries.lookup import Finder

        self.gathered.take(name, [(number, concept)])
        self.finder = Finder(self.gathered.concepts)

    def _found(self, text: str) -> list[Found]:
        """The surest first; of those that are as sure, the ones of the user's own glossaries.

        What is only like the term, or a part of it, is behind if it is in some other language.
        """
        asked = self.question
        found = self.finder.look_up(
            text, source=asked.source, target=asked.target, limit=asked.limit
        )
        return sorted(found, key=self._order)

    def _order(self, one: Found) -> tuple[int, ...]:
        from glossaries.lookup import HOWS
        from glossaries.lookup.choice import is_aside

        aside = is_aside(one.term.language, self.question.source, self.question.target)
        guessed = one.how in _NOT_IT and aside
        return HOWS.index(one.how), guessed, -one.score, aside, self.gathered.rank(one.concept)

    def _say(self, text: str, found: Sequence[Found]) -> None:
        """That a term is not there, and what is near."""
        if not text.strip():
            say("there is no term to look up", quiet=self.quiet)
        elif not found:
            say(f"nothing found: {showing.visible(text)}", quiet=self.quiet)
        elif found[0].how in _NOT_IT:
            near = dict.fromkeys(one.term.text for one in found)
            told = f"no term '{text}'; near it: {', '.join(list(near)[:_NEAR])}"
            say(showing.visible(told), quiet=self.quiet)

    def _examples(self, found: Sequence[Found]) -> list[Example]:
        """Sentences that have the first term that is found."""
        most = self.question.examples
        if most is None:
            most = _EXAMPLES if self.as_json or on_terminal() else 0
        if self.memory is None or not most or not found:
            return []
        from glossaries.lookup import examples

        term = found[0].term
        return examples(self.memory, term.text, term.language, most)

    def _translations(self, found: Found) -> list[Term]:
        wanted = showing.sides(found.term.language, self.question.source, self.question.target)
        return showing.translations(found.term, found.concept, wanted)

    def _cells(self, one: Found) -> tuple[str, ...]:
        """Term, translations, how, domain, note, place."""
        return (
            showing.found_as(one.term, one.concept),
            showing.listed(self._translations(one)),
            f"{one.how} {one.score}" if one.how in _NOT_IT else one.how,
            one.concept.domain,
            showing.notes(one.term, one.concept),
            self.gathered.told(one.concept),
        )

    def _put_table(
        self, text: str, found: Sequence[Found], examples: Sequence[Example], *, several: bool
    ) -> None:
        if several:
            put(showing.visible(text))
        rows = [self._cells(one) for one in found]
        put_tables([showing.filled(_HEADINGS, rows)])
        for example in examples:
            put_block(_document(example), self._sides(example))
        if several:
            put("")

    def _put_rows(
        self, text: str, found: Sequence[Found], examples: Sequence[Example], *, several: bool
    ) -> None:
        before = [text] if several else []
        for one in found:
            term, translations, how, *rest = self._cells(one)
            put_row([*before, how, term, translations, *rest])
        for example in examples:
            texts = ["".join(piece.text for piece in side.pieces) for side in self._sides(example)]
            put_row([*before, "example", *texts, _document(example)])

    def _sides(self, example: Example) -> list[Side]:
        sides = [Side(example.language, _pieces(example))]
        for language in showing.sides(example.language, self.question.source, self.question.target):
            variant = example.unit.variant(language)
            if variant is not None:
                return [*sides, Side(variant.language, [Piece(variant.text)])]
        return sides

    def _objects(
        self, found: Sequence[Found], examples: Sequence[Example]
    ) -> list[dict[str, object]]:
        objects = [self._object(one) for one in found]
        for place, one in enumerate(objects):
            one["examples"] = [] if place else [self._example(example) for example in examples]
        return objects

    def _object(self, one: Found) -> dict[str, object]:
        from glossaries.exchange.jsonl import record_of

        glossary, line = self.gathered.place(one.concept)
        return {
            "how": one.how,
            "score": one.score,
            "reason": one.reason,
            "term": one.term.text,
            "language": one.term.language,
            "status": one.term.status,
            "span": list(one.span),
            "asked": list(one.asked),
            "instead": one.instead.text if one.instead else None,
            "translations": [showing.term_object(term) for term in self._translations(one)],
            "glossary": glossary or None,
            "line": line or None,
            "concept": record_of(one.concept),
        }

    def _example(self, example: Example) -> dict[str, object]:
        source, *others = self._sides(example)
        return {
            "language": source.tag,
            "text": example.text,
            "spans": [list(span) for span in example.spans],
            "target_language": others[0].tag if others else None,
            "target": others[0].pieces[0].text if others else None,
            "document": _document(example) or None,
            "times": example.times,
        }


_HEADINGS = ("term", "translations", "found", "domain", "note", "from")
# How many terms are named where the one that was asked for is not there.
_NEAR = 3


def _pieces(example: Example) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for start, stop in example.spans:
        pieces += [Piece(example.text[end:start]), Piece(example.text[start:stop], "found")]
        end = stop
    pieces.append(Piece(example.text[end:]))
    return [piece for piece in pieces if piece.text]


def _document(example: Example) -> str:
    from tmx.unit import DOCUMENT, FILE

    return example.unit.prop(DOCUMENT) or example.unit.prop(FILE)


def _memory(path: str | None) -> Memory:
    from tmx.memory import open_memory

    return open_memory(path)


def _there(path: str | None) -> bool:
    """Whether there is a memory; one that the user names is opened and told about if not."""
    from tmx.memory.opening import default_path

    return path is not None or default_path().exists()

"""The words in which tables say how a term may be used, and what form of a name it is."""

from __future__ import annotations

from dataclasses import replace

from glossaries.exchange.categories import form_of, status_of
from glossaries.term import (
    ABBREVIATION,
    ACRONYM,
    ADMITTED,
    DEPRECATED,
    FORBIDDEN,
    FORMS,
    FULL,
    PHRASE_FORM,
    PREFERRED,
    SHORT,
    STATUSES,
    VARIANT,
    Term,
)

_STATUS_WORDS = {
    PREFERRED: "preferred recommended standard approved final main 首选 推荐 规范 优先 标准 正式",
    ADMITTED: "admitted allowed acceptable accepted permitted alternative "
    "允许 可用 许用 容许 可接受",
    DEPRECATED: "deprecated obsolete superseded outdated old former discouraged "
    "不推荐 弃用 已弃用 旧称 过时 停用 废弃 不建议",
    FORBIDDEN: "forbidden prohibited banned disallowed 禁用 禁止 不可用 不得使用",
}
_STATUSES = {word: status for status, words in _STATUS_WORDS.items() for word in words.split()} | {
    "do not use": FORBIDDEN,
    "not allowed": FORBIDDEN,
    "not recommended": DEPRECATED,
}
_FORM_WORDS = {
    FULL: "full 全称",
    ABBREVIATION: "abbreviation abbr 缩写 略语",
    ACRONYM: "acronym 首字母缩略词",
    SHORT: "short 简称",
    VARIANT: "variant 变体 异体",
    PHRASE_FORM: "phrase 短语",
}
_FORMS = {word: form for form, words in _FORM_WORDS.items() for word in words.split()}
_KNOWN_STATUSES, _KNOWN_FORMS = frozenset({"", *STATUSES}), frozenset({"", *FORMS})
_YES = frozenset({"yes", "true", "1", "x", "y", "是", "对", "√", "✓", "wahr", "vrai"})
_NO = frozenset({"no", "false", "0", "n", "否", "-", "falsch", "faux"})


def status_in(word: str) -> str:
    """The status that a table's word names; "" for one that is not known."""
    folded = " ".join(word.split()).casefold()
    return _STATUSES.get(folded) or status_of(word)


def form_in(word: str) -> str:
    """The form that a table's word names; "" for one that is not known."""
    folded = word.strip().casefold()
    return folded if folded in FORMS else _FORMS.get(folded) or form_of(word)


def known_term(term: Term) -> Term:
    """A term whose status and form are known ones; what they say else is kept as properties."""
    if term.status in _KNOWN_STATUSES and term.form in _KNOWN_FORMS:
        return term
    status, form = status_in(term.status), form_in(term.form)
    more = [(name, said) for name, said, understood in (
        ("status", term.status, status), ("form", term.form, form)
    ) if said and not understood]  # fmt: skip
    return replace(term, status=status, form=form, properties=(*term.properties, *more))


def answer(word: str) -> bool | None:
    """Whether a cell says yes or no; None if it says something else."""
    folded = word.strip().casefold()
    return True if folded in _YES else False if folded in _NO else None

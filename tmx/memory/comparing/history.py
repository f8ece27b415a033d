"""Who wrote a translation and when, as far as its unit tells: changeid, changedate and kin."""

from __future__ import annotations

from tmx.unit import TranslationUnit

_WHO = ("changeid", "creationid")
_WHEN = ("changedate", "creationdate")


def written_by(unit: TranslationUnit) -> tuple[str, str]:
    """Who changed a unit last, else who made it, and when; "" for what it does not tell.

    OmegaT tells of the translation, others of the unit: what stands nearer to the text counts.
    """
    target = unit.target_variant
    told = {**dict(unit.attributes), **(dict(target.attributes) if target else {})}
    return _first(told, _WHO), _first(told, _WHEN)


def _first(told: dict[str, str], names: tuple[str, ...]) -> str:
    return next((told[name] for name in names if told.get(name)), "")

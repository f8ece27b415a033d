"""What each CAT tool wants of a TMX file, as a table: no one file serves them all.

The facts come from the tools' sources and manuals. OmegaT 6.1 validates against a schema that
refuses `zh_CN`; Lokalize takes a unit only if the code is literally the project's (`zh_CN`) and
loses text after an inline element; Weblate knows languages by its own codes; Trados (cloud) drops
units over 2,000 characters a side without a word; memoQ's own files are UTF-16LE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tmx.failure import UnknownProfile
from tmx.languages import bcp47_code, gettext_code, regional_code, weblate_code


@dataclass(frozen=True, slots=True)
class Profile:
    """How a TMX file is written for one tool.

    Attributes:
        name: as given on the command line.
        language_code: makes the tool's code of a BCP 47 tag.
        keep_inline: whether inline elements are written; else only the text.
        longest: most characters a side, None for no limit; longer units are left out and counted.
        encoding: the file's: `utf-8`, or `utf-16-le` with a byte order mark.
    """

    name: str
    language_code: Callable[[str], str] = bcp47_code
    keep_inline: bool = True
    longest: int | None = None
    encoding: str = "utf-8"


PROFILES: dict[str, Profile] = {
    profile.name: profile
    for profile in (
        Profile("omegat"),
        Profile("lokalize", language_code=gettext_code, keep_inline=False),
        Profile("trados", language_code=regional_code, longest=2000),
        Profile("memoq", encoding="utf-16-le"),
        Profile("weblate", language_code=weblate_code, keep_inline=False),
    )
}

#: What OmegaT 6.1 and memoQ both take.
DEFAULT = PROFILES["omegat"]


def profile_named(name: str | None) -> Profile:
    """The profile called `name`; the default one for None.

    Raises:
        UnknownProfile: there is none of that name.
    """
    if name is None:
        return DEFAULT
    if name.lower() not in PROFILES:
        raise UnknownProfile(
            f"'{name}' is not a profile", remedy=f"choose one of {', '.join(PROFILES)}"
        )
    return PROFILES[name.lower()]

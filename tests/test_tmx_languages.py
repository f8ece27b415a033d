"""Language codes and names: what is understood, what is refused, what each tool gets."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tmx.failure import UnknownLanguage
from tmx.languages import (
    LANGUAGES,
    canonical,
    gettext_code,
    primary,
    regional_code,
    same_language,
    tidy,
    weblate_code,
)


@pytest.mark.parametrize(
    ("given", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("zh", "zh"),
        ("zh-CN", "zh-CN"),
        ("zh_CN", "zh-CN"),
        ("ZH-CN", "zh-CN"),
        ("zh_CN.UTF-8", "zh-CN"),
        ("zh-Hans", "zh-Hans"),
        ("ZH_hans", "zh-Hans"),
        ("zh-hans-cn", "zh-Hans-CN"),
        ("zh-CHS", "zh-Hans"),
        ("zh-CHT", "zh-Hant"),
        ("cmn", "zh"),
        ("fr-ca", "fr-CA"),
        ("es-419", "es-419"),
        ("en-UK", "en-GB"),
        ("iw", "he"),
        ("sr-Latn-RS", "sr-Latn-RS"),
        ("eng", "en"),
        ("zho", "zh"),
        ("chinese", "zh"),
        ("Chinese", "zh"),
        ("English", "en"),
        ("FRENCH", "fr"),
        ("español", "es"),
        ("русский", "ru"),
        ("العربية", "ar"),
        ("中文", "zh"),
        ("简体中文", "zh-Hans"),
        ("英文", "en"),
        (" en ", "en"),
    ],
)
def test_canonical(given: str, tag: str) -> None:
    assert canonical(given) == tag


@pytest.mark.parametrize("code", [code for code in LANGUAGES if code != "zh-Hans"])
def test_every_name_in_the_table_leads_to_its_code(code: str) -> None:
    assert {canonical(name) for name in (code, *LANGUAGES[code])} == {code}


def test_no_name_stands_for_two_languages() -> None:
    names = [(name.casefold(), code) for code, found in LANGUAGES.items() for name in set(found)]
    assert len({name for name, _ in names}) == len({*names})


@pytest.mark.parametrize("given", ["xx1", "xx", "klingonese", "", "*all*", "zh-", "e", "en US"])
def test_what_is_no_language_is_refused(given: str) -> None:
    with pytest.raises(UnknownLanguage) as caught:
        canonical(given)
    told = f"'{given}' is not a language; give a BCP 47 code such as en, zh-CN or fr-CA"
    assert str(caught.value) == told
    assert isinstance(caught.value, ValueError)


def test_tidy_gives_back_what_is_no_language() -> None:
    assert [tidy(code) for code in ("zh_cn", "xx1", " ? ")] == ["zh-CN", "xx1", "?"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("zh", "zh-CN", True), ("zh_TW", "zh-Hans", True), ("en", "en-GB", True), ("en", "fr", False)],
)
def test_same_language(one: str, other: str, same: bool) -> None:
    assert same_language(one, other) is same


def test_primary() -> None:
    assert [primary(tag) for tag in ("zh-Hans-CN", "EN_us", "xx1")] == ["zh", "en", "xx1"]


@pytest.mark.parametrize(
    ("tag", "gettext", "weblate", "regional"),
    [
        ("zh", "zh_CN", "zh_Hans", "zh-CN"),
        ("zh-Hans", "zh_CN", "zh_Hans", "zh-CN"),
        ("zh-CN", "zh_CN", "zh_Hans", "zh-CN"),
        ("zh-TW", "zh_TW", "zh_Hant", "zh-TW"),
        ("en", "en", "en", "en-US"),
        ("en-GB", "en_GB", "en_GB", "en-GB"),
        ("fr-CA", "fr_CA", "fr_CA", "fr-CA"),
        ("th", "th", "th", "th"),
    ],
)
def test_codes_for_tools(tag: str, gettext: str, weblate: str, regional: str) -> None:
    assert (gettext_code(tag), weblate_code(tag), regional_code(tag)) == (
        gettext,
        weblate,
        regional,
    )


def test_daily_languages_need_no_parser() -> None:
    program = (
        "import sys; from tmx.languages import canonical; "
        "[canonical(code) for code in ('en', 'zh', 'zh_CN', 'zh-Hans', 'chinese', 'fr')]; "
        "sys.exit('langcodes' in sys.modules or 'lxml' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

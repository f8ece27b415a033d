"""Languages told from texts, short and long, in the six official languages and two scripts."""

from __future__ import annotations

import pytest

from aligner.language import shares, which

EN_ZH = ("en", "zh")

# Written for these tests: a heading, a line, a sentence, two sentences.
TEXTS = {
    "en": (
        "Provisional agenda and annotations",
        "Harbour masters are invited to send their reports to the secretariat.",
        "The Committee will have before it the report of the secretariat on coastal protection.",
        "The working group decided to go on with its consideration of the matter at its next "
        "meeting. It asked the secretariat to prepare a revised draft for that purpose.",
    ),
    "fr": (
        "Ordre du jour provisoire et annotations",
        "Les capitaines de port sont invités à envoyer leurs rapports au secrétariat.",
        "Le Comité sera saisi du rapport du secrétariat sur la protection des côtes.",
        "Le groupe de travail a décidé de poursuivre l’examen de la question à sa prochaine "
        "réunion. Il a prié le secrétariat d’établir à cette fin un projet révisé.",
    ),
    "es": (
        "Programa provisional y anotaciones",
        "Se invita a los capitanes de puerto a que envíen sus informes a la secretaría.",
        "El Comité tendrá ante sí el informe de la secretaría sobre la protección de las costas.",
        "El grupo de trabajo decidió seguir examinando la cuestión en su próxima reunión. Pidió "
        "a la secretaría que preparase un proyecto revisado con ese fin.",
    ),
    "ru": (
        "Предварительная повестка дня и аннотации",
        "Капитанам портов предлагается направить свои доклады в секретариат.",
        "Комитету будет представлен доклад секретариата о защите побережья.",
        "Рабочая группа постановила продолжить рассмотрение этого вопроса на своем следующем "
        "совещании. Она просила секретариат подготовить пересмотренный проект.",
    ),
    "ar": (
        "جدول الأعمال المؤقت وشروحه",
        "يُدعى مديرو المرافئ إلى إرسال تقاريرهم إلى الأمانة.",
        "سيعرض على اللجنة تقرير الأمانة عن حماية السواحل.",
        "قرر الفريق العامل مواصلة النظر في هذه المسألة في اجتماعه المقبل. وطلب إلى الأمانة إعداد "
        "مشروع منقح لهذا الغرض.",
    ),
    "zh": (
        "临时议程和说明",
        "请各港口主管向秘书处提交报告。",
        "委员会将收到秘书处关于海岸保护的报告。",
        "工作组决定在下次会议上继续审议这一问题。工作组请秘书处为此编写一份订正草案。",
    ),
    "zh-Hant": (
        "臨時議程和說明各項目",
        "請各港口主管向秘書處提交報告。",
        "委員會將收到秘書處關於海岸保護的報告。",
        "工作組決定在下次會議上繼續審議這一問題。工作組請秘書處為此編寫一份訂正草案。",
    ),
}
CASES = [(tag.split("-")[0], text) for tag, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("tag", "text"), CASES)
def test_a_text_is_in_its_language(tag: str, text: str) -> None:
    assert next(iter(shares([text]))) == tag


@pytest.mark.parametrize("one", ["en", "fr", "es", "ru", "ar"])
def test_each_side_of_a_pair_is_told(one: str) -> None:
    for other in ("zh", "zh-Hant"):
        assert which(TEXTS[one], (one, other)) == 0
        assert which(TEXTS[other], (one, other)) == 1


ENGLISH, CHINESE, FRENCH = list(TEXTS["en"]), list(TEXTS["zh"]), list(TEXTS["fr"])
MIXED = "both languages are in it"
FEW = "too little text to tell its language"
# texts, languages, what is told
DOCUMENTS: list[tuple[list[str], tuple[str, str], int | str]] = [
    (ENGLISH + CHINESE, EN_ZH, MIXED),
    ([text for pair in zip(ENGLISH, FRENCH, strict=True) for text in pair], ("en", "fr"), MIXED),
    (["Opening", "开幕", "Election", "选举", "Agenda of the day", "当天的议程", "Report",
      "通过报告", "Adoption of it", "其他事项"], EN_ZH, MIXED),
    (FRENCH, EN_ZH, "is in neither language, but in 'fr'"),
    (CHINESE, ("en", "fr"), "is in neither language, but in 'zh'"),
    (CHINESE, ("zh-Hans", "zh-Hant"),
     "'zh-Hans' and 'zh-Hant' are one language: only a name can tell them"),
    (["A/91/214", "12", "3.4", "—"], EN_ZH, FEW),
    ([], EN_ZH, FEW),
    (["会议开幕"], EN_ZH, FEW),
    (["会议开幕。选举主席。"], EN_ZH, 1),
    # Names and symbols in Latin letters, and quotations, do not make a Chinese text English.
    ([*CHINESE, "UNODC/CCPCJ/EG.4/2036/1", "Rotterdam",
      "见“Harbour Masters”一文（HAB/EG.4/2036/1）。"], EN_ZH, 1),
    ([*ENGLISH, "港"], EN_ZH, 0),
    (["議程についての説明を行いました。"], EN_ZH, "is in neither language, but in 'ja'"),
    (["12\t一、港口\t2036年"] * 9, EN_ZH, 1),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "languages", "told"), DOCUMENTS)
def test_which_of_two(texts: list[str], languages: tuple[str, str], told: int | str) -> None:
    assert which(texts, languages) == told


def test_all_of_a_long_document_is_looked_at() -> None:
    found = shares(ENGLISH * 200 + CHINESE * 200)
    assert set(found) == {"en", "zh"}
    assert min(found.values()) > 0.3
    assert sum(found.values()) == pytest.approx(1)

"""The bundled rules, language by language, and documents into segments."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.document import Block, Document, Kind, Segment
from aligner.segmentation import Segmenter, segment_document

# A bar marks each boundary; white space around it is what separates the segments.
ENGLISH = [
    "The Group met in Vienna. | It elected its officers.",
    "See para. 14 of the report. | Paras. 15 and 16 apply too.",
    "Under paras. 3 (a) and 4, item No. 5 and Nos. 6 and 7 were closed.",
    "Registration opens at 10 a.m. and closes at 3 p.m. on Monday.",
    "The room opens at 10 a.m. Vienna time.",
    "The meeting rose at 6 p.m. | The Chair thanked the delegations.",
    "It will start at 3 p.m. (Geneva time) in Room IV.",
    "Mr. A. B. Smith and Ms. C. Dupont (Chad) spoke. | Dr. Li replied.",
    "The statement was made by H.E. Mr. Omar Said, Minister for Trade.",
    "Some tools, e.g. surveys, i.e. Questionnaires A and B, were used.",
    "They discussed ships, ports, etc. and closed the item.",
    "They discussed ships, ports, etc. | The item was closed.",
    "See vol. II, chap. III, sect. A, art. 12 and fig. 3.",
    "The document (E/CN.15/2029/4/Add.1) was noted. | E/CN.15/2029/CRP.3 was not.",
    "Documents: E/2029/1/Corr.1 and Rev.2 Annexes follow.",
    "The U.S. Government and the U.K. Mission agreed.",
    "It was produced in the U.S. | However, it was sold elsewhere.",
    "See ibid., para. 4, and Brown, op. cit., p. 9.",
    "See resolution 65/230, para. 4. | The Committee met.",
    "See vol. 2, chap. IV. | The Committee met, see sect. B. | It rose.",
    "They met. | 12. The next item was opened.",
    "78/123. Strengthening of the law of the sea",
    "St. Lucia and Mt. Kenya were named.",
    "1. Opening of the meeting",
    "1. Title of the item. | Its annotation.",
    "(a) Election of officers. | (b) Adoption of the agenda.",
    "IV. Conclusions",
    "2.1. Scope. | The scope is wide.",
    "Costs rose by 3.5 per cent to $1.2 million.",
    "The reply was long ... but it came.",
    "It trailed off... | The Chair waited.",
    "The text [...] Was adopted as it stood.",
    "Details are at www.example.org/a.b?c=d. | The list is not.",
    "He asked, “Is it ready?” | “It is not!” was the reply.",
    "“Why?” he asked.",
    "(It was noted!) | The item was closed.",
    "The text was adopted.3 | The Group then rose.",
    'The Chair said: "It is done." | The Group rose.',
    "It was adopted.[12] | Nobody objected.",
    "It was adopted.² | Nobody objected.",
    "Income fell; costs rose: the Group noted that.",
    "Annex B. The list",
    "They are listed in annex B. | The Group noted them.",
    "Article 5. Right to rest",
    "The work ended. | 12. The Group also met in May.",
    "Work on rivers ended. | II. Implementation of the plan",
    "It opened on 5 Sept. 2029 and ran until Oct. 3.",
    "Resolution 65/230, G.A. Res. 66/1 and U.N. Doc. A/65/1 were cited.",
    "Did it? | Yes! | It did.",
    "Wait . . . what was said?",
    "The case Doe v. Roe was cited.",
    "It employs 40 staff, approx. 12 of them in Acme Inc. Geneva.",
    "Opening of the session",
]
CHINESE = [
    "专家组在维也纳开会。|会议选出主席团成员。",
    "会议开始了吗？|开始了！|大家坐下。",
    "成本上升；|收入下降。",
    "主席说：“会议开始。”|大家坐下。",
    "主席说：“会议开始。|请坐。”|大家坐下。",
    "他问：“为什么？”|没有人回答。",
    "“为什么？”的问题没有答案。",
    "“开始吧！”和“坐下！”是他说的话。",
    "《怎么办？》一书已经出版。|大家都读过。",
    "见附件（甲项；乙项；丙项）。|会议随后结束。",
    "报告载于文件（2029年3月1日；4月2日）。",
    "“甲项；乙项”两项通过。",
    "《甲；乙》已经出版。",
    "议题包括：预防；调查；合作。|会议随后结束。",
    "会议于10:30开始；|11:30结束。",
    "（会议已经结束。）|大家离开。",
    "「会議開始。」|大家坐下。",
    "『好！』|他說。",
    "1. 组织事项",
    "45. 专家组在维也纳开会。|会议结束。",
    "一、会议开幕",
    "(a) 选举主席团成员；|(b) 通过议程。",
    "成本上升3.5%，达到1.2亿元。",
    "会议由A. B. Smith先生主持。",
    "见第5段（E/CN.15/2029/4/Add.1）。|会议结束。",
    "会议于上午10:30开始：先选举，后讨论。",
    "他说……大家都听见了。",
    "他说：“我……”|大家都听见了。",
    "真的？！|是真的。",
    "太好了！！！|大家鼓掌。",
    "决议获得通过。¹²|会议结束。",
    '主席说："会议开始。"|大家坐下。',
    '会议结束。|"现在开始"是他的话。',
    "会议结束。 | 大家离开。",
    "会议结束了吗?|没有!|还没有。",
    "网址是www.example.org/甲.html。|请查阅。",
    "联合国秘书长",
    "会议结束。)|大家离开。",
    "专家组报告No. 5已经分发。",
    "会议结束. | 大家离开.",
]
FRENCH = [
    "Le Groupe s’est réuni. | Il a élu son bureau.",
    "M. Dupont et Mme Li ont parlé. | MM. Roy et Diop ont répondu.",
    "Voir par. 14, art. 5, al. b) et vol. II.",
    "« C’est fait. » | Le Groupe s’est séparé.",
    "« Pourquoi ? » a demandé le Président.",
    "Est-ce prêt ? | Non ! | On attend.",
    "Des outils, p. ex. Excel, c.-à-d. des tableurs ; rien d’autre : c’est tout.",
    "Les coûts, les délais, etc. sont connus. | Le reste suit.",
    "S.E. M. J. P. Martin a ouvert la séance.",
    "1. Ouverture de la réunion",
]
SPANISH = [
    "El Grupo se reunió. | Eligió a su Mesa.",
    "El Sr. García y la Sra. López hablaron. | El Dr. Ruiz respondió.",
    "Véanse el párr. 14, el art. 5, el núm. 3 y las págs. 4 y 5.",
    "¿Está listo? | ¡No! | Se espera.",
    "El acto terminó. | ¿Hubo preguntas?",
    "Los EE. UU. y los EE.UU. de América firmaron; otros, no: así fue.",
    "Se abre a las 10 a. m. y se cierra a las 3 p. m. en punto.",
    "El costo, el plazo, etc. se conocen.",
    "«Está hecho.» | El Grupo levantó la sesión.",
]
RUSSIAN = [
    "Группа собралась в Вене. | Она избрала бюро.",
    "См. п. 14 и ст. 5, с. 7.",
    "Это произошло в 2029 г. в Вене, на ул. Новой, в здании им. Петрова.",
    "Расходы, т.е. затраты, сроки и т.д. известны. | Остальное потом.",
    "Выступил г-н А. Б. Петров. | Ему ответили.",
    "«Готово ли это?» | «Нет!»",
    "Расходы выросли до 3 млн. долл. США; доходы упали: это так.",
    "Это было в 2029 году. | Группа это отметила.",
    "Сумма составила 5 тыс. руб. за год.",
]
ARABIC = [
    "اجتمع الفريق في فيينا. | وانتخب أعضاء المكتب.",
    "هل انتهى الاجتماع؟ | نعم. | انتهى.",
    "قال الرئيس: «انتهى الاجتماع.» | ثم غادر.",
    "ألقى د. سالم كلمة. | ثم رد عليه أ. كريم.",
    "ارتفعت التكاليف؛ وانخفض الدخل: هذا ما لوحظ.",
    "ما أجمل هذا! | شكرا لكم.",
    "1. افتتاح الاجتماع",
    "یہ اجلاس ختم ہوا۔ | سب چلے گئے۔",
]
OTHER = [
    ("de", "Die Gruppe tagte in Wien. | Sie wählte ihr Büro."),
    ("ja", "会議は終わった。|皆が帰った。"),
    ("pt-BR", "Terminou? | Sim. | Terminou."),
    ("x-none", "One. | Two."),
]

CASES = [
    *(("en", case) for case in ENGLISH),
    *(("zh", case) for case in CHINESE),
    *(("fr", case) for case in FRENCH),
    *(("es", case) for case in SPANISH),
    *(("ru", case) for case in RUSSIAN),
    *(("ar", case) for case in ARABIC),
    *OTHER,
]


@pytest.mark.parametrize(("language", "marked"), CASES)
def test_bundled_rules(language: str, marked: str) -> None:
    text = marked.replace(" | ", " ").replace("|", "")
    expected = [piece.strip() for piece in marked.split("|")]
    assert Segmenter.bundled(language).split(text) == expected


@pytest.mark.parametrize("language", ["zh-CN", "zh-Hans", "zh-TW", "ZH", "zh_HK"])
def test_a_region_or_script_does_not_change_the_rules(language: str) -> None:
    assert Segmenter.bundled(language).split("甲；乙。丙。") == ["甲；", "乙。", "丙。"]


@pytest.mark.parametrize("text", ["", " ", "\t \u3000"])
def test_nothing_to_split(text: str) -> None:
    assert Segmenter.bundled("en").split(text) == []


def test_white_space_is_left_out_of_segments_but_not_out_of_spans() -> None:
    text = "  One.  Two. "
    segmenter = Segmenter.bundled("en")
    assert segmenter.split(text) == ["One.", "Two."]
    assert segmenter.spans(text) == [(0, 6), (6, 12), (12, 13)]


@pytest.mark.parametrize("language", ["en", "zh", "fr", "es", "ru", "ar", "ja"])
@given(text=st.text(alphabet='ab甲а م1 .。?？!！;；:…”"“’»«（()）\n[]Mr', max_size=60) | st.text())
def test_spans_cover_the_text(language: str, text: str) -> None:
    segmenter = Segmenter.bundled(language)
    spans = segmenter.spans(text)
    assert "".join(text[start:end] for start, end in spans) == text
    assert all(start < end for start, end in spans)
    assert segmenter.split(text) == [
        text[start:end].strip() for start, end in spans if text[start:end].strip()
    ]


def test_no_segment_reaches_over_a_block_and_the_label_goes_to_the_first() -> None:
    document = Document(
        "en",
        (
            Block(Kind.HEADING, "Opening of the meeting", label="I.", level=2, line=1),
            Block(Kind.PARAGRAPH, "The Group met. It rose.", label="1.", line=3),
            Block(Kind.TABLE_CELL, "10 a.m.", line=5),
            Block(Kind.LIST_ITEM, "", label="(a)", level=1, line=6),
            Block(Kind.PARAGRAPH, "  ", line=7),
            Block(Kind.FOOTNOTE, "Ibid., para. 4.", label="3", line=8),
        ),
    )
    assert segment_document(document) == (
        Segment("Opening of the meeting", Kind.HEADING, "I.", 2, 0, 1),
        Segment("The Group met.", Kind.PARAGRAPH, "1.", 0, 1, 3),
        Segment("It rose.", Kind.PARAGRAPH, "", 0, 1, 3),
        Segment("10 a.m.", Kind.TABLE_CELL, "", 0, 2, 5),
        Segment("(a)", Kind.LIST_ITEM, "", 1, 3, 6),
        Segment("Ibid., para. 4.", Kind.FOOTNOTE, "3", 0, 5, 8),
    )


def test_a_document_is_segmented_by_the_rules_of_its_language() -> None:
    blocks = (Block(Kind.PARAGRAPH, "会议结束。大家离开。"),)
    assert [one.text for one in segment_document(Document("zh", blocks))] == [
        "会议结束。",
        "大家离开。",
    ]
    whole = Segmenter(())
    assert [one.text for one in segment_document(Document("zh", blocks), whole)] == [
        "会议结束。大家离开。"
    ]

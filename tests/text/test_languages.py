"""Texts in other languages than English are refused by name; short or odd English ones are not."""

import pytest
from sayings import page, read

from il21kg.errors import InputError


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le gène IL4 est situé sur le chromosome 5 et il code pour une cytokine de la famille.", "French"),
        (
            "El gen IL4 se encuentra en el cromosoma 5 y codifica una citocina para los linfocitos.",
            "Spanish",
        ),
        (
            "O gene IL4 fica no cromossomo 5 e codifica uma citocina que não é pequena.",
            "Portuguese",
        ),
        (
            "Il gene IL4 si trova sul cromosoma 5 e codifica una citochina che è piccola.",
            "Italian",
        ),
        (
            "Het gen IL4 ligt op chromosoom 5 en codeert voor een cytokine die wordt gemaakt.",
            "Dutch",
        ),
        ("Gen IL4 jest położony na chromosomie 5 i koduje cytokinę, która się łączy z receptorem.", "Polish"),
        ("Genen IL4 finns på kromosom 5 och kodar för ett cytokin som är viktigt för celler.", "Swedish"),
        ("Genet IL4 ligger på kromosom 5 og koder for et cytokin, som ikke er vigtigt for celler.", "Danish"),
        ("Gen IL4 se nachází na chromozomu 5 a kóduje cytokin, který je důležitý pro buňky.", "Czech"),
        ("IL4 geni bir sitokin kodlar ve bu protein hücreler için çok önemli olan bir faktördür.", "Turkish"),
        ("Ген IL4 расположен на хромосоме 5 и кодирует цитокин.", "Russian"),
        ("IL4遺伝子はサイトカインをコードする。", "Japanese"),
        ("IL4基因编码一种细胞因子。", "Chinese"),
        ("Das Gen IL4 liegt auf dem Chromosom 5 und kodiert ein Zytokin.", "German"),
    ],
)
def test_another_language_is_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(InputError, match=language):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "IL4 activates B cells.",
        "De novo variants cause Cri du chat syndrome.",
        "Activates B cells in vitro (La Rosa et al., 2001).",
        "IFN-γ, TNF-α, TGF-β, IL-1α, IL-1β, γδ T cells",
        "Named by A. de la Torre and M. van den Berg in Rio de Janeiro, after O. da Silva.",
        "Mutations cause Le syndrome de la peau sans nom.",
    ],
)
def test_english_with_foreign_names_is_read(text: str) -> None:
    assert page(text).language == "en"

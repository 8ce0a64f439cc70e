"""Calculators as the search compares them. The titles in Kyrgyz, Tajik, Uzbek and Romanian wait for native readers."""

from collections.abc import Collection, Iterator

from jardam.law.calculators.registry import CALCULATORS
from jardam.search.rules.documents import Document

CALCULATOR = "CALCULATOR"
_LANGUAGES = ("RU", "KY", "TG", "UZ", "RO", "EN")
_TITLES = {
    "late-pay": (
        "Калькулятор: компенсация за задержку зарплаты", "Эсептегич: айлык кечиккени үчүн компенсация",
        "Ҳисобкунак: ҷуброн барои дер додани маош", "Kalkulyator: kechikkan ish haqi uchun kompensatsiya",
        "Calculator: compensație pentru salariul întârziat", "Calculator: compensation for late pay",
    ),
    "wages": (
        "Калькулятор: сколько должны по зарплате", "Эсептегич: айлык боюнча канча карыз", "Ҳисобкунак: қарзи маош",
        "Kalkulyator: ish haqi qarzi", "Calculator: cât salariu se datorează", "Calculator: wages owed",
    ),
    "deadline": (
        "Калькулятор: когда кончается срок обращения", "Эсептегич: мөөнөт качан бүтөт", "Ҳисобкунак: муҳлат кай тамом мешавад",
        "Kalkulyator: muddat qachon tugaydi", "Calculator: când expiră termenul", "Calculator: when a term ends",
    ),
    "duty": (
        "Калькулятор: госпошлина", "Эсептегич: мамлекеттик алым", "Ҳисобкунак: боҷи давлатӣ",
        "Kalkulyator: davlat boji", "Calculator: taxa de stat", "Calculator: state duty",
    ),
    "stay": (
        "Калькулятор: сколько дней можно быть в России", "Эсептегич: Россияда канча күн болсо болот",
        "Ҳисобкунак: чанд рӯз дар Русия будан мумкин", "Kalkulyator: Rossiyada necha kun boʻlish mumkin",
        "Calculator: câte zile se poate sta în Rusia", "Calculator: days of stay in Russia",
    ),
    "registration": (
        "Калькулятор: срок регистрации по месту пребывания", "Эсептегич: каттоо мөөнөтү", "Ҳисобкунак: муҳлати бақайдгирӣ",
        "Kalkulyator: roʻyxatdan oʻtish muddati", "Calculator: termenul înregistrării", "Calculator: term of registration",
    ),
    "patent": (
        "Калькулятор: платежи за патент", "Эсептегич: патент төлөмдөрү", "Ҳисобкунак: пардохтҳои патент",
        "Kalkulyator: patent toʻlovlari", "Calculator: plățile pentru patentă", "Calculator: patent payments",
    ),
}  # fmt: skip


def calculators(_using: str, ids: Collection[str] | None = None) -> Iterator[Document]:
    """Those that stand in the registry and have titles here. No query."""
    for name in sorted(set(CALCULATORS) & set(_TITLES)):
        if ids is None or name in ids:
            yield Document(CALCULATOR, name, dict(zip(_LANGUAGES, _TITLES[name], strict=True)))

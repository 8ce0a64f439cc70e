"""The few words of ours on a leaflet, in the client's language. No native speaker has read the last four columns yet."""

from collections.abc import Mapping
from dataclasses import dataclass

from jardam.kernel.languages import Language


@dataclass(frozen=True, slots=True)
class LeafletWords:
    to_do: str
    take: str
    careful: str
    law: str
    checked: str  # ends in the day
    no_lawyer: str
    not_checked: str
    no_native: str


WORDS: Mapping[Language, LeafletWords] = {
    Language.RU: LeafletWords(
        "Что делать",
        "Возьмите с собой",
        "Осторожно",
        "На чём это основано",
        "Проверено {day}",
        "Юрист этот текст ещё не проверял.",
        "Часть сведений ещё не сверена с законом: прежде чем действовать, спросите нас.",
        "Перевод не проверен носителем языка.",
    ),
    Language.EN: LeafletWords(
        "What to do",
        "Take along",
        "Be careful",
        "The law behind it",
        "Checked on {day}",
        "No lawyer has checked this text yet.",
        "Part of this has not been checked against the law yet: ask us before you act.",
        "This translation was not reviewed by a native speaker.",
    ),
    Language.KY: LeafletWords(
        "Эмне кылуу керек",
        "Өзүңүз менен алыңыз",
        "Этият болуңуз",
        "Мыйзамдык негизи",
        "Текшерилди: {day}",
        "Бул текстти юрист азырынча текшере элек.",
        "Мунун бир бөлүгү мыйзам боюнча текшериле элек: аракет кылардан мурун бизден сураңыз.",
        "Бул котормону эне тилинде сүйлөгөн адам текшере элек.",
    ),
    Language.TG: LeafletWords(
        "Чӣ бояд кард",
        "Бо худ гиред",
        "Эҳтиёт шавед",
        "Асоси қонунӣ",
        "Санҷида шуд: {day}",
        "Ин матнро ҳуқуқшинос ҳанӯз насанҷидааст.",
        "Қисме аз ин ҳанӯз аз рӯи қонун санҷида нашудааст: пеш аз амал аз мо пурсед.",
        "Ин тарҷумаро гӯяндаи забони модарӣ насанҷидааст.",
    ),
    Language.UZ: LeafletWords(
        "Nima qilish kerak",
        "Oʻzingiz bilan oling",
        "Ehtiyot boʻling",
        "Qonuniy asosi",
        "Tekshirildi: {day}",
        "Bu matnni huquqshunos hali tekshirmagan.",
        "Buning bir qismi hali qonun boʻyicha tekshirilmagan: harakat qilishdan oldin bizdan soʻrang.",
        "Bu tarjimani ona tilida soʻzlashuvchi tekshirmagan.",
    ),
    Language.RO: LeafletWords(
        "Ce să faceți",
        "Luați cu dumneavoastră",
        "Atenție",
        "Temeiul legal",
        "Verificat la {day}",
        "Niciun jurist nu a verificat încă acest text.",
        "O parte din acestea nu a fost încă verificată după lege: întrebați-ne înainte de a acționa.",
        "Această traducere nu a fost verificată de un vorbitor nativ.",
    ),
}

"""Words that registers use for our codes, as far as everybody means the same by them. Pure.

What a centre means by its own words it says once, on the page; that is kept with the mapping and comes first.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from jardam.kernel.regions import ORIGIN, RUSSIA
from jardam.registers.rules.fields import Field

_SPLIT = re.compile(r"[;,/|\n+]")
_YES_NO = {
    "YES": "да|yes|ооба|есть|было|y|+|1",
    "NO": "нет|no|жок|не было|отсутствует|n|-|–|—|0",
    "NOT_ASKED": "не спрашивали|не спрошено|not asked|суралган жок|н/д|n/a|неизвестно|?",
}
_WORDS: Mapping[Field, Mapping[str, str]] = {
    Field.LANGUAGE: {
        "RU": "русский|рус|russian|ru|орусча|орус|русс|rus",
        "KY": "кыргызский|киргизский|кырг|кирг|кыргызча|kyrgyz|ky|kg|кыр",
        "TG": "таджикский|тадж|тоҷикӣ|точики|tajik|tg|tj|таджикча",
        "UZ": "узбекский|узб|oʻzbekcha|ozbekcha|uzbek|uz|өзбекче",
        "RO": "румынский|молдавский|рум|молд|română|romanian|moldovan|ro|md",
        "EN": "английский|англ|english|en",
        "XX": "неизвестен|неизвестно|не определен|другой|unknown|other|белгисиз",
    },
    Field.CHANNEL: {
        "PHONE": "телефон|звонок|горячая линия|тел|по телефону|phone|call|hotline|телефон аркылуу|чалуу",
        "VISIT": "визит|очно|личный прием|личный приём|приход|офис|visit|in person|walk-in|келди",
        "OUTREACH": "выезд|аутрич|рейд|общежитие|outreach|чыгуу",
        "MESSAGE": "сообщение|мессенджер|whatsapp|ватсап|telegram|телеграм|email|e-mail|почта|чат|message|билдирүү",
    },
    Field.CLIENT: {
        "WORKER": "работник|мигрант|трудовой мигрант|сам|сама|лично|worker|migrant|self|мигранттын өзү",
        "INTERNAL": "внутренний мигрант|из другого региона|из другого региона россии|internal migrant|ички мигрант",
        "RELATIVE": "родственник|родственница|жена|муж|мать|брат|сестра|relative|wife|тууган",
        "EMPLOYER": "работодатель|employer|иш берүүчү",
        "AUTHORITY": "госорган|полиция|мвд|орган власти|authority|police|мамлекеттик орган",
        "EXPERT": "эксперт|юрист|нко|партнер|партнёр|expert|ngo",
    },
    Field.TOPIC: {
        "A_REGISTRATION": "регистрация|миграционный учет|миграционный учёт|миграционная регистрация|registration",
        "A_WORK_PERMIT": "разрешение на работу|work permit",
        "A_PATENT": "патент|патенты|patent",
        "A_TEMPORARY_RESIDENCE": "рвп|временное проживание|разрешение на временное проживание",
        "A_RESIDENCE": "внж|вид на жительство|residence permit",
        "A_CITIZENSHIP": "гражданство|гражданство рф|citizenship",
        "B_CONTRACT": "трудовой договор|договор|contract",
        "B_UNPAID_WAGES": "зарплата|невыплата зарплаты|невыплата|долг по зарплате|айлык|unpaid wages|wages",
        "B_SAFETY": "охрана труда|травма на работе|безопасность|safety",
        "B_RIGHTS_VIOLATED": "нарушение трудовых прав|трудовые права|rights violated",
        "B_FINDING_WORK": "поиск работы|трудоустройство|вакансии|job search|жумуш издөө",
        "C_CARE_AND_INSURANCE": "медицина|медицинская помощь|дмс|омс|полис|health|medical care",
        "C_INFECTIONS": "вич|туберкулез|туберкулёз|гепатит|hiv|tb",
        "C_REPRODUCTIVE": "беременность|роды|pregnancy",
        "C_RETURN_OF_DECEASED": "возвращение умершего|груз 200|репатриация тела|return of the deceased",
        "D_SOCIAL_SERVICES": "социальная помощь|пособие|social services",
        "D_EDUCATION": "школа|детский сад|образование|education|school",
        "D_HOUSING": "жилье|жильё|приют|housing|shelter|турак жай",
        "D_MONEY": "банк|переводы|денежные переводы|bank|remittances",
        "D_CULTURE_AND_LANGUAGE": "курсы русского языка|русский язык|language course",
    },
    Field.SEX: {
        "F": "ж|жен|женский|женщина|f|female|woman|аял",
        "M": "м|муж|мужской|мужчина|m|male|man|эркек",
    },
    Field.OUTCOME: {
        "ANSWERED": "консультация|ответ дан|консультация дана|решено|да|answered|advised|solved|жооп берилди",
        "CALLBACK": "перезвонить|нужно перезвонить|call back|callback",
        "APPOINTMENT": "запись на прием|запись на приём|записан на прием|appointment",
        "REFERRED": "перенаправлен|перенаправление|направлен партнеру|referred",
        "CASE": "заведено дело|открыто дело|case|case opened",
        "UNABLE": "не смогли помочь|помочь не удалось|отказ|could not help",
        "SILENT": "тишина|молчание|молчал|silent|silence",
        "DROPPED": "обрыв|связь прервалась|сорвалось|dropped",
        "WRONG_NUMBER": "ошиблись номером|не туда|wrong number",
        "ABUSIVE": "оскорбления|хулиганство|abuse|abusive",
        "THANKS": "благодарность|спасибо|thanks",
        "TEST": "тест|проверка связи|test",
    },
    Field.VIOLENCE: _YES_NO,
    Field.DISCRIMINATION: _YES_NO,
}


def word_key(text: str) -> str:
    """How a word is compared: without case, outer signs and doubled spaces. Example: ' Зарплата. ' -> 'зарплата'."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split()).strip(" .:!«»\"'")


def _spelled() -> dict[Field, dict[str, str]]:
    read = {
        field: {word_key(word): code for code, line in codes.items() for word in line.split("|")}
        for field, codes in _WORDS.items()
    }
    regions = {**RUSSIA, **ORIGIN}
    names = {word_key(name): code for code, both in regions.items() for name in (*both, code)}
    short = {re.sub(r"\b(область|край|республика)\b", "", name).strip(): code for name, code in names.items()}
    read[Field.REGION] = {**short, **names, "мск": "RU-MOW", "спб": "RU-SPE", "питер": "RU-SPE"}
    return read


_KNOWN = _spelled()


def known_code(field: Field, word: str) -> str | None:
    """The code everybody means by ``word`` in this field; None when nobody can know."""
    key = word_key(word)
    found = _KNOWN[field].get(key)
    if found is None and key.upper() in _KNOWN[field].values():
        return key.upper()
    return found


def parts_of(field: Field, text: str, said: Mapping[str, str]) -> Sequence[str]:
    """The words of one cell: a topic cell may list several, unless the whole is a word itself."""
    if field is not Field.TOPIC or word_key(text) in said or known_code(field, text):
        return [text]
    return [part.strip() for part in _SPLIT.split(text) if part.strip()] or [text]

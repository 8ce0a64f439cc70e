"""Who works in the demo network. Everybody is invented, everybody has the same password, and it is no secret.

Each centre has somebody for every language that its callers speak; a test holds it against `shares.LANGUAGES`.
"""

from dataclasses import dataclass

from jardam.accounts.rules.shown_names import StaffNameParts
from jardam.centres.rules.roles import Role
from jardam.kernel.languages import Language

DEMO_PASSWORD = "jardam-demo-2026"  # noqa: S105 - printed by bin/up; accounts with it exist in demo centres only
"""The password of every demo account. `jardam demo` refuses to make one where real people work."""


NO_LANGUAGE = "-"
"""Nobody has set the languages of this colleague yet; the rota says so, and counts them for none."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """One invented account. ``centre`` is a centre's code, empty for those who work for the whole network."""

    username: str
    role: Role
    centre: str
    languages: tuple[Language, ...]
    name: StaffNameParts


def _staff(centre: str, *lines: str) -> list[Colleague]:
    """Read lines like 'erkin OPERATOR KY,RU Эркин Сыдыков'."""
    return [_colleague(centre, *line.split(maxsplit=4)) for line in lines]


def _colleague(centre: str, username: str, role: str, spoken: str, given: str, family: str) -> Colleague:
    languages = tuple(Language(code) for code in spoken.split(",") if code != NO_LANGUAGE)
    return Colleague(username, Role(role), centre, languages, StaffNameParts(given, family))


STAFF: tuple[Colleague, ...] = (
    *_staff(
        "moscow",
        "farida CENTRE_HEAD RU,TG Фарида Содиқова",
        "erkin OPERATOR KY,RU Эркин Сыдыков",
        "aigul OPERATOR KY,RU Айгүл Маматова",
        "zulfiya OPERATOR UZ,RU Зульфия Юсупова",
        "sherzod OPERATOR UZ,TG,RU Шерзод Рахматов",
        "daler OPERATOR TG,RU Далер Мирзоев",
        "manizha OPERATOR TG,RU Манижа Холова",
        "ion OPERATOR RO,RU Ion Moraru",
        "olga OPERATOR RU Ольга Белова",
        "begimai OPERATOR KY,RU Бегимай Осмонова",
        "shahlo OPERATOR UZ,RU Шаҳло Эргашева",
        "mehrangez OPERATOR TG,RU Меҳрангез Раҳмонова",
        "cristina OPERATOR RO,RU Cristina Ceban",
        "andrei OPERATOR RO,RU Andrei Munteanu",
        "lilia OPERATOR RO,RU Lilia Rotaru",
        "roman OPERATOR - Роман Титов",
        "amina CASEWORKER RU,UZ Амина Каримова",
        "nurlan CASEWORKER KY,RU Нурлан Абдыкадыров",
        "parvina CASEWORKER TG,RU Парвина Шарифова",
        "sergei LAWYER RU Сергей Зимин",
        "bayani RECEPTION RU,TG Баяни Рахимов",
        "marina RECEPTION RU,RO Марина Русу",
        "timur OUTREACH RU,UZ,KY Тимур Алимов",
        "gulchehra OUTREACH TG,UZ,RU Гулчеҳра Назарова",
        "saule DATA_PROTECTION_OFFICER RU,EN Сауле Ахметова",
        "viktoria ANALYST RU,EN Виктория Лебедева",
    ),
    *_staff(
        "yekaterinburg",
        "galina CENTRE_HEAD RU Галина Уварова",
        "firuz OPERATOR TG,RU Фируз Давлатов",
        "nargiza OPERATOR UZ,RU Наргиза Собирова",
        "kanat OPERATOR KY,RU Канат Жумалиев",
        "irina-e OPERATOR RU,RO Ирина Чебан",
        "rustam CASEWORKER TG,UZ,RU Рустам Саидов",
        "jyldyz CASEWORKER KY,RU Жылдыз Осмонова",
        "anton RECEPTION RU Антон Ерёмин",
    ),
    *_staff(
        "orenburg",
        "raisa CENTRE_HEAD RU Раиса Кузьмина",
        "otabek OPERATOR UZ,RU Отабек Каримов",
        "sitora OPERATOR TG,RU Ситора Раҳимова",
        "bermet OPERATOR KY,RU Бермет Асанова",
        "vasile OPERATOR RO,RU Vasile Rusu",
        "azat CASEWORKER RU,UZ Азат Галиев",
    ),
    *_staff(
        "krasnodar",
        "tamara CENTRE_HEAD RU Тамара Гончарова",
        "jasur OPERATOR UZ,RU Жасур Турсунов",
        "mehri OPERATOR TG,RU Меҳри Ҳакимова",
        "altynai OPERATOR KY,RU Алтынай Бекова",
        "doina OPERATOR RO,RU Doina Munteanu",
        "chen CASEWORKER RU Виктор Чен",
        "nodira CASEWORKER UZ,TG,RU Нодира Алиева",
        "ivan RECEPTION RU Иван Шестаков",
    ),
    *_staff(
        "novosibirsk",
        "lidia CENTRE_HEAD RU Лидия Соболева",
        "bobur OPERATOR UZ,RU Бобур Усмонов",
        "tahmina OPERATOR TG,RU Тахмина Юсуфова",
        "ulan OPERATOR KY,RU Улан Токтосунов",
        "ana OPERATOR RO,RU Ana Ciobanu",
        "pavel CASEWORKER RU Павел Климов",
        "dilbar CASEWORKER UZ,TG,RU Дилбар Ҳамидова",
    ),
    *_staff(
        "bishkek",
        "gulmira CENTRE_HEAD KY,RU Гүлмира Жапарова",
        "azamat OPERATOR KY,RU Азамат Бекташов",
        "nazira OPERATOR KY,UZ,RU Назира Калыкова",
        "svetlana OPERATOR RU Светлана Попова",
        "talant CASEWORKER KY,RU Талант Исмаилов",
        "meerim RECEPTION KY,RU Мээрим Сатарова",
    ),
    *_staff(
        "dushanbe",
        "shahnoza CENTRE_HEAD TG,RU Шаҳноза Умарова",
        "farrukh OPERATOR TG,RU Фаррух Назаров",
        "zarina OPERATOR TG,UZ,RU Зарина Салимова",
        "komron OPERATOR TG,RU Комрон Азизов",
        "munira CASEWORKER TG,RU Мунира Сафарова",
        "behruz RECEPTION TG,RU Беҳрӯз Олимов",
    ),
    *_staff(
        "tashkent",
        "gulnora CENTRE_HEAD UZ,RU Gulnora Rasulova",
        "bekzod OPERATOR UZ,RU Bekzod Mirzayev",
        "nilufar OPERATOR UZ,TG,RU Nilufar Sodiqova",
        "sardor OPERATOR UZ,RU Sardor Qosimov",
        "malika CASEWORKER UZ,RU Malika Joʻrayeva",
        "dilshod RECEPTION UZ,RU Dilshod Hakimov",
    ),
    *_staff(
        "chisinau",
        "elena CENTRE_HEAD RO,RU Elena Botnaru",
        "mihai OPERATOR RO,RU Mihai Cojocaru",
        "natalia OPERATOR RO,RU Natalia Lungu",
        "victor CASEWORKER RO,RU Victor Țurcanu",
    ),
    *_staff(
        "",
        "dalia NETWORK_COORDINATOR RU,EN Далия Назарова",
        "maxim SYSTEM_ADMINISTRATOR RU,EN Максим Корнев",
    ),
)

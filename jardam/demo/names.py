"""Invented people. The names are common ones, put together by chance; nobody real is meant.

Each language has its own ways: the Kyrgyz 'уулу' and 'кызы', the Tajik '-зода' and '-иён', the Uzbek
'oʻgʻli' and 'qizi', the Moldovan family name that is the same for both sexes. Libraries of invented
names know neither Kyrgyz nor Tajik.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jardam.demo.dice import Dice
from jardam.kernel.languages import Language

MALE, FEMALE = "M", "F"


@dataclass(frozen=True, slots=True)
class Names:
    """Given names by sex, and the roots that family names grow from: men's names, in RO and RU whole family names."""

    male: tuple[str, ...]
    female: tuple[str, ...]
    roots: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonName:
    given: str
    family: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}"


def person_name(language: Language, sex: str, dice: Dice) -> PersonName:
    """A name as people who speak ``language`` bear it. Somebody who speaks Russian may come from any of the countries."""
    if language is Language.RU and dice.chance(0.7):
        language = dice.one((Language.KY, Language.TG, Language.UZ))
    names = NAMES.get(language, NAMES[Language.RU])
    given = dice.one(names.female if sex == FEMALE else names.male)
    return PersonName(given, _family(language, dice.one(names.roots), sex, dice))


def _family(language: Language, root: str, sex: str, dice: Dice) -> str:
    form = dice.one(_FORMS[language][sex])
    return form.format(root=root, soviet=_soviet(root, sex) if "{soviet}" in form else "")


def _soviet(root: str, sex: str) -> str:
    """The surname that papers carry since Soviet times. Example: 'Ниязалы' of a woman is 'Ниязалиева'."""
    stem, ending = next(
        (root[: len(root) - cut], after) for last, cut, after in _ENDINGS if root.endswith(last)
    )
    return stem + ending + (("a" if root.isascii() or "ʻ" in root else "а") if sex == FEMALE else "")


_ENDINGS: tuple[tuple[str | tuple[str, ...], int, str], ...] = (
    (("ы", "ӣ"), 1, "иев"),
    (("а", "о", "у", "е", "и"), 0, "ев"),
    ("й", 1, "ев"),
    (tuple("бвгджзклмнпрстфхцчшңғқҳҷ"), 0, "ов"),
    (("a", "e", "i", "o", "u"), 0, "yev"),
    ("y", 0, "ev"),
    ("", 0, "ov"),
)
"""How a man's name ends, how many letters fall off, and what is put on. The first that fits counts."""

_FORMS: Mapping[Language, Mapping[str, tuple[str, ...]]] = {
    Language.KY: {
        MALE: ("{soviet}", "{soviet}", "{root} уулу"),
        FEMALE: ("{soviet}", "{soviet}", "{root} кызы"),
    },
    Language.TG: {
        MALE: ("{soviet}", "{root}зода", "{root}иён"),
        FEMALE: ("{soviet}", "{root}зода", "{root}иён"),
    },
    Language.UZ: {
        MALE: ("{soviet}", "{soviet}", "{root} oʻgʻli"),
        FEMALE: ("{soviet}", "{soviet}", "{root} qizi"),
    },
    Language.RO: {MALE: ("{root}",), FEMALE: ("{root}",)},
    Language.RU: {MALE: ("{root}",), FEMALE: ("{root}а",)},
}


def _names(male: str, female: str, roots: str) -> Names:
    return Names(tuple(male.split()), tuple(female.split()), tuple(roots.split()))


NAMES: Mapping[Language, Names] = {
    Language.KY: _names(
        """Азамат Айбек Акылбек Алмаз Алтынбек Асан Асылбек Бакыт Бактыбек Бекзат Бекболот Болот Данияр Дастан
        Досмат Жаныбек Жолдошбек Жумабек Замир Илияз Канат Кубат Кубанычбек Курманбек Кыязбек Максат Марат Медер
        Мирлан Мурат Нурбек Нурдин Нурлан Өмүрбек Рыскул Самат Сыймык Таалайбек Талант Талгат Тилек Турат Улан
        Уланбек Чынгыз Шаршен Эльдар Эмил Эрлан Эрмек Эрнис Эсен""",
        """Аида Айгерим Айгүл Айжан Айнура Айпери Аксана Алтынай Асел Батма Бермет Бурул Бүбүсара Гүлай Гүлзат
        Гүлмира Гүлнур Динара Жаңыл Жылдыз Жибек Замира Зуура Каныкей Кундуз Кызжибек Лира Мээрим Мээримай Миргүл
        Назгүл Назира Нуржан Нурзат Перизат Рахат Роза Сайкал Салтанат Сонун Таттыбүбү Толгонай Турсунай Умут
        Чолпон Шайыр Ширин Элнура Эльмира Ырыс""",
        """Абдыкадыр Абдылда Акмат Алымбек Асанбек Асанкул Байтемир Бакас Бейшен Бекмурат Бекташ Боромбай Досбол
        Жакып Жапар Жекшен Жолдош Жумагул Жусуп Исмаил Калык Касым Кожомкул Кулмат Курман Мамат Мамбет Молдо
        Мураталы Мусакун Ниязалы Нуралы Орозбек Осмон Рысбек Садык Сатар Сатыбалды Сейит Сулайман Сыдык Тагай
        Токтогул Токтосун Төлөбай Турдакун Турдубек Турсун Усубалы Чекир Шамшы Шейшен Ысак Ысман""",
    ),
    Language.TG: _names(
        """Абдуллоҳ Аброр Алишер Амирҷон Анвар Асадулло Аслиддин Баҳодур Баҳром Беҳрӯз Бобоҷон Далер Диловар Дониёр
        Зафар Икром Илҳом Исмоил Карим Комрон Маъруф Манучеҳр Меҳроҷ Муҳаммад Наврӯз Назар Некрӯз Нуриддин Парвиз
        Раҳим Раҷаб Рустам Рӯзӣ Саид Сайфулло Самандар Сироҷиддин Содиқ Субҳон Суҳроб Умед Фаридун Фаррух Файзулло
        Фирдавс Хуршед Ҳасан Ҳикматулло Ҷамшед Шариф Шерзод Шӯҳрат""",
        """Адиба Азиза Анора Баҳор Бунафша Гулбаҳор Гулрухсор Гулнора Гулчеҳра Дилбар Дилноза Дилором Замира Зарина
        Зебо Зебуннисо Зулайхо Зулфия Лола Малика Манижа Маҳбуба Мавҷуда Мастура Меҳрангез Меҳринисо Мижгона Моҳира
        Мунира Нигина Нигора Нозанин Парвина Райҳона Раъно Рухшона Саодат Садбарг Ситора Сабоҳат Тахмина Умеда Фарзона
        Фарангис Фируза Ҳосият Ҷамила Шаҳло Шаҳноза Ширин""",
        """Абдулло Азиз Алӣ Амин Аҳмад Ашӯр Бобо Давлат Зариф Зоир Ибод Иброҳим Исмат Истам Каримҷон Латиф Маҳмад
        Мирзо Муқим Мурод Мусо Назар Насрулло Неъмат Нодир Нур Одина Олим Орифҷон Пирназар Раҳмат Раҳмон Раҷаб
        Рустам Сайф Салим Сафар Саттор Собир Содиқ Сулаймон Тоҳир Убайд Умар Файз Холиқ Ҳабиб Ҳаким Ҳамид Ҷалол
        Ҷӯра Шариф Шоҳ Эргаш Юсуф Ятим""",
    ),
    Language.UZ: _names(
        """Abdulaziz Abror Akmal Alisher Anvar Asror Aziz Azamat Bahodir Bahrom Baxtiyor Bekzod Bobur Botir Davron
        Dilshod Doniyor Elyor Erkin Farhod Farrux Gʻayrat Hamid Ilhom Islom Ibrohim Jahongir Jamshid Jasur Javlon
        Kamol Laziz Mansur Mirzo Murod Muzaffar Nodir Odil Olim Oʻtkir Qobil Ravshan Rustam Sanjar Sardor Shavkat
        Sherzod Temur Ulugʻbek Umid Xurshid Zafar""",
        """Adolat Aziza Barno Charos Dildora Dilbar Dilfuza Dilnoza Durdona Farida Feruza Gavhar Gulbahor Guli Gulnora
        Gulchehra Hilola Husnora Iroda Kamola Komila Laylo Lobar Lola Madina Mahliyo Malika Mavluda Mohira Mohinur
        Muhabbat Muazzam Nafisa Nargiza Nasiba Nigora Nilufar Nodira Oydin Oygul Oyshaxon Ozoda Ruxshona Saida Sevara
        Shahnoza Shoira Umida Yulduz Zebo Zilola Zulfiya""",
        """Abdulla Abdurahmon Ahmad Akbar Alim Alimjon Asqar Ashur Aziz Boltaboy Boymurod Davlat Ergash Eshmat Fayz
        Gʻofur Gʻulom Hakim Hamro Haydar Hoshim Ibrohim Ismoil Jalol Joʻra Karim Komil Latif Mahmud Mamat Mirza
        Mirzayor Moʻmin Murod Nazar Nemat Norboy Normat Nur Olim Ortiq Qodir Qosim Rahim Rahmat Rajab Rasul Rustam
        Sadriddin Salim Sattor Saidmurod Sobir Sodiq Sulton Toʻxta Tohir Toshmat Umar Usmon Xolmat Yoʻldosh Yusuf""",
    ),
    Language.RO: _names(
        """Adrian Alexandru Alexei Anatol Andrei Artur Constantin Corneliu Cristian Dan Daniel Denis Dorin Dumitru
        Eugen Gheorghe Grigore Igor Ilie Ion Iurie Iulian Leonid Liviu Lucian Marcel Marian Marin Mihai Mircea Nicolae
        Octavian Oleg Pavel Petru Radu Roman Ruslan Sandu Serghei Simion Sorin Ștefan Tudor Vadim Valeriu Vasile
        Veaceslav Victor Viorel Vitalie Vlad""",
        """Adela Alexandra Alina Ana Anastasia Aurelia Aurica Carolina Cătălina Claudia Cristina Daniela Diana Doina
        Dumitrița Ecaterina Elena Eugenia Galina Ileana Ina Inga Ioana Irina Iulia Larisa Lidia Lilia Liliana Ludmila
        Maria Mariana Margareta Mihaela Nadejda Natalia Nina Nicoleta Olga Otilia Parascovia Rodica Silvia Stela
        Svetlana Tamara Tatiana Valentina Veronica Victoria Viorica Zinaida""",
        """Albu Andronic Balan Barbu Bejan Bivol Bordei Botnaru Bulat Burlacu Caraman Cazacu Cebanu Cebotari Ceban
        Chirilă Ciobanu Cojocaru Cotorobai Creangă Croitoru Cucu Danu Dodon Donici Fortuna Gavriliță Ghețu Grosu Gurău
        Guțu Iovu Istrati Lungu Lupu Melnic Moldovan Moraru Morari Munteanu Muntean Negru Olaru Pascari Pavlicenco
        Pântea Popa Popescu Postolachi Rotari Rotaru Rusu Sandu Sava Sârbu Spînu Stratan Timofti Tofan Țurcanu Ursu
        Vrabie Zaporojan""",
    ),
    Language.RU: _names(
        """Александр Алексей Анатолий Андрей Антон Борис Вадим Валентин Валерий Василий Виктор Виталий Владимир Георгий
        Григорий Денис Дмитрий Евгений Егор Иван Игорь Илья Кирилл Константин Лев Леонид Максим Михаил Николай Олег
        Павел Пётр Роман Семён Сергей Станислав Степан Тимур Фёдор Юрий Ярослав""",
        """Александра Алёна Алла Анастасия Анна Валентина Валерия Варвара Вера Виктория Галина Дарья Евгения Екатерина
        Елена Елизавета Жанна Зинаида Инна Ирина Карина Кира Кристина Ксения Лариса Лидия Любовь Людмила Маргарита
        Марина Мария Надежда Наталья Нина Оксана Олеся Ольга Полина Светлана София Тамара Татьяна Юлия""",
        """Абрамов Антонов Афанасьев Баранов Белоусов Бобров Богданов Борисов Быков Веденеев Волков Воробьёв
        Герасимов Голубев Горбунов Громов Гусев Давыдов Данилов Дроздов Ерёмин Жуков Журавлёв Зайцев Захаров Зимин
        Зуев Иванов Игнатьев Ильин Казаков Калинин Карпов Климов Комаров Корнев Котов Крылов Кузнецов Лебедев Макаров
        Марков Медведев Миронов Назаров Орлов Осипов Павлов Поляков Попов Пушкарёв Романов Рябинин Савин Семёнов
        Соболев Соколов Степанов Тарасов Тихонов Федотов Филиппов Фомин Харитонов Чернухин Шестаков Юрьев""",
    ),
}
"""By the language of the person. The lists are ours; each name is an ordinary one of its language."""

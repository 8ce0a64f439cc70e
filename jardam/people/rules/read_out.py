"""What is read out before somebody is asked for their consent, in the six languages of the desk.

A consent keeps the version of the words it was asked with: whoever changes a word raises it. No native speaker has read
the Kyrgyz, Tajik, Uzbek and Romanian, no lawyer any of them; the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jardam.kernel.languages import Language
from jardam.people.rules.consent import Purpose

VERSION = 2
CHECKED: frozenset[Language] = frozenset({Language.RU, Language.EN})
"""Languages in which the words were written; the others are translations that nobody has checked."""


@dataclass(frozen=True, slots=True)
class ReadOut:
    """``opening`` first, then the question of the purpose, then what saying no means, and how to take a yes back."""

    opening: str
    questions: Mapping[Purpose, str]
    no_costs_nothing: str
    may_be_taken_back: str
    ends: str

    def words(self, purpose: Purpose) -> tuple[str, ...]:
        return (
            self.opening,
            self.questions[purpose],
            self.no_costs_nothing,
            self.may_be_taken_back,
            self.ends,
        )


WORDS: Mapping[Language, ReadOut] = {
    Language.RU: ReadOut(
        "Мы помогаем вам и тогда, когда вы не согласны. Сейчас мы спросим, можно ли передать то, что вы рассказали, кому-то ещё: кому, что именно и зачем.",
        {
            Purpose.HELP: "Можно ли рассказать о вас другой организации, чтобы она помогла вам?",
            Purpose.AUTHORITY: "Можно ли обратиться по вашему делу в государственный орган или суд и указать там ваши данные?",
            Purpose.EMPLOYER: "Можно ли назвать вас работодателю, когда мы говорим с ним о ваших деньгах или документах?",
            Purpose.FAMILY: "Можно ли говорить о вас с вашими близкими?",
            Purpose.FOLLOW_UP: "Можно ли связаться с вами позже и спросить, чем всё закончилось?",
            Purpose.RESEARCH: "Можно ли показать ваш случай исследователям без имени и без того, по чему вас узнают?",
            Purpose.PUBLIC: "Можно ли рассказать вашу историю публично?",
            Purpose.TOGETHER: "Можно ли, чтобы ваше имя, дни работы и сумма стояли рядом с именами и суммами других работников в одной бумаге? Её прочтут те, кому она отправлена, и эти работники. После отправки ваши данные в ней останутся. Если вы откажетесь, ваше требование пойдёт отдельно, как и прежде.",
        },
        "Вы можете отказаться. Из-за отказа вам не откажут в помощи и не станут помогать хуже.",
        "Вы можете передумать в любой день: скажите нам, и мы больше ничего не передадим. То, что уже передано, мы вернуть не сможем.",
        "Согласие действует до дня, который мы сейчас назовём.",
    ),
    Language.EN: ReadOut(
        "We help you whether you agree or not. We now ask whether we may tell somebody else what you told us: whom, what exactly, and what for.",
        {
            Purpose.HELP: "May we tell another organisation about you, so that it helps you?",
            Purpose.AUTHORITY: "May we turn to an authority or a court about your matter, and name you there?",
            Purpose.EMPLOYER: "May we name you to the employer when we talk with them about your money or your documents?",
            Purpose.FAMILY: "May we talk about you with your family?",
            Purpose.FOLLOW_UP: "May we contact you later, and ask how it ended?",
            Purpose.RESEARCH: "May we show your case to researchers, without your name and without anything you would be known by?",
            Purpose.PUBLIC: "May we tell your story in public?",
            Purpose.TOGETHER: "May your name, your days of work and your sum stand beside those of other workers in one paper? Those to whom it is sent read it, and so do these workers. Once it is sent, what it says of you stays in it. If you say no, your own claim goes on alone, as before.",
        },
        "You may say no. Nobody will refuse to help you, or help you less, because you said no.",
        "You may change your mind on any day: tell us, and we hand on nothing more. What has been handed on already we cannot take back.",
        "Your consent holds until the day that we name now.",
    ),
    Language.KY: ReadOut(
        "Сиз макул болсоңуз да, болбосоңуз да биз сизге жардам беребиз. Азыр сиз айткандарды башка бирөөгө айтууга болобу деп сурайбыз: кимге, эмнени жана эмне үчүн.",
        {
            Purpose.HELP: "Сизге жардам бериши үчүн сиз жөнүндө башка уюмга айтууга болобу?",
            Purpose.AUTHORITY: "Сиздин ишиңиз боюнча мамлекеттик органга же сотко кайрылып, ал жерде сиздин маалыматыңызды көрсөтүүгө болобу?",
            Purpose.EMPLOYER: "Акчаңыз же документтериңиз боюнча сүйлөшкөндө иш берүүчүгө сиздин атыңызды айтууга болобу?",
            Purpose.FAMILY: "Сиз жөнүндө жакындарыңыз менен сүйлөшүүгө болобу?",
            Purpose.FOLLOW_UP: "Кийин сиз менен байланышып, иш эмне менен бүткөнүн суроого болобу?",
            Purpose.RESEARCH: "Атыңызды жана сизди таанытчу нерселерди айтпай, ишиңизди изилдөөчүлөргө көрсөтүүгө болобу?",
            Purpose.PUBLIC: "Сиздин окуяңызды ачык айтып берүүгө болобу?",
            Purpose.TOGETHER: "Сиздин атыңыз, иштеген күндөрүңүз жана сумма башка жумушчулардыкы менен бир кагазда турса болобу? Аны кагаз жөнөтүлгөндөр жана ошол жумушчулар окушат. Жөнөтүлгөндөн кийин сиз жөнүндө жазылганы анда калат. Жок десеңиз, сиздин талабыңыз мурдагыдай эле өзүнчө улантылат.",
        },
        "Сиз жок десеңиз болот. Жок дегениңиз үчүн эч ким жардам берүүдөн баш тартпайт жана начарыраак жардам бербейт.",
        "Каалаган күнү оюңузду өзгөртсөңүз болот: бизге айтыңыз, ошондон кийин эч нерсе бербейбиз. Мурда берилгенди кайтарып ала албайбыз.",
        "Макулдугуңуз азыр биз айта турган күнгө чейин жарактуу.",
    ),
    Language.TG: ReadOut(
        "Мо ба шумо кӯмак мекунем, хоҳ розӣ бошед, хоҳ не. Ҳоло мепурсем, ки оё гуфтаҳои шуморо ба каси дигар расондан мумкин аст: ба кӣ, маҳз чиро ва барои чӣ.",
        {
            Purpose.HELP: "Оё мумкин аст дар бораи шумо ба ташкилоти дигар гӯем, то ба шумо кӯмак кунад?",
            Purpose.AUTHORITY: "Оё мумкин аст бо кори шумо ба мақомоти давлатӣ ё суд муроҷиат кунем ва он ҷо маълумоти шуморо нависем?",
            Purpose.EMPLOYER: "Ҳангоми гуфтугӯ бо корфармо дар бораи пул ё ҳуҷҷатҳои шумо оё мумкин аст номи шуморо гӯем?",
            Purpose.FAMILY: "Оё мумкин аст дар бораи шумо бо наздикони шумо гап занем?",
            Purpose.FOLLOW_UP: "Оё мумкин аст баъдтар бо шумо тамос гирем ва пурсем, ки кор чӣ хел анҷом ёфт?",
            Purpose.RESEARCH: "Оё мумкин аст кори шуморо бе ном ва бе он чизҳое, ки шуморо мешиносонанд, ба муҳаққиқон нишон диҳем?",
            Purpose.PUBLIC: "Оё мумкин аст саргузашти шуморо ошкоро нақл кунем?",
            Purpose.TOGETHER: "Оё мумкин аст, ки ном, рӯзҳои кор ва маблағи шумо дар як коғаз бо номҳо ва маблағҳои коргарони дигар навишта шавад? Онро касоне, ки ба онҳо фиристода мешавад, ва ҳамин коргарон мехонанд. Баъди фиристодан маълумоти шумо дар он мемонад. Агар не гӯед, талаби шумо мисли пештара алоҳида давом мекунад.",
        },
        "Шумо метавонед не гӯед. Барои ин касе аз кӯмак ба шумо даст намекашад ва кӯмакро кам намекунад.",
        "Шумо ҳар рӯз метавонед фикратонро дигар кунед: ба мо гӯед, ва мо дигар чизе намедиҳем. Он чиро, ки аллакай дода шудааст, баргардонда наметавонем.",
        "Розигӣ то рӯзе эътибор дорад, ки ҳозир мегӯем.",
    ),
    Language.UZ: ReadOut(
        "Siz rozi boʻlsangiz ham, boʻlmasangiz ham biz sizga yordam beramiz. Hozir aytganlaringizni boshqa birovga yetkazish mumkinmi, deb soʻraymiz: kimga, aynan nimani va nima uchun.",
        {
            Purpose.HELP: "Sizga yordam berishi uchun siz haqingizda boshqa tashkilotga aytish mumkinmi?",
            Purpose.AUTHORITY: "Ishingiz boʻyicha davlat organiga yoki sudga murojaat qilib, u yerda maʼlumotlaringizni koʻrsatish mumkinmi?",
            Purpose.EMPLOYER: "Pulingiz yoki hujjatlaringiz haqida gaplashganda ish beruvchiga ismingizni aytish mumkinmi?",
            Purpose.FAMILY: "Siz haqingizda yaqinlaringiz bilan gaplashish mumkinmi?",
            Purpose.FOLLOW_UP: "Keyinroq siz bilan bogʻlanib, ish nima bilan tugaganini soʻrash mumkinmi?",
            Purpose.RESEARCH: "Ismingizsiz va sizni tanitadigan narsalarsiz ishingizni tadqiqotchilarga koʻrsatish mumkinmi?",
            Purpose.PUBLIC: "Hikoyangizni ochiq aytib berish mumkinmi?",
            Purpose.TOGETHER: "Ismingiz, ishlagan kunlaringiz va summangiz bitta qogʻozda boshqa ishchilarniki bilan yonma-yon tursa boʻladimi? Uni qogʻoz yuborilganlar va shu ishchilar oʻqiydi. Yuborilgandan keyin siz haqingizdagi maʼlumot unda qoladi. Yoʻq desangiz, talabingiz avvalgidek alohida davom etadi.",
        },
        "Siz yoʻq deyishingiz mumkin. Buning uchun sizga yordam berish rad etilmaydi va yordam kamaymaydi.",
        "Istalgan kuni fikringizdan qaytishingiz mumkin: bizga ayting, shundan keyin hech narsa bermaymiz. Avval berilganini qaytarib ololmaymiz.",
        "Roziligingiz hozir biz aytadigan kungacha amal qiladi.",
    ),
    Language.RO: ReadOut(
        "Vă ajutăm și dacă sunteți de acord, și dacă nu. Acum vă întrebăm dacă putem spune altcuiva ce ne-ați povestit: cui, ce anume și pentru ce.",
        {
            Purpose.HELP: "Putem să vorbim despre dumneavoastră cu altă organizație, ca să vă ajute?",
            Purpose.AUTHORITY: "Putem să ne adresăm unei autorități sau unei instanțe în cazul dumneavoastră și să indicăm acolo datele dumneavoastră?",
            Purpose.EMPLOYER: "Putem să-i spunem angajatorului numele dumneavoastră când vorbim cu el despre banii sau actele dumneavoastră?",
            Purpose.FAMILY: "Putem să vorbim despre dumneavoastră cu cei apropiați?",
            Purpose.FOLLOW_UP: "Putem să vă contactăm mai târziu și să vă întrebăm cum s-a terminat?",
            Purpose.RESEARCH: "Putem să arătăm cazul dumneavoastră cercetătorilor, fără nume și fără nimic după care ați fi recunoscut?",
            Purpose.PUBLIC: "Putem să povestim în public istoria dumneavoastră?",
            Purpose.TOGETHER: "Pot numele, zilele de muncă și suma dumneavoastră să stea alături de ale altor lucrători într-o singură hârtie? O citesc cei cărora le este trimisă și acești lucrători. După trimitere, datele dumneavoastră rămân în ea. Dacă spuneți nu, cererea dumneavoastră merge mai departe singură, ca înainte.",
        },
        "Puteți să spuneți nu. Din cauza aceasta nimeni nu va refuza să vă ajute și nu vă va ajuta mai puțin.",
        "Vă puteți răzgândi în orice zi: spuneți-ne și nu mai transmitem nimic. Ce a fost deja transmis nu mai putem lua înapoi.",
        "Acordul este valabil până în ziua pe care o spunem acum.",
    ),
}

"""What invented people say, one sentence for each topic and language. Nobody said it; each text begins with MARK.

The Kyrgyz, Tajik, Uzbek and Romanian sentences were not reviewed by a native speaker.
"""

from collections.abc import Mapping

from jardam.demo.dice import Dice
from jardam.kernel.languages import Language
from jardam.kernel.topics import Topic

MARK = "[demo]"
"""How every invented text begins, so that it is never taken for a person's words, even in an export."""


def own_words(language: Language, topic: Topic, dice: Dice) -> str:
    """The question as it was put, in the language of the conversation. Russian where that is unknown."""
    sentence = SAID.get(language, SAID[Language.RU])[topic]
    return f"{MARK} {sentence.format(n=dice.number(2, 6))}"


def staff_note(dice: Dice) -> str:
    """What a colleague wrote down; empty more often than not."""
    return f"{MARK} {dice.one(NOTED)}" if dice.chance(0.4) else ""


NOTED = (
    "Объяснили порядок и сроки, назвали документы.",
    "Документы собирает, перезвонит сам.",
    "Договорённость была устная, есть переписка и фотографии с объекта.",
    "Просил не звонить на рабочий номер.",
    "Направили в консульство, дали адрес и часы приёма.",
    "Продиктовали, куда и что написать. Понял, повторил.",
    "Говорит тихо, рядом кто-то был. Лучше перезвонить вечером.",
)

SAID: Mapping[Language, Mapping[Topic, str]] = {
    Language.RU: {
        Topic.A_REGISTRATION: "Хозяйка не ставит на учёт. Срок кончается через {n} дн., что делать?",
        Topic.A_WORK_PERMIT: "Нужно ли мне разрешение на работу или хватит патента?",
        Topic.A_PATENT: "Патент кончается через {n} дн. Сколько платить и где?",
        Topic.A_TEMPORARY_RESIDENCE: "Как подать на разрешение на временное проживание и сколько ждать?",
        Topic.A_RESIDENCE: "Какие бумаги нужны для вида на жительство?",
        Topic.A_CITIZENSHIP: "Жена получила гражданство. Можно мне подать в упрощённом порядке?",
        Topic.B_CONTRACT: "Работаю без договора, начальник говорит, подпишем потом.",
        Topic.B_UNPAID_WAGES: "Не платят зарплату {n} мес. Бригадир трубку не берёт.",
        Topic.B_SAFETY: "Поранил руку на работе, ни каски, ни перчаток не давали.",
        Topic.B_RIGHTS_VIOLATED: "Начальник забрал паспорт и не отдаёт.",
        Topic.B_EMPLOYER_DUTIES: "Должен ли работодатель подать обо мне уведомление?",
        Topic.B_FINDING_WORK: "Ищу работу, кто может помочь?",
        Topic.C_CARE_AND_INSURANCE: "Заболел, полиса нет. В какую больницу можно идти?",
        Topic.C_INFECTIONS: "Надо пройти медосмотр, где это делают и сколько стоит?",
        Topic.C_REPRODUCTIVE: "Я беременна, где встать на учёт?",
        Topic.C_CHILDREN_ELDERLY_DISABLED: "Ребёнок болеет, в поликлинике не приняли.",
        Topic.C_RETURN_OF_DECEASED: "Умер родственник, как отправить тело домой?",
        Topic.D_SOCIAL_SERVICES: "Нет денег вернуться домой, где просить помощи?",
        Topic.D_ORGANISATIONS: "Есть ли в нашем городе организация, которая помогает приезжим?",
        Topic.D_EDUCATION: "Как отдать ребёнка в школу, если нет регистрации?",
        Topic.D_RETRAINING: "Есть ли курсы сварщика?",
        Topic.D_HOUSING: "Выгоняют с квартиры, негде ночевать.",
        Topic.D_MONEY: "Как открыть счёт в банке и отправить деньги домой?",
        Topic.D_CULTURE_AND_LANGUAGE: "Где подготовиться к экзамену по русскому языку?",
    },
    Language.KY: {
        Topic.A_REGISTRATION: "Батирдин ээси каттоого тургузбай жатат. Мөөнөтү {n} күндө бүтөт, эмне кылам?",
        Topic.A_WORK_PERMIT: "Мага иштөөгө уруксат керекпи же патент жетеби?",
        Topic.A_PATENT: "Патентимдин мөөнөтү {n} күндө бүтөт. Канча жана кайда төлөйм?",
        Topic.A_TEMPORARY_RESIDENCE: "Убактылуу жашоого уруксатты кантип алам, канча күтөм?",
        Topic.A_RESIDENCE: "Жашоого уруксат алыш үчүн кайсы кагаздар керек?",
        Topic.A_CITIZENSHIP: "Аялым жарандык алды. Мен да жеңилдетилген тартипте тапшыра аламбы?",
        Topic.B_CONTRACT: "Келишимсиз иштеп жатам, кожоюн кийин түзөбүз деп жатат.",
        Topic.B_UNPAID_WAGES: "{n} айдан бери айлыгымды бербей жатышат. Бригадир телефонун албайт.",
        Topic.B_SAFETY: "Жумушта колумду жараладым, каска да, кол кап да беришкен эмес.",
        Topic.B_RIGHTS_VIOLATED: "Кожоюн паспортумду алып койду, кайтарбай жатат.",
        Topic.B_EMPLOYER_DUTIES: "Иш берүүчү мен жөнүндө билдирүү жөнөтүшү керекпи?",
        Topic.B_FINDING_WORK: "Жумуш издеп жүрөм, ким жардам бере алат?",
        Topic.C_CARE_AND_INSURANCE: "Ооруп калдым, полисим жок. Кайсы ооруканага барсам болот?",
        Topic.C_INFECTIONS: "Медициналык текшерүүдөн өтүшүм керек, кайда өтөм, канча турат?",
        Topic.C_REPRODUCTIVE: "Кош бойлуумун, каттоого кайда турам?",
        Topic.C_CHILDREN_ELDERLY_DISABLED: "Балам ооруп жатат, бейтапканада кабыл алышкан жок.",
        Topic.C_RETURN_OF_DECEASED: "Тууганыбыз каза болду, сөөгүн мекенге кантип жеткиребиз?",
        Topic.D_SOCIAL_SERVICES: "Үйгө кайтканга акчам жок, жардамды кайдан сурайм?",
        Topic.D_ORGANISATIONS: "Биздин шаарда мигранттарга жардам берген уюм барбы?",
        Topic.D_EDUCATION: "Каттоосу жок баламды мектепке кантип берем?",
        Topic.D_RETRAINING: "Ширетүүчүнүн курстары барбы?",
        Topic.D_HOUSING: "Батирден чыгарып жатышат, түнөгөнгө жер керек.",
        Topic.D_MONEY: "Банктан эсепти кантип ачам, үйгө акчаны кантип салам?",
        Topic.D_CULTURE_AND_LANGUAGE: "Орус тилинен экзаменге кайда даярдансам болот?",
    },
    Language.TG: {
        Topic.A_REGISTRATION: "Соҳибхона маро ба қайд намегирад. Мӯҳлат пас аз {n} рӯз тамом мешавад, чӣ кор кунам?",
        Topic.A_WORK_PERMIT: "Ба ман иҷозати кор лозим аст ё патент кифоя аст?",
        Topic.A_PATENT: "Мӯҳлати патентам пас аз {n} рӯз тамом мешавад. Чанд пул ва ба куҷо супорам?",
        Topic.A_TEMPORARY_RESIDENCE: "Иҷозати истиқомати муваққатиро чӣ тавр мегиранд, чанд вақт интизор мешаванд?",
        Topic.A_RESIDENCE: "Барои иҷозати истиқомат кадом ҳуҷҷатҳо лозиманд?",
        Topic.A_CITIZENSHIP: "Занам шаҳрванд шуд. Ман ҳам бо тартиби содда ариза дода метавонам?",
        Topic.B_CONTRACT: "Бе шартнома кор мекунам, сардор мегӯяд, ки баъд имзо мекунем.",
        Topic.B_UNPAID_WAGES: "{n} моҳ боз маош намедиҳанд. Бригадир ба телефон ҷавоб намедиҳад.",
        Topic.B_SAFETY: "Дар ҷои кор дастам осеб дид, на каска доданд, на дастпӯшак.",
        Topic.B_RIGHTS_VIOLATED: "Корфармо шиносномаамро гирифт ва намедиҳад.",
        Topic.B_EMPLOYER_DUTIES: "Оё корфармо бояд дар бораи ман огоҳинома фиристад?",
        Topic.B_FINDING_WORK: "Кор меҷӯям, кӣ кӯмак карда метавонад?",
        Topic.C_CARE_AND_INSURANCE: "Бемор шудам, суғурта надорам. Ба кадом беморхона равам?",
        Topic.C_INFECTIONS: "Бояд аз муоинаи тиббӣ гузарам, дар куҷо ва ба чанд пул?",
        Topic.C_REPRODUCTIVE: "Ман ҳомиладорам, дар куҷо ба қайд истам?",
        Topic.C_CHILDREN_ELDERLY_DISABLED: "Кӯдакам бемор аст, дар дармонгоҳ қабул накарданд.",
        Topic.C_RETURN_OF_DECEASED: "Хешамон фавтид, ҷасадро ба ватан чӣ тавр мерасонем?",
        Topic.D_SOCIAL_SERVICES: "Барои ба хона баргаштан пул надорам, аз куҷо кӯмак пурсам?",
        Topic.D_ORGANISATIONS: "Дар шаҳри мо ташкилоте ҳаст, ки ба муҳоҷирон кӯмак мекунад?",
        Topic.D_EDUCATION: "Фарзанди беқайдамро ба мактаб чӣ тавр диҳам?",
        Topic.D_RETRAINING: "Оё курсҳои кафшергарӣ ҳаст?",
        Topic.D_HOUSING: "Моро аз хона мебароранд, ҷои хоб лозим аст.",
        Topic.D_MONEY: "Дар бонк ҳисобро чӣ тавр мекушоям ва ба хона пул мефиристам?",
        Topic.D_CULTURE_AND_LANGUAGE: "Барои имтиҳони забони русӣ дар куҷо тайёр шавам?",
    },
    Language.UZ: {
        Topic.A_REGISTRATION: "Uy egasi roʻyxatga qoʻymayapti. Muddat {n} kundan keyin tugaydi, nima qilay?",
        Topic.A_WORK_PERMIT: "Menga ishlash uchun ruxsatnoma kerakmi yoki patent yetadimi?",
        Topic.A_PATENT: "Patentimning muddati {n} kundan keyin tugaydi. Qancha va qayerga toʻlayman?",
        Topic.A_TEMPORARY_RESIDENCE: "Vaqtincha yashash uchun ruxsatnomani qanday olaman, qancha kutaman?",
        Topic.A_RESIDENCE: "Yashash guvohnomasi uchun qaysi hujjatlar kerak?",
        Topic.A_CITIZENSHIP: "Xotinim fuqarolik oldi. Men ham soddalashgan tartibda topshira olamanmi?",
        Topic.B_CONTRACT: "Shartnomasiz ishlayapman, xoʻjayin keyin tuzamiz deyapti.",
        Topic.B_UNPAID_WAGES: "{n} oydan beri maosh berishmayapti. Brigadir telefonni koʻtarmaydi.",
        Topic.B_SAFETY: "Ishda qoʻlimni jarohatladim, kaska ham, qoʻlqop ham berishmagan.",
        Topic.B_RIGHTS_VIOLATED: "Xoʻjayin pasportimni olib qoʻydi, qaytarmayapti.",
        Topic.B_EMPLOYER_DUTIES: "Ish beruvchi men haqimda xabarnoma yuborishi kerakmi?",
        Topic.B_FINDING_WORK: "Ish qidiryapman, kim yordam bera oladi?",
        Topic.C_CARE_AND_INSURANCE: "Kasal boʻlib qoldim, polisim yoʻq. Qaysi shifoxonaga borsam boʻladi?",
        Topic.C_INFECTIONS: "Tibbiy koʻrikdan oʻtishim kerak, qayerda va qancha turadi?",
        Topic.C_REPRODUCTIVE: "Homiladorman, qayerda hisobga turaman?",
        Topic.C_CHILDREN_ELDERLY_DISABLED: "Bolam kasal, poliklinikada qabul qilishmadi.",
        Topic.C_RETURN_OF_DECEASED: "Qarindoshimiz vafot etdi, jasadni vatanga qanday olib boramiz?",
        Topic.D_SOCIAL_SERVICES: "Uyga qaytishga pulim yoʻq, yordamni qayerdan soʻrayman?",
        Topic.D_ORGANISATIONS: "Shahrimizda muhojirlarga yordam beradigan tashkilot bormi?",
        Topic.D_EDUCATION: "Roʻyxatda turmagan bolamni maktabga qanday beraman?",
        Topic.D_RETRAINING: "Payvandchilik kurslari bormi?",
        Topic.D_HOUSING: "Uydan chiqarishyapti, tunashga joy kerak.",
        Topic.D_MONEY: "Bankda hisob raqamini qanday ochaman va uyga pul joʻnataman?",
        Topic.D_CULTURE_AND_LANGUAGE: "Rus tili imtihoniga qayerda tayyorlansam boʻladi?",
    },
    Language.RO: {
        Topic.A_REGISTRATION: "Proprietarul nu vrea să mă înregistreze. Termenul expiră peste {n} zile, ce fac?",
        Topic.A_WORK_PERMIT: "Am nevoie de permis de muncă sau ajunge patenta?",
        Topic.A_PATENT: "Patenta îmi expiră peste {n} zile. Cât și unde plătesc?",
        Topic.A_TEMPORARY_RESIDENCE: "Cum obțin permisul de ședere temporară și cât aștept?",
        Topic.A_RESIDENCE: "Ce acte trebuie pentru permisul de ședere?",
        Topic.A_CITIZENSHIP: "Soția a primit cetățenia. Pot depune și eu prin procedura simplificată?",
        Topic.B_CONTRACT: "Lucrez fără contract, șeful spune că îl facem mai târziu.",
        Topic.B_UNPAID_WAGES: "De {n} luni nu ne plătesc salariul. Brigadierul nu răspunde la telefon.",
        Topic.B_SAFETY: "M-am accidentat la mână, nu ne-au dat nici cască, nici mănuși.",
        Topic.B_RIGHTS_VIOLATED: "Angajatorul mi-a luat pașaportul și nu vrea să-l întoarcă.",
        Topic.B_EMPLOYER_DUTIES: "Trebuie angajatorul să trimită o notificare despre mine?",
        Topic.B_FINDING_WORK: "Caut de lucru, cine mă poate ajuta?",
        Topic.C_CARE_AND_INSURANCE: "M-am îmbolnăvit și nu am asigurare. La ce spital pot merge?",
        Topic.C_INFECTIONS: "Trebuie să fac controlul medical, unde și cât costă?",
        Topic.C_REPRODUCTIVE: "Sunt însărcinată, unde mă iau la evidență?",
        Topic.C_CHILDREN_ELDERLY_DISABLED: "Copilul este bolnav, la policlinică nu l-au primit.",
        Topic.C_RETURN_OF_DECEASED: "A decedat o rudă, cum trimitem trupul acasă?",
        Topic.D_SOCIAL_SERVICES: "Nu am bani să mă întorc acasă, unde cer ajutor?",
        Topic.D_ORGANISATIONS: "Este în orașul nostru o organizație care ajută migranții?",
        Topic.D_EDUCATION: "Cum dau la școală copilul fără înregistrare?",
        Topic.D_RETRAINING: "Există cursuri de sudor?",
        Topic.D_HOUSING: "Ne dau afară din apartament, nu avem unde dormi.",
        Topic.D_MONEY: "Cum deschid un cont la bancă și trimit bani acasă?",
        Topic.D_CULTURE_AND_LANGUAGE: "Unde mă pot pregăti pentru examenul de limba rusă?",
    },
}

"""The months of a year as people write them in our six languages."""

MONTH_NAMES = (
    "январь января январ янв yanvar january jan ianuarie",
    "февраль февраля феврал фев fevral february feb februarie",
    "март марта мар mart march mar martie",
    "апрель апреля апрел апр aprel april apr aprilie",
    "май мая may mai",
    "июнь июня июн iyun june jun iunie",
    "июль июля июл iyul july jul iulie",
    "август августа авг avgust august aug",
    "сентябрь сентября сентябр сен сент sentabr sentyabr september sep septembrie",
    "октябрь октября октябр окт oktabr oktyabr october oct octombrie",
    "ноябрь ноября ноябр ноя noyabr november nov noiembrie",
    "декабрь декабря декабр дек dekabr december dec decembrie",
)
MONTH_NUMBERS = {name: number for number, names in enumerate(MONTH_NAMES, start=1) for name in names.split()}
"""From 1; in small letters."""

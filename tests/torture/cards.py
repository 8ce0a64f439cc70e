"""What an editor of answers types: a text, a word on it, and what becomes of a draft."""

CARD_TEXT = {
    "seen": ["0"],
    "base": ["1"],
    "title": ["Айлык бербей жатат"],
    "ask": ["Качан?"],
    "say": ["Кат жазыңыз."],
    "steps": ["Бир", "Эки"],
    "take": ["Паспорт"],
    "warnings": [""],
    "keywords": ["айлык, акча"],
    "note": [""],
    "why": ["түшүнүктүүрөөк"],
}
CARD_SIGN = {"key": ["abc"], "act": ["RIGHT"], "why": ["смысл тот же"]}
CARD_DECIDED = {"seen": ["1"], "act": ["DISCARD"], "remark": [""]}
CARD_HEAD = {
    "seen": ["0"],
    "base": ["1"],
    "topics": ["B_UNPAID_WAGES"],
    "risk": [""],
    "kind": ["ADVICE"],
    "audience": ["WORKER"],
    "valid_from": ["2026-11-01"],
    "valid_to": [""],
    "owner": ["LAWYER"],
    "reviewer": [""],
    "next_review": ["2027-05-01"],
    "calculators": ["late-pay"],
    "where": ["UNION"],
    "why": ["юрист прочла"],
}

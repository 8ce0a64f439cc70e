"""How long somebody may stay, by when to be registered, and what follows: said so that nobody runs to the police alone."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jardam.law.rules.explaining import Code
from jardam.law.rules.overstay import OverstaySaid
from jardam.law.rules.registration import RegistrationSaid
from jardam.law.rules.stay import StaySaid
from jardam.law.rules.visits import VisitSaid

STAY: Mapping[Code, Promise] = {
    VisitSaid.VISIT: _("Visit from %(first)s to %(last)s."),
    VisitSaid.VISIT_OPEN: _("Visit since %(first)s."),
    VisitSaid.EXIT_MISSING: _("After the entry of %(day)s a stamp of exit is missing: the person left at some time before %(next_day)s. Look for a ticket or another proof."),
    VisitSaid.ENTRY_MISSING: _("Before the exit of %(day)s a stamp of entry is missing: the person came at some time after %(previous_day)s. Look for a ticket or another proof."),
    VisitSaid.OUT_OF_ORDER: _("The stamps were not in order; they were put in the order of their days."),
    VisitSaid.SAME_DAY: _("There are an entry and an exit on %(day)s: which came first was taken from the stamps before."),
    VisitSaid.STAMPED_TWICE: _("The same stamp of %(day)s was written twice and counts once."),
    VisitSaid.AFTER_TODAY: _("The stamp of %(day)s lies after the day for which you ask."),
    VisitSaid.NO_STAMPS: _("Write down at least one stamp."),
    VisitSaid.EXIT_BEFORE_ENTRY: _("The exit of %(last)s lies before the entry of %(first)s: check the visit."),
    VisitSaid.TOO_LONG_AGO: _("The stamp of %(day)s is too long ago: check the year."),
    StaySaid.RULE: _("The rule today: at most %(days)s days, counted since %(since)s; the day of entry and the day of exit both count (%(law)s)."),
    StaySaid.RULE_UNBROKEN: _("One stay without leaving is at most %(days)s days, also across a New Year (%(law)s)."),
    StaySaid.USED: _("Days used by %(day)s: at least %(least)s, at most %(most)s."),
    StaySaid.LAST_DAY: _("The last lawful day is %(day)s; days left after today: %(days)s."),
    StaySaid.MAY_ENTER: _("Somebody who enters on %(day)s may stay this many days: %(days)s."),
    StaySaid.OVER: _("The last lawful day was %(day)s; days over it, at least: %(days)s."),
    StaySaid.OVER_PERHAPS: _("The stay may be over: the last lawful day was %(day)s, or it is %(latest)s, by what is not known of stamps and earlier grounds."),
    StaySaid.WAS_OVER: _("The visit from %(first)s to %(last)s was longer than visa-free days allow, by this many days: %(days)s. If another ground stood in their place at that time, it may have been no overstay."),
    StaySaid.WAS_OVER_UNRECORDED: _("The visit from %(first)s to %(last)s was longer than visa-free days allow, by this many days: %(days)s."),
    StaySaid.WAS_OVER_FREE: _("The visit from %(first)s to %(last)s, without another ground, was longer than visa-free days allow, by this many days: %(days)s."),
    StaySaid.WAS_OVER_PERHAPS: _("The visit from %(first)s to %(last)s may have been longer than visa-free days allow, by at most this many days: %(days)s. It depends on the visits before it: on their ground, and on whether days on another ground count."),
    StaySaid.GROUND_THEN: _("On the visit from %(first)s to %(last)s another ground stood in the place of the visa-free days (%(law)s), if it held until the exit. Keep the paper that proves it."),
    StaySaid.GROUND_NOT_RECORDED: _("Whether the ground named for the visit from %(first)s to %(last)s stood in the place of the visa-free days is not recorded here: ask a lawyer."),
    StaySaid.GROUND_DAYS_UNSURE: _("Whether days on another ground count among the visa-free days was not found in the law: the answer is a span. Hold to the earliest day."),
    StaySaid.GROUNDS_DIFFER: _("Two different grounds were named for the present visit: name one."),
    StaySaid.UNTIL_WITHOUT_GROUND: _("The last day of a ground was told, %(day)s, but not which ground it is: name it."),
    StaySaid.IF_NO_GROUND: _("What an earlier visit may lead to holds only if no other ground stood in the place of the visa-free days at that time. Ask on what ground the person was here."),
    StaySaid.BY_GROUND: _("By the ground you named the stay is lawful through %(day)s, as long as the ground holds."),
    StaySaid.GROUND_HAS_NO_END: _("The end of the ground is not known, so no last day can be named. Ask for the paper."),
    StaySaid.GROUND_ENDED: _("The ground ended on %(day)s. Whether unused visa-free days count after it is unsure: speak to a lawyer today."),
    StaySaid.NEW_CONTRACT: _("After a contract that ended early there are days to sign another without leaving: through %(day)s (%(law)s)."),
    StaySaid.SPAN: _("Stamps are missing, so the answer is a span. Hold to the earliest day."),
    StaySaid.ACROSS_CHANGE: _("The law changed on %(day)s, during this visit. How the days before it count was not found: the shorter answer is given."),
    StaySaid.GROUND_ENDS_BEFORE_ENTRY: _("The ground ended on %(day)s, before the entry of %(first)s."),
    OverstaySaid.LAWYER_FIRST: _("Speak to our lawyer first, before going to the police, to the MVD or to the border."),
    OverstaySaid.FINE: _("A fine of %(least)s to %(most)s is possible, with or without expulsion (%(law)s)."),
    OverstaySaid.FINE_IN_CAPITALS: _("In Moscow, St Petersburg and their oblasts: %(least)s to %(most)s with expulsion (%(law)s)."),
    OverstaySaid.BAN: _("After more than %(days)s days over, a ban on entry is possible: %(measure)s (%(law)s)."),
    OverstaySaid.NO_BAN_BY_DAYS: _("Up to %(days)s days over bring no ban by their number alone; other offences may (%(law)s)."),
    OverstaySaid.BAN_BEGINS: _("Days left before a ban becomes possible: %(days)s."),
    OverstaySaid.REGIME: _("Who has no ground to stay may be put into the register of controlled persons: no marriage, no driving licence, limits on money and moving (%(law)s)."),
    OverstaySaid.DETENTION: _("Detention without a court is possible: %(measure)s (%(law)s)."),
    OverstaySaid.CHECK_REGISTER: _("Whether a name is in the register can be looked up on the site of the MVD or on Gosuslugi (%(law)s)."),
    RegistrationSaid.TERM: _("The term for this citizenship: %(measure)s (%(law)s)."),
    RegistrationSaid.TERM_OF_EVERYBODY: _("This citizenship had no term of its own on the day of entry; the general one holds: %(measure)s (%(law)s)."),
    RegistrationSaid.DUE: _("Entered on %(entered)s: the last day is %(day)s."),
    RegistrationSaid.GO_BY: _("Hold to %(day)s: a working day, with a day to spare."),
    RegistrationSaid.FIRST_DAY_UNSURE: _("If the day of entry counts as the first, the last day is %(day)s: do not wait longer."),
    RegistrationSaid.MAY_BE_LONGER: _("Citizens of this state may have had a longer term at that time, by an earlier agreement: hold to the shorter one."),
    RegistrationSaid.UNION_WORKERS: _("The long term is for workers from the Eurasian Union and their families; others may have a shorter one. Ask."),
    RegistrationSaid.HOST_DOES_IT: _("The one who gives lodging registers the guest; keep the slip of the notice."),
    RegistrationSaid.NEW_ADDRESS: _("At a new address the term begins again."),
    RegistrationSaid.SOON: _("Little time is left: go by %(day)s."),
    RegistrationSaid.MISSED: _("The term ended on %(day)s."),
    RegistrationSaid.ENTRY_AFTER_TODAY: _("The entry of %(day)s lies after the day for which you ask."),
}  # fmt: skip

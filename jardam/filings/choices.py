"""The words people read for what is stored of papers."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jardam.filings.rules.authorities import Checked
from jardam.filings.rules.facts import MonthTyped, Source
from jardam.filings.rules.kinds import Addressee
from jardam.filings.rules.lateness import Outcome
from jardam.filings.rules.states import PaperState, Way
from jardam.filings.rules.template_faults import TemplateFault
from jardam.papers.word_files import WordFault


class PaperAct(StrEnum):
    """What was done with a paper, as the case says it among what happened. Stored as written."""

    BEGUN = "BEGUN"
    SENT = "SENT"
    ANSWERED = "ANSWERED"
    DROPPED = "DROPPED"
    SENT_TOGETHER = "SENT_TOGETHER"  # in the case of another worker of whom it tells


def paper_states() -> dict[PaperState, Promise]:
    return {
        PaperState.DRAFT: pgettext_lazy("paper", "draft"),
        PaperState.SENT: pgettext_lazy("paper", "sent"),
        PaperState.ANSWERED: pgettext_lazy("paper", "answered"),
        PaperState.DROPPED: pgettext_lazy("paper", "thrown away"),
    }


def ways() -> dict[Way, Promise]:
    return {
        Way.POST: _("by registered post"),
        Way.IN_PERSON: _("handed in, with a stamp on our copy"),
        Way.ONLINE: _("through a site of the authority"),
        Way.BY_CLIENT: _("the person took it themselves"),
        Way.OTHER: pgettext_lazy("way of sending", "another way"),
    }


def outcomes() -> dict[Outcome, Promise]:
    return {
        Outcome.HELPED: pgettext_lazy("answer", "it helps"),
        Outcome.PARTLY: pgettext_lazy("answer", "it helps in part"),
        Outcome.REFUSED: pgettext_lazy("answer", "a refusal, or nothing to the point"),
    }


def addressees() -> dict[Addressee, Promise]:
    return {
        Addressee.LABOUR_INSPECTORATE: _("Labour inspectorate"),
        Addressee.PROSECUTOR: _("Prosecutor"),
        Addressee.DISTRICT_COURT: _("District court"),
        Addressee.MAGISTRATE: _("Magistrate"),
        Addressee.COURT_OF_DECISION: _("Court or body that decides on the complaint"),
        Addressee.MIGRATION_AUTHORITY: _("Migration department of the police"),
        Addressee.CONSULATE: _("Consulate"),
        Addressee.OTHER_AUTHORITY: _("Another authority"),
        Addressee.EMPLOYER: _("The employer"),
        Addressee.NOBODY: _("Nobody: it is signed and kept"),
    }


def authorities() -> dict[Addressee, Promise]:
    """Those that stand in the table."""
    return {code: word for code, word in addressees().items() if code.is_authority}


def checks() -> dict[Checked, Promise]:
    return {
        Checked.NOBODY: _("nobody has checked it"),
        Checked.RETOLD: _("from a list or a retelling"),
        Checked.OFFICIAL: _("from the authority itself"),
    }


def sources() -> dict[Source, Promise]:
    return {
        Source.PERSON: _("from the file of the person"),
        Source.CENTRE: _("from the centre"),
        Source.TYPED: _("written down in this case"),
        Source.CLAIM: _("from the claim of this case"),
        Source.TERM: _("from a term of this case"),
        Source.CONSENT: _("from what the person has agreed to"),
    }


def month_faults() -> dict[MonthTyped, Promise]:
    return {
        MonthTyped.NOT_THREE: _(
            "Write three things in the line: month; sum; payday. For instance 07.2026; 45000; 15.08.2026"
        ),
        MonthTyped.TWICE: _("This month stands in the table already."),
        MonthTyped.TOO_MANY: _("There are more lines than a claim can have."),
    }


def template_faults() -> dict[TemplateFault | WordFault, Promise]:
    return {
        WordFault.TOO_LARGE: _("This file is larger than 2 MB."),
        WordFault.NOT_WORD: _("This is no Word file (.docx)."),
        WordFault.BOMB: _("Unpacked, this file is far larger than a template can be."),
        WordFault.DAMAGED: _("This file is damaged, or holds what no template needs."),
        WordFault.MACROS: _("This file holds macros. Save it without them, as .docx."),
        WordFault.EMBEDDED: _("This file holds other files inside. Take them out."),
        WordFault.OUTSIDE: _("This file fetches something from elsewhere when it is opened. Take it out."),
        WordFault.FIELD_CODE: _(
            "Of Word's own field codes only page numbers, dates, links and contents may stand here. Take this one out."
        ),
        TemplateFault.UNKNOWN_FIELDS: _("These fields are not known here."),
        TemplateFault.NOT_ALLOWED: _(
            "A template may name a field, go through a list and ask whether something is known, and no more."
        ),
        TemplateFault.BROKEN_TAGS: _("The tags of this template do not fit together."),
    }

"""/privacy: what is kept, why, how long, who sees it. The periods come from where they are kept."""

from datetime import datetime

from bot.i18n import Instant, Sentence, _, _n, lines, paragraphs


def nothing_about_you() -> Sentence:
    return _("I do not know you, and I keep nothing about you.")


def what_is_kept(*, staff: bool) -> Sentence:
    called = _(
        "• What you are called, and your language. Perhaps your last name, phone number and e-mail address, "
        "for staff only."
    )
    account = _("• The number of your Telegram account, so that I can write to you.")
    if staff:
        told = lines(
            called,
            _(
                "• What you do for the duos: links, alerts, notes, leaves, every change you make, "
                "and whose notes you read."
            ),
            account,
        )
    else:
        told = lines(
            called,
            _(
                "• Your line about yourself, your duo, your weekly time, your meetings, your answers after "
                "them, when you ask for a call, and when you signed the agreement."
            ),
            _("• What your coordinators note about you, and alerts about your duo."),
            account,
            _("• Never: what you and your partner write to each other."),
        )
    return lines(_("<b>What I keep</b>"), told)


def why_it_is_kept(*, staff: bool) -> Sentence:
    if staff:
        purpose = _("So that duos get help early, and everybody can see who does what.")
    else:
        purpose = _("So that your duo can work well, and somebody helps early when it does not.")
    return lines(
        _("<b>Why</b>"),
        purpose,
        _("I may, because you agreed. You can take that back at any time: that is the same as “Erase me”."),
    )


def who_sees_it(*, staff: bool, counted: bool | None) -> Sentence:
    if staff:
        told = lines(
            _("• The people of your branch: your first name, and that you look after them."),
            _("• The other coordinators and the admins: all of it."),
            _("• Everybody can see when you read notes about them."),
        )
    else:
        told = lines(
            _("• Your partner: your first name, your line, your weekly time, and whether you come."),
            _(
                "• The coordinators of your branch, and the admins of the programme: all of it. "
                "Each time they read notes about you, or your words, I write down who and when. "
                "“My data” shows it to you."
            ),
        )
    carries = _("• Telegram, which carries every message.")
    return lines(_("<b>Who sees it</b>"), told, _researchers(counted=counted), carries)


def _researchers(*, counted: bool | None) -> Sentence:
    if counted:
        return _("• Researchers: numbers, never a name. You said yes to that.")
    return _("• Researchers: nothing about you.")


def how_long(*, staff: bool, months: int, message_days: int, audit_years: int, backup_days: int) -> Sentence:
    if staff:
        names = _n(
            "• As long as you have a role here, and {n} month after your last duo has ended.",
            "• As long as you have a role here, and {n} months after your last duo has ended.",
            months,
        )
    else:
        names = _n(
            "• As long as you take part, and {n} month after your last duo has ended, or after you came if "
            "there was none. Then I erase your name and your words by myself.",
            "• As long as you take part, and {n} months after your last duo has ended, or after you came if "
            "there was none. Then I erase your name and your words by myself.",
            months,
        )
    return lines(
        _("<b>How long</b>"),
        names,
        _n(
            "• That I sent you a message: {n} day. What it said: until it has arrived.",
            "• That I sent you a message: {n} days. What it said: until it has arrived.",
            message_days,
        ),
        _n(
            "• Who changed what in a duo, by number and not by name: {n} year.",
            "• Who changed what in a duo, by number and not by name: {n} years.",
            audit_years,
        ),
        _n(
            "• Safety copies of everything, if the team makes them: about {n} day.",
            "• Safety copies of everything, if the team makes them: about {n} days.",
            backup_days,
        ),
    )


def questions(names: tuple[str, ...]) -> Sentence:
    told = [_("<b>Questions?</b>")]
    if names:
        told.append(_("Ask {names}.", names=names))
    told.append(_("You can also turn to the data protection authority of your country."))
    return lines(*told)


def last_night(at: datetime, *counted: Sentence) -> Sentence:
    told = counted or (_("nothing"),)
    return lines(_("<b>Erased in the night of {day}</b>", day=Instant(at, "day")), *told)


def counted(what: str, count: int) -> Sentence:
    """One number of a night; `what` is the step's name in `retention`."""
    match what:
        case "people":
            kind = _("people whose time was over")
        case "never_came":
            kind = _("people who never came")
        case "duos":
            kind = _("words of duos that ended long ago")
        case "links":
            kind = _("links that nobody used")
        case "messages":
            kind = _("traces of messages")
        case "failures":
            kind = _("things that failed (the doctor names them)")
        case _other:
            kind = _("other traces")
    return _("• {count} × {kind}", count=count, kind=kind)


def my_data() -> Sentence:
    return _("📄 My data")


def count_me(*, counted: bool) -> Sentence:
    return _("📊 You may count me") if counted else _("📊 Do not count me any more")


def erase_me() -> Sentence:
    return _("🗑 Erase me")


def somebody_asks() -> Sentence:
    return _("🙋 Somebody asks for their data")


def counted_from_now_on() -> Sentence:
    return _("✅ Thank you. From now on you are counted.")


def no_longer_counted() -> Sentence:
    return _("✅ Done. From now on you are no longer counted.")


def whole(*parts: Sentence) -> Sentence:
    return paragraphs(_("<b>Your data</b>"), *parts)


def here_is_your_data() -> Sentence:
    return _("📄 Everything that I keep about you, to read. Open it on your phone or computer.")


def here_is_your_data_for_machines() -> Sentence:
    return _("The same for computers (JSON), with every detail.")


def here_is_data_of(name: str) -> Sentence:
    return _(
        "📄 Everything that I keep about {name}. Please give it to {name} and to nobody else.", name=name
    )


def one_export_an_hour(at: datetime) -> Sentence:
    return _(
        "You got it a short while ago. It stands above. At {time} you can have it again.",
        time=Instant(at, "time"),
    )

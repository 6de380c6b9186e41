"""What staff read on one person's card."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from bot.i18n import Instant, Sentence, Verbatim, _, _n, lines, paragraphs


def card(name: str, *blocks: Sentence) -> Sentence:
    return paragraphs(_("👤 <b>{name}</b>", name=name), *blocks)


def facts(*told: Sentence) -> Sentence:
    return lines(*told)


def holds_role(role: Sentence, branch: str | None, cohort: str | None) -> Sentence:
    if branch is None:
        return _("• {role}", role=role)
    if cohort is None:
        return _("• {role} in {branch}", role=role, branch=branch)
    return _("• {role} in {branch}, cohort {cohort}", role=role, branch=branch, cohort=cohort)


def language(name: str) -> Sentence:
    return _("Language: {language}", language=name)


def on_telegram() -> Sentence:
    return _("In touch by Telegram")


def in_the_welcome() -> Sentence:
    return _("On Telegram, but has not answered all the first questions")


def out_of_reach(since: datetime) -> Sentence:
    return _("📵 Cannot be reached on Telegram since {day}", day=Instant(since, "date"))


def on_paper(keeper: str | None) -> Sentence:
    if keeper is None:
        return _("📋 On paper; nobody answers for them")
    return _("📋 On paper; {coordinator} answers for them", coordinator=keeper)


def link_not_opened(since: datetime | None) -> Sentence:
    if since is None:
        return _("✉️ Expected; there is no link that works")
    return _("✉️ Expected; the link of {day} has not been opened", day=Instant(since, "date"))


def phone(number: str | None) -> Sentence:
    return _("Phone: {phone}", phone=number or "–")


def email(address: str | None) -> Sentence:
    return _("E-mail: {email}", email=address or "–")


def about(line: str) -> Sentence:
    return _("About: “{about}”", about=Verbatim(line))


def since(at: datetime) -> Sentence:
    return _("In the programme since {day}", day=Instant(at, "date"))


def in_duo(partner: str, since: datetime | None) -> Sentence:
    if since is None:
        return _("🤝 A duo with {partner} is proposed.", partner=partner)
    return _("🤝 In a duo with {partner} since {day}.", partner=partner, day=Instant(since, "date"))


def in_no_duo() -> Sentence:
    return _("🤝 In no duo at the moment.")


def signed(at: datetime | None) -> Sentence:
    if at is None:
        return _("✍️ The agreement is not signed yet.")
    return _("✍️ The agreement was signed on {day}.", day=Instant(at, "date"))


def trained(on: date | None) -> Sentence:
    if on is None:
        return _("🎓 The training is not done yet.")
    return _("🎓 The training was done on {day}.", day=noon(on))


def noon(day: date) -> Instant:
    """A day with its year, the same in every zone of the programme."""
    return Instant(datetime.combine(day, time(12), ZoneInfo("Europe/Brussels")), "date")


def takes_duos(most: int, has: int) -> Sentence:
    return _n("👥 Takes {n} duo at once; has {has}.", "👥 Takes {n} duos at once; has {has}.", most, has=has)


def reading_is_recorded() -> Sentence:
    return _("<i>Who opens notes or comments is recorded.</i>")


# Its buttons.


def open_card(name: str) -> Sentence:
    return _("👤 {name}", name=name)


def change_language() -> Sentence:
    return _("🌐 Language")


def choose_cohort(branch: str | None) -> Sentence:
    return _("📆 Cohort") if branch is None else _("📆 Cohort in {branch}", branch=branch)


def training(branch: str | None) -> Sentence:
    return _("🎓 Training") if branch is None else _("🎓 Training in {branch}", branch=branch)


def number_of_duos(branch: str | None) -> Sentence:
    return _("👥 Number of duos") if branch is None else _("👥 Number of duos in {branch}", branch=branch)


def notes(count: int | None) -> Sentence:
    return _("📝 Notes") if count is None else _("📝 Notes ({n})", n=count)


def comments(count: int | None) -> Sentence:
    return _("💬 Comments") if count is None else _("💬 Comments ({n})", n=count)


def act_for(name: str) -> Sentence:
    return _("📋 Act for {name}", name=name)


def i_answer_now(name: str) -> Sentence:
    return _("🙋 I answer for {name} now", name=name)


def make_link() -> Sentence:
    return _("🔗 Make a link")

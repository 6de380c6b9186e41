"""/people, /addperson, and the buttons of lists, cards and notes."""

from telegram import Update

from bot.cards import (
    acting,
    adding,
    card,
    changing,
    changing_roles,
    comments,
    corrections,
    keeping,
    listing,
    notes,
    presses,
)
from bot.cards import adding_presses as adds
from bot.turn import COORDINATOR, STAFF, Route, Turn, on_answer, on_command, on_press, press_route


async def link_for(update: Update, turn: Turn) -> None:
    await keeping.link_for(
        turn.session,
        by=turn.person,
        **presses.MakeLink.parse(turn.press).values(),
        bot_username=turn.bot.username,
        shown=turn.shown,
        now=turn.now,
    )


HANDLERS: tuple[Route, ...] = (
    on_command("people", listing.show_people, who=STAFF),
    on_press(presses.ShowPeople, listing.show_people, who=STAFF),
    on_press(presses.ChooseBranch, listing.choose_branch, who=STAFF),
    on_press(presses.Search, listing.ask_name, who=STAFF),
    on_answer(listing.SEARCH, listing.search, who=STAFF),
    on_press(presses.OpenCard, card.open_card, who=STAFF),
    on_press(presses.ChangeInWords, changing.ask_in_words, who=STAFF),
    on_answer(changing.FIELD, changing.take_words, who=STAFF),
    on_press(presses.Clear, changing.clear, who=STAFF),
    on_press(presses.OfferLanguages, changing.offer_languages, who=STAFF),
    on_press(presses.SetLanguage, changing.set_language, who=STAFF),
    on_press(presses.OfferCohorts, changing_roles.offer_cohorts, who=STAFF),
    on_press(presses.SetCohort, changing_roles.set_cohort, who=STAFF),
    on_press(presses.OfferTraining, changing_roles.offer_training, who=STAFF),
    on_press(presses.TrainedToday, changing_roles.trained_today, who=STAFF),
    on_press(presses.TrainedOn, changing_roles.ask_day, who=STAFF),
    on_answer(changing_roles.TRAINED_ON, changing_roles.take_day, who=STAFF),
    on_press(presses.NotTrained, changing_roles.not_trained, who=STAFF),
    on_press(presses.OfferMost, changing_roles.offer_most, who=STAFF),
    on_press(presses.SetMost, changing_roles.set_most, who=STAFF),
    on_press(presses.Undo, corrections.undo, who=STAFF),
    on_press(presses.AnswerFor, keeping.answer_for, who=COORDINATOR),
    press_route(presses.MakeLink, link_for, who=STAFF),
    on_press(presses.ActFor, acting.act_for, who=STAFF),
    on_press(presses.ShowNotes, notes.show_notes, who=STAFF),
    on_press(presses.TurnNotes, notes.turn_notes, who=STAFF),
    on_press(presses.WriteNote, notes.ask_note, who=STAFF),
    on_answer(notes.NOTE, notes.take_note, who=STAFF),
    on_press(presses.DeleteNote, notes.ask_to_delete, who=STAFF),
    on_press(presses.ReallyDeleteNote, notes.delete, who=STAFF),
    on_press(presses.ShowComments, comments.show_comments, who=STAFF),
    on_press(presses.TurnComments, comments.turn_comments, who=STAFF),
    on_command("addperson", adding.begin, who=COORDINATOR),
    on_answer(adding.PERSON, adding.take_words, who=COORDINATOR),
    on_press(adds.AddAs, adding.take_role, who=COORDINATOR),
    on_press(adds.AddIn, adding.take_branch, who=COORDINATOR),
    on_press(adds.AddReads, adding.take_language, who=COORDINATOR),
    on_press(adds.Skip, adding.skip, who=COORDINATOR),
    on_press(adds.AddAgreed, adding.take_agreement, who=COORDINATOR),
    on_press(adds.AddCounted, adding.take_counted, who=COORDINATOR),
    on_press(adds.RemoveAdded, adding.remove, who=COORDINATOR),
)

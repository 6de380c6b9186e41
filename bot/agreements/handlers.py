"""/agreement, and the buttons of signing, of the coordinators' list and of writing a version."""

from bot.agreements import (
    actions,
    drafting,
    managing,
    overview,
    presses,
    publishing,
    reading,
    signing,
    writing,
)
from bot.turn import ADMIN, COORDINATOR, MEMBER, PARTICIPANT, Route, on_answer, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("agreement", actions.show, who=MEMBER),
    on_press(presses.SignAgreement, signing.sign, who=PARTICIPANT),
    on_press(presses.ReadAgreement, signing.read, who=PARTICIPANT),
    on_press(presses.AskAboutAgreement, signing.ask_about, who=PARTICIPANT),
    on_press(presses.ShowSignatures, overview.show, who=COORDINATOR),
    on_press(presses.AskToSign, overview.ask_to_sign, who=COORDINATOR),
    on_press(presses.ReadInForce, overview.read_in_force, who=COORDINATOR),
    on_press(presses.ShowScopes, managing.show_scopes, who=ADMIN),
    on_press(presses.ShowScope, managing.show_scope, who=ADMIN),
    on_press(presses.ReadVersion, reading.read_version, who=ADMIN),
    on_press(presses.NewVersion, drafting.new_version, who=ADMIN),
    on_press(presses.ShowDraft, drafting.show_draft, who=ADMIN),
    on_press(presses.WriteText, writing.ask_for_text, who=ADMIN),
    on_press(presses.TakeText, writing.take_other_text, who=ADMIN),
    on_press(presses.TakeTexts, writing.take_other_texts, who=ADMIN),
    on_press(presses.DropDraft, drafting.drop_draft, who=ADMIN),
    on_press(presses.AskWhoSigns, publishing.ask_who_signs, who=ADMIN),
    on_press(presses.PublishAgreement, publishing.publish, who=ADMIN),
    on_press(presses.TakeBack, managing.take_back, who=ADMIN),
    on_answer(drafting.TEXT, writing.take_text, who=ADMIN),
    on_answer(drafting.REST, writing.refuse_rest, who=ADMIN),
)

"""/newduo and the buttons of proposals."""

from bot.duos import choosing, ending, forming, presses, proposals
from bot.turn import COORDINATOR, PARTICIPANT, STAFF, Route, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("newduo", choosing.show_mentees, who=COORDINATOR),
    on_press(presses.ShowMentees, choosing.show_mentees, who=COORDINATOR),
    on_press(presses.ShowMentors, choosing.show_mentors, who=COORDINATOR),
    on_press(presses.ShowStarts, forming.show_starts, who=COORDINATOR),
    on_press(presses.ShowProposal, forming.show_proposal, who=COORDINATOR),
    on_press(presses.Propose, forming.propose, who=COORDINATOR),
    on_press(presses.StopForming, forming.stop_forming, who=COORDINATOR),
    on_press(presses.SayYes, proposals.say_yes, who=PARTICIPANT),
    on_press(presses.SayNo, proposals.say_no, who=PARTICIPANT),
    on_press(presses.ThinkAgain, proposals.think_again, who=PARTICIPANT),
    on_press(presses.SayNoBecause, proposals.say_no_because, who=PARTICIPANT),
    on_press(presses.AskAgain, proposals.ask_again, who=STAFF),
    on_press(presses.Withdraw, proposals.withdraw, who=STAFF),
    on_press(presses.EndDuo, ending.end_duo, who=STAFF),
)

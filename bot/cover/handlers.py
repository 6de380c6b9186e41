"""/leave, /handover and their buttons."""

from bot.cover import actions, duo_by_duo, handover, making, planning, presses
from bot.turn import ADMIN, STAFF, Route, on_answer, on_command, on_press

HANDLERS: tuple[Route, ...] = (
    on_command("leave", planning.plan_leave, who=STAFF),
    on_press(presses.ShowWhoseLeave, planning.show_whose, who=ADMIN),
    on_press(presses.ShowLeaves, planning.show_leaves, who=STAFF),
    on_press(presses.AskFrom, planning.ask_from, who=STAFF),
    on_press(presses.TypeFrom, planning.type_from, who=STAFF),
    on_answer(planning.FROM, planning.take_from, who=STAFF),
    on_press(presses.AskUntil, planning.ask_until, who=STAFF),
    on_press(presses.TypeUntil, planning.type_until, who=STAFF),
    on_answer(planning.UNTIL, planning.take_until, who=STAFF),
    on_press(presses.AskCover, making.ask_cover, who=STAFF),
    on_press(presses.LookAtLeave, making.look_at_leave, who=STAFF),
    on_press(presses.MakeLeave, making.make_leave, who=STAFF),
    on_press(presses.StopLeave, making.stop, who=STAFF),
    on_press(presses.CancelLeave, actions.cancel_leave, who=STAFF),
    on_press(presses.EndLeave, actions.end_leave, who=STAFF),
    on_press(presses.CannotCover, actions.cannot_cover, who=STAFF),
    on_press(presses.HandBack, actions.hand_back, who=STAFF),
    on_command("handover", handover.plan_handover, who=STAFF),
    on_press(presses.ShowWhoGoes, handover.show_who_goes, who=ADMIN),
    on_press(presses.ChooseBranch, handover.choose_branch, who=STAFF),
    on_press(presses.ChooseSuccessor, handover.choose_successor, who=STAFF),
    on_press(presses.LookAtHandover, handover.look_at_handover, who=STAFF),
    on_press(presses.HandAll, handover.hand_all, who=STAFF),
    on_press(presses.ShowDuosToHand, duo_by_duo.show_duos, who=STAFF),
    on_press(presses.LookAtDuo, duo_by_duo.look_at_duo, who=STAFF),
    on_press(presses.HandDuo, duo_by_duo.hand_duo, who=STAFF),
    on_press(presses.EndRole, duo_by_duo.end_role, who=STAFF),
    on_press(presses.StopHandover, handover.stop, who=STAFF),
)

"""A kind no: what an action raises when it cannot do what was asked."""

from bot.i18n import Sentence


class Refused(Exception):
    """What was asked changes nothing; `sentence` tells the person why and what they can do."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(sentence.message)
        self.sentence = sentence


class Puzzled(Refused):
    """Nobody can make anything of what came: the person also sees what they can do now."""


class AnswerForNobody(Refused):
    """An answer in words in the name of somebody for whom its writer no longer answers."""

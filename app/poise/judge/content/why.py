"""One plain sentence for each behaviour, with the words that show it."""

_WHY = {
    "invite": 'You asked for the story: "{}".',
    "clarify": '"{}" asks for a fact of the case.',
    "reiterate": 'You put the problem in your own words: "{}".',
    "confirm": 'You checked that you had understood: "{}".',
    "empathize": '"{}" shows that the feeling was heard.',
    "apologize": '"{}" is regret without a condition.',
    "own_mistake": '"{}" admits that it was our mistake.',
    "own_solution": 'You took it on yourself: "{}".',
    "explain_cause": '"{}" explains how it came about.',
    "offer_solution": '"{}" offers a remedy.',
    "ask_preference": 'You asked what would put it right: "{}".',
    "seek_agreement": 'You checked that this would be accepted: "{}".',
    "action_steps": '"{}" says what happens next, and when or how.',
    "give_contact": '"{}" says how to reach you.',
    "set_expectations": '"{}" is honest about what can be expected.',
    "commit_follow_up": '"{}" promises to come back to the customer.',
    "offer_help": '"{}" offers more help.',
    "thank": 'You thanked the customer: "{}".',
    "courtesy": '"{}" is a courteous form.',
    "offer_pause": '"{}" offers a pause.',
    "defend": '"{}" defends you instead of helping the customer.',
    "blame_customer": '"{}" puts the fault on the customer.',
    "blame_others": '"{}" puts the fault on somebody else.',
    "excuse": '"{}" excuses the failure by circumstances.',
    "argue": '"{}" contradicts what the customer told you.',
    "dismiss": '"{}" makes the problem or the feeling smaller than it is.',
    "opinion": '"{}" is your own view of the matter.',
    "rude": '"{}" is an insult or contempt.',
    "sarcasm": '"{}" will be heard as sarcasm.',
    "threaten": '"{}" threatens the customer.',
    "refuse_flat": '"{}" is a no without another way.',
    "policy_shield": '"{}" hides behind a rule.',
    "overpromise": '"{}" promises what nobody can be sure of.',
    "conditional_apology": '"{}" is an apology with a condition, or for the customer\'s feelings.',
    "premature_solution": '"{}" is a remedy before the complaint was heard.',
    "evade": '"{}" leaves the question that was asked.',
}
_LONGEST = 90
"""Characters of a quotation; what is longer is cut at a word."""


def why(id_: str, words: str) -> str:
    """What to tell the trainee about the words that show a behaviour."""
    said = " ".join(words.split())
    if len(said) > _LONGEST:
        said = said[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return _WHY[id_].format(said)

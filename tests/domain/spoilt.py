"""Sixty replies as trainees give them, good words and bad ones mixed: what repairs are measured on.

Each is (scenario, beat, reply); some are written as a recogniser without punctuation gives them.  The judge finds a
fault of words in each of them.
"""

SPOILT: tuple[tuple[str, str, str], ...] = (
    # --- the samples never came
    ("samples-never-came", "storm", "I'm sorry you feel that way, Mrs Doyle. What exactly was supposed to come?"),
    ("samples-never-came", "storm", "I can hear that you're upset. I'll send you another set by courier tomorrow."),
    (
        "samples-never-came",
        "storm",
        "You're overreacting, it's only a few bits of cloth. Tell me what happened, please.",
    ),
    ("samples-never-came", "storm", "I'm sorry if our delivery caused you any inconvenience. Please go on, Mrs Doyle."),
    ("samples-never-came", "storm", "You need to calm down. What do you want?"),
    ("samples-never-came", "storm", "Calm down. Calm down, it's just samples. What was in the parcel?"),
    ("samples-never-came", "more", "You must have got the date wrong. When was your meeting with the client?"),
    (
        "samples-never-came",
        "more",
        "We had a terrible week with two drivers ill. I understand that it was embarrassing for you.",
    ),
    ("samples-never-came", "more", "Don't be silly, nobody died. Who is the client?"),
    ("samples-never-came", "demand", "If you keep shouting at me, I'm going to hang up. What was the order number?"),
    (
        "samples-never-came",
        "demand",
        "I'm sorry for the trouble, but there's nothing I can do. Our list says it was delivered.",
    ),
    (
        "samples-never-came",
        "demand",
        "i am sorry if you were inconvenienced but i will find out what happened to your samples",
    ),
    (
        "samples-never-came",
        "heard",
        "I understand that it was your first pitch together, and I guarantee it will never happen again.",
    ),
    (
        "samples-never-came",
        "heard",
        "It's not that bad, things like that happen to everyone. I see how much you care about your shop.",
    ),
    ("samples-never-came", "solving", "I can't do that, it's against our rules. What would help you most?"),
    (
        "samples-never-came",
        "solving",
        "We were extremely busy last week, so things slip. I can bring you a set myself this afternoon.",
    ),
    ("samples-never-came", "solving", "Honestly, you're being ridiculous. I could send a courier tomorrow before ten."),
    ("samples-never-came", "solving", "I'm not allowed to do that, company rules. How soon do you need them?"),
    (
        "samples-never-came",
        "stuck",
        "There is nothing more I can do for you. I understand that you need them by Friday.",
    ),
    (
        "samples-never-came",
        "acting",
        "I'll pack the swatches at two. I promise you a hundred percent that nothing can go wrong.",
    ),
    (
        "samples-never-came",
        "contact",
        "I'm not responsible for deliveries, that's another department. You can ring me on five five one.",
    ),
    (
        "samples-never-came",
        "goodbye",
        "I promise this will never ever happen to you again. Thank you for your patience, Mrs Doyle.",
    ),
    # --- the wrong room
    ("wrong-room", "storm", "I only work here, it wasn't me. How late did you start?"),
    ("wrong-room", "storm", "I'm sorry if there was a misunderstanding. I'm the duty manager and I'm listening."),
    ("wrong-room", "storm", "You must have ticked the wrong box. Please tell me what you found this morning."),
    ("wrong-room", "storm", "It's not the end of the world. I'm sorry about the tables, Mr Clarke."),
    ("wrong-room", "storm", "Are you stupid or what? How late did you begin?"),
    ("wrong-room", "storm", "It's just a couple of tables, relax. When did you start?"),
    (
        "wrong-room",
        "more",
        "I can see that it was embarrassing, but you should have checked the room the evening before.",
    ),
    ("wrong-room", "more", "That must have been humiliating, Mr Clarke. Stop yelling or I'll call security."),
    ("wrong-room", "more", "That's housekeeping's job, they always get it wrong. I'm sorry that you had to do it."),
    ("wrong-room", "more", "I'm sorry that you see it that way. Which session did you lose?"),
    ("wrong-room", "demand", "You ordered classroom style and got rounds. It's not a big deal, really."),
    ("wrong-room", "demand", "I'm afraid our terms don't cover that. I understand that you lost forty minutes."),
    ("wrong-room", "demand", "You never told us about classroom style. I'd like to help you with the afternoon."),
    (
        "wrong-room",
        "heard",
        "We were short of staff last night, what do you expect. I see how much this day means to you.",
    ),
    ("wrong-room", "heard", "I promise that the board will never blame you. I can see why this hurts, Mr Clarke."),
    ("wrong-room", "heard", "We had a lot going on and two people off sick. I'm sorry that nobody helped you."),
    ("wrong-room", "solving", "No, we can't do that. We could move you to the main hall at lunch."),
    ("wrong-room", "solving", "Our terms and conditions don't allow that. What would help you most?"),
    (
        "wrong-room",
        "solving",
        "If you don't stop shouting I'll end this conversation. I could move you to the main hall.",
    ),
    ("wrong-room", "acting", "It will be perfect, I guarantee it. I'll come and find you at half past one."),
    (
        "wrong-room",
        "acting",
        "I absolutely guarantee that you will have no more problems, ever. I'll see you at half past one.",
    ),
    ("wrong-room", "contact", "Nothing will go wrong, trust me, I promise. You can find me at the desk until six."),
    # --- he drifted away
    ("drifted-away", "stands", "I'm sorry you feel ignored. I'm here now, please tell me what happened."),
    ("drifted-away", "stands", "Half an hour isn't that long. I'll help you now, what do you need?"),
    ("drifted-away", "stands", "You should have come to the till like everybody else. I'm sorry that you waited."),
    ("drifted-away", "stands", "It's not my job to watch what my colleagues do. I'm sorry that you had to wait."),
    ("drifted-away", "stands", "It's only half an hour, it happens. Which charger do you need?"),
    ("drifted-away", "tells", "Callum always does that, he's hopeless. I'm so sorry that you were left standing here."),
    ("drifted-away", "tells", "We're understaffed today, that's just how it is. I hear that you feel ignored."),
    ("drifted-away", "tells", "i'm sorry you felt that way but i'd like to hear the rest of it"),
    ("drifted-away", "doubts", "If you don't lower your voice, I'll have to ask you to leave. Which charger was it?"),
    ("drifted-away", "seen", "I'm sorry if you felt overlooked. I'd like to make this right myself."),
    ("drifted-away", "seen", "I'm sorry, but that's not my fault. I want to make it right for you."),
    ("drifted-away", "seen", "Honestly I think you're overreacting a bit. When do you need it by?"),
    ("drifted-away", "asks_help", "There's nothing I can do about that. I could lend you the workshop charger today."),
    ("drifted-away", "asks_help", "In my opinion you should buy a newer camera. What would help you most?"),
    ("drifted-away", "handover", "I swear it will be there on time, no matter what. I'll call you at noon tomorrow."),
    ("drifted-away", "handover", "I can promise you that nothing will go wrong this time. I'll call you at noon."),
)

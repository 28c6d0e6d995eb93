"""What each event makes of each state, typed out from the theory, not from the code."""

STATES = {
    "r": "received",
    "w": "waiting",
    "h": "in-handling",
    "s": "suspended",
    "f": "refused",
    "d": "forwarded",
    "a": "answered",
    "t": "settled",
    "c": "closed",
    "x": "withdrawn",
    "m": "merged",
}
"""The states, each with its letter in the table, in the order of its columns."""

# A letter: the stage goes there. "=": it stays where it is. ".": that cannot be recorded.
TABLE = """
                        r w h s  f d a t  c x m
received                . . . .  . . . .  . . .
put-in-writing          = = = =  . . . .  . . .
information-received    = h = =  . . . .  . . .
extension-agreed        = = = =  . . . .  . . .
settled                 t t t t  . . t .  . . .
withdrawn               x x x x  x x x x  . . .
resumption-requested    . . . h  . . . .  . . .
satisfaction-recorded   . . . .  = = = =  = . .
acknowledged            = = = =  . . = .  . . .
information-requested   w = w .  . . . .  . . .
reminder-sent           = = = =  . . . .  . . .
admitted                h h = .  . . . .  . . .
refused                 f f f f  . . . .  . . .
forwarded               d d d d  . . . .  . . .
transferred             = = = =  . . . .  . . .
assigned                = = = =  . . . .  . . .
extended                = = = =  . . . .  . . .
holding-reply           = = = =  . . . .  . . .
answered                a a a a  . . = .  . . .
recommendation-made     = = = =  = = = =  . . .
opinion-given           a a a a  . . . .  . . .
closed                  c c c c  c c c c  . . .
reopened                . . . .  h h h h  h . .
merged                  m m m m  m m m m  . . .
corrected               = = = =  = = = =  = = =
body-asked              = = = =  . . . .  . . .
body-answered           = = = =  . . . .  . . .
proceedings-started     s s s .  . . . .  . . .
proceedings-ended       . . . =  . . . .  . . .
"""


def _rows():
    head, *lines = (line.split() for line in TABLE.strip().splitlines())
    assert head == list(STATES)
    for kind, *cells in lines:
        for letter, cell in zip(head, cells, strict=True):
            after = {"=": STATES[letter], ".": None, **STATES}[cell]
            yield (STATES[letter], kind), after


AFTER = dict(_rows())
"""By state and kind the state after it; None where the event cannot be recorded."""

KINDS = sorted({kind for _, kind in AFTER})
OVER = {"withdrawn", "merged"}
"""The states at which a whole case is at its end."""

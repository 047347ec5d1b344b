"""What `bodies` says, in Swedish and English."""

from __future__ import annotations

from dialogs.ground.texts import Text

COUNTS = Text(
    "organ nya eller ändrade {bodies}, upphör {ended}; medlemmar nya eller ändrade {members}, lämnar {left}; "
    "möten nya {meetings}, ställs in {cancelled}",
    "bodies new or changed {bodies}, ending {ended}; members new or changed {members}, leaving {left}; "
    "meetings new {meetings}, cancelled {cancelled}",
)
ENDS = Text("Upphör: {body}", "Ends: {body}")
NOTHING = Text("Inget ändras.", "Nothing changes.")
SAVED = Text("Inläst: {counts}.", "Loaded: {counts}.")
WOULD = Text("Skulle läsas in: {counts}.", "Would be loaded: {counts}.")

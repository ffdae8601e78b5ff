"""The class takes part by phones: a small web page on the room's own network, while the teacher keeps it open."""

"""The sections and tags of the newspaper, and who may do what in its office."""

SITE_NAME = "The Withymouth Bell"

SECTIONS = {
    "council": "Council",
    "harbour": "Harbour",
    "town-life": "Town life",
    "food": "Food and drink",
}

TAGS = {
    "bakery": "Bakery",
    "boats": "Boats",
    "farside": "Farside",
    "ferry": "Ferry",
    "harbour-clock": "Harbour clock",
    "history": "History",
    "library": "Library",
    "tides": "Tides",
    "town-council": "Town council",
    "walking": "Walking",
}

LOGINS = {
    "writer": "Writer",
    "copyeditor": "Copy editor",
    "editor": "Editor",
    "moderator": "Moderator",
    "admin": "Administrator",
}

"""The sections and tags of the newspaper, and who may do what in its office."""

SITE_NAME = "The Withymouth Bell"

SECTIONS = {
    "council": "Council",
    "harbour": "Harbour",
    "town-life": "Town life",
    "culture": "Culture",
    "sport": "Sport",
    "opinion": "Opinion",
    "food": "Food and drink",
    "trade": "Shops and trade",
    "obituaries": "Obituaries",
    "nature": "Nature notes",
    "letters": "Letters",
}

# Each of these stands inside another, which comes before it above.
INSIDE = {
    "food": "town-life",
    "trade": "town-life",
    "obituaries": "town-life",
    "nature": "harbour",
    "letters": "opinion",
}

TAGS = {
    "bakery": "Bakery",
    "band": "Town band",
    "bench": "The bench",
    "boats": "Boats",
    "bosun": "The Bosun",
    "bridge": "Footbridge",
    "farside": "Farside",
    "ferry": "Ferry",
    "gig-club": "Gig club",
    "harbour-clock": "Harbour clock",
    "history": "History",
    "library": "Library",
    "market": "Market",
    "obedience": "The Obedience",
    "pub": "The Drowned Compass",
    "school": "School",
    "shops": "Shops",
    "skarne": "Skarne",
    "theatre": "Sail Loft",
    "tides": "Tides",
    "town-council": "Town council",
    "walking": "Walking",
    "weather": "Weather",
    "wildlife": "Wildlife",
}

LOGINS = {
    "writer": "Writer",
    "copyeditor": "Copy editor",
    "editor": "Editor",
    "moderator": "Moderator",
    "admin": "Administrator",
}

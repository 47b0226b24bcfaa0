"""All of a site in one file: its database and the files of its pictures, at one moment, and back again."""

"""The types of the JSON that commands print, a room for each family of commands."""

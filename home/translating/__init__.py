"""Translation as a routine: what a translation covers, what follows at once, what waits for a translator."""

"""The links on public pages: collected every night, asked at a polite pace, and reported where they lead nowhere."""

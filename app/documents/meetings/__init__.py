"""The papers of shareholders' meetings and of action by written consent, in words.

Each `compose_*` takes recorded facts and what the bylaws answer, and gives blocks. A fact that is
not recorded is printed as a blank with its label. `kinds` says of every paper what it is called,
who may sign it, where it is filed and on which rules it rests.
"""

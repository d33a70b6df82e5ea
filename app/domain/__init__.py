"""What a thing is and how it adds up: frozen values, standard library only.

Here belong the words of the company's life (holder, certificate, term of office, meeting,
entry) and sums over them. No clock, no file, no bylaws figure, no screen.
"""

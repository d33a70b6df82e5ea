"""What the screens of a meeting's day show: the board, the roll, items, proxies, their forms.

Here belongs what turns the facts of a meeting and the bylaws' answers on them into values of a
screen. Nothing is recorded and nothing is read from the books here.
"""

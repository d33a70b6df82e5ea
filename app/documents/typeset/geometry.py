"""The paper's measures in points: US Letter, one inch margins, and the window of a #10 envelope.

Source of the window: a sheet folded in thirds in a #10 envelope with a 4 1/2 by 1 1/8 inch window,
7/8 inch from the left and 1/2 inch from the bottom.
"""

INCH = 72.0
WIDTH, HEIGHT = 8.5 * INCH, 11 * INCH
MARGIN = INCH
LINE = WIDTH - 2 * MARGIN
COLUMN = HEIGHT - 2 * MARGIN

ADDRESS_LEFT = 1.0 * INCH + 0.5  # a J hangs out to the left
ADDRESS_TOP = 2.17 * INCH  # from the top of the page
ADDRESS_WIDTH = 3.25 * INCH - 1
ADDRESS_HEIGHT = 60.0  # five lines of 12
WINDOW_TOP, WINDOW_END = 144.0, 268.0  # from the top; nothing else is printed between

BODY_SIZE, BODY_LEADING = 11.0, 14.0
SMALL_SIZE, SMALL_LEADING = 9.0, 11.5
FOOT_SIZE = 8.5
SIGN_LINE = 3 * INCH

"""The pages of the window, one for each tab."""

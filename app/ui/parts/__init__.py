"""What pages are made of: fields, notes, tables, the calendar, the timeline, dialogs and strips.

A part takes values of `presenters.view`, shows them, and tells by signals what was pressed or
typed. It asks no rule, opens no file of the company and knows no page. Each part in its own file.
"""

"""The papers of shares: certificates, what records their way, and what replaces a lost one.

The words and the description of a drawn page belong here, no fonts and no coordinates. May import
domain and bylaws, and the words that the other papers share.
"""

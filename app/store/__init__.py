"""The books: the company file, where nothing recorded is ever lost or quietly changed.

Here belong rows, SQL, transactions, the chain of entries, locks, backups and verification.
One act is one `BEGIN IMMEDIATE … COMMIT`. Everything recorded is an entry of the journal; every
other table but `drafts` follows from the entries and can be rebuilt from them. May import `domain`
and, lazily, sqlite-utils (for migrations); knows no bylaws, no clock and no window.
"""

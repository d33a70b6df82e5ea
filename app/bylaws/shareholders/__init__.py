"""The bylaws on shareholders: meetings, notice, proxies, elections, removal, consents."""

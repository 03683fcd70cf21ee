"""The initial content: one TOML file a kind, both languages side by side, and its loader."""

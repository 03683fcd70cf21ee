"""The admin of bilingual records: both languages side by side, state, history, deleted records."""

"""The admin of bilingual records: side-by-side forms, publishing, history, undelete."""

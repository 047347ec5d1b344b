"""The steps themselves. A released step is never changed: it has been run somewhere."""

//! What a message is: from a person, an automatic reply, a bounce, or our own echo.

//! Composition: listeners, workers, one HTTP server with the routes of web and inbound::webhook.

//! The pipeline in order: message, classify, verdict, route, strip, one Command per group concerned.
//! The only file here that calls app.

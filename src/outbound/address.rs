//! Our own addresses: From, Reply-To, Return-Path, list headers.

//! PAGES AND API: extract, app, page. No rules, no SQL.

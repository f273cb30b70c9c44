//! Tests of telling machines from people.

package dev.waybill.persistence;

import java.util.Optional;

/// What is known of a session from its first statement.
///
/// @param host with its port
/// @param primary that it belongs to, where the server tells
/// @param mark by which it is known behind a pooler
record PostgresSession(String host, Optional<PrimaryId> primary, Optional<String> mark) {}

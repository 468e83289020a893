package dev.waybill.persistence;

import java.util.Optional;

/// What is known of a session from its first statement.
///
/// @param host with its port
/// @param primary that it belongs to, where the server tells
record PostgresSession(String host, Optional<PrimaryId> primary) {}

package dev.waybill.persistence;

/// What bringing a schema up to date came to; equal numbers: it was.
///
/// @param before the number of the schema that was found, 0 for none
/// @param after that of the schema that is there now
public record Migrated(int before, int after) {}

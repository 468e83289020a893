package dev.waybill.persistence;

/// The database was written by a newer Waybill; this one must not touch it. The message is for the
/// operator.
public final class SchemaTooNew extends RuntimeException {
  SchemaTooNew(String database, int found, int known) {
    super(
        "The database %s was written by a newer Waybill (its schema is %s, this version knows %s):"
                .formatted(database, found, known)
            + " run that version, or restore a backup made before it.");
  }
}

package dev.waybill.persistence;

import java.time.InstantSource;

/// The repositories of one database, which all work in its current transaction. Databases differ in
/// how they lock rows, and in whether they have a clock that their nodes share.
record Repositories(
    HibernateUploads uploads,
    HibernateUpkeep upkeep,
    HibernateInstallation installation,
    HibernateCatalog catalog,
    HibernateKeys tenantKeys,
    HibernateNodes nodes,
    HibernateBlocks blocks,
    HibernateOrigins origins) {
  static Repositories in(
      CurrentSession current,
      InstantSource clock,
      RowLocks locks,
      UploadInsertion insertion,
      DatabaseClock shared) {
    return new Repositories(
        new HibernateUploads(current, clock, locks, insertion),
        new HibernateUpkeep(current, locks, shared, clock),
        new HibernateInstallation(current, clock),
        new HibernateCatalog(current),
        new HibernateKeys(current),
        new HibernateNodes(current),
        new HibernateBlocks(current),
        new HibernateOrigins(current, locks));
  }
}

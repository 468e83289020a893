package dev.waybill.persistence;

import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/// What the sweeps do, over all tenants. Each step is bounded by its limit.
final class HibernateUpkeep implements UpkeepRepository {
  private static final String EXPIRED =
      """
      select count(*) from (
        select u.expiresAt as at from UploadEntity u where u.expiresAt <= :until
          order by u.expiresAt fetch first :limit rows only) due
      """;

  private static final String TOMBSTONES =
      """
      select count(*) from (
        select t.createdAt as at from TombstoneEntity t where t.createdAt <= :until
          order by t.createdAt fetch first :limit rows only) due
      """;

  private static final String FIRST_EXPIRED =
      "select u.expiresAt from UploadEntity u where u.expiresAt <= :until order by u.expiresAt";

  private static final String FIRST_TOMBSTONE =
      "select t.createdAt from TombstoneEntity t where t.createdAt <= :until order by t.createdAt";

  private final CurrentSession current;
  private final RowLocks locks;
  private final DatabaseClock clock;
  private final InstantSource machine;

  /// @param machine this node's time, which need not be right
  HibernateUpkeep(
      CurrentSession current, RowLocks locks, DatabaseClock clock, InstantSource machine) {
    this.current = current;
    this.locks = locks;
    this.clock = clock;
    this.machine = machine;
  }

  /// Leaves to others what they have locked: another sweep has claimed it, or somebody is changing
  /// its expiry.
  @Override
  public int buryExpiredAcrossTenants(Instant now, int limit) {
    var session = current.writing();
    var query =
        session
            .createSelectionQuery(
                """
                select u.uploadKey from UploadEntity u where u.expiresAt <= :now
                  order by u.expiresAt
                """,
                UUID.class)
            .setParameter("now", now.toEpochMilli())
            .setMaxResults(limit);
    return Burial.bury(session, locks.takeFree(query).list(), now);
  }

  @Override
  public List<BlobKey> tombstonesAcrossTenants(int limit) {
    return current
        .reading()
        .createSelectionQuery(
            "select t.blobKey from TombstoneEntity t order by t.createdAt, t.blobKey", String.class)
        .setMaxResults(limit)
        .list()
        .stream()
        .map(BlobKey::new)
        .toList();
  }

  /// The rows stay locked until the commit: who claims at the same time passes them over.
  @Override
  public List<BlobKey> claimTombstonesAcrossTenants(int limit, Instant now, Instant until) {
    var session = current.writing();
    var query =
        session
            .createSelectionQuery(
                """
                select t.blobKey from TombstoneEntity t
                  where t.claimedUntil is null or t.claimedUntil <= :now
                    or t.claimedUntil > :longest
                  order by t.createdAt, t.blobKey
                """,
                String.class)
            .setParameter("now", now.toEpochMilli())
            .setParameter("longest", until.plus(Duration.between(now, until)).toEpochMilli())
            .setMaxResults(limit);
    var claimed = locks.takeFree(query).list();
    claim(session, claimed, until.toEpochMilli());
    return claimed.stream().map(BlobKey::new).toList();
  }

  @Override
  public void release(Collection<BlobKey> tombstones) {
    claim(current.writing(), values(tombstones), null);
  }

  private static void claim(StatelessSession session, List<String> keys, @Nullable Long until) {
    for (var chunk : Chunks.of(keys)) {
      session
          .createMutationQuery(
              "update TombstoneEntity t set t.claimedUntil = :until where t.blobKey in (:keys)")
          .setParameter("until", until, Long.class)
          .setParameterList("keys", chunk)
          .executeUpdate();
    }
  }

  @Override
  public void forget(Collection<BlobKey> tombstones) {
    var session = current.writing();
    for (var keys : Chunks.of(values(tombstones))) {
      session
          .createMutationQuery("delete from TombstoneEntity t where t.blobKey in (:keys)")
          .setParameterList("keys", keys)
          .executeUpdate();
    }
  }

  @Override
  public Set<BlobKey> known(Collection<BlobKey> keys) {
    var known = new HashSet<BlobKey>();
    for (var chunk : Chunks.of(values(keys))) {
      addKnown("select f.blobKey from StoredFileEntity f where f.blobKey in (:keys)", chunk, known);
      addKnown("select t.blobKey from TombstoneEntity t where t.blobKey in (:keys)", chunk, known);
    }
    return known;
  }

  @Override
  public Backlog backlogAcrossTenants(Instant now, int limit) {
    var until = now.toEpochMilli();
    var oldest =
        Stream.concat(first(FIRST_EXPIRED, until), first(FIRST_TOMBSTONE, until))
            .min(Comparator.naturalOrder());
    return new Backlog(
        count(EXPIRED, until, limit),
        count(TOMBSTONES, until, limit),
        oldest.map(Instant::ofEpochMilli));
  }

  private long count(String query, long until, int limit) {
    return current
        .reading()
        .createSelectionQuery(query, Long.class)
        .setParameter("until", until)
        .setParameter("limit", limit)
        .getSingleResult();
  }

  private Stream<Long> first(String query, long until) {
    return current
        .reading()
        .createSelectionQuery(query, Long.class)
        .setParameter("until", until)
        .setMaxResults(1)
        .list()
        .stream();
  }

  @Override
  public Optional<Instant> clock() {
    return clock.read(current.reading());
  }

  @Override
  public void probe() {
    WriteProbe.run(current.writing(), machine.instant());
  }

  private void addKnown(String query, List<String> keys, Set<BlobKey> known) {
    current
        .reading()
        .createSelectionQuery(query, String.class)
        .setParameterList("keys", keys)
        .list()
        .forEach(key -> known.add(new BlobKey(key)));
  }

  private static List<String> values(Collection<BlobKey> keys) {
    return keys.stream().map(BlobKey::value).distinct().toList();
  }
}

package dev.waybill.application.fake;

import dev.waybill.application.port.UpkeepRepository;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

final class FakeUpkeep implements UpkeepRepository {
  private final FakeTransactions transactions;

  FakeUpkeep(FakeTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public int buryExpiredAcrossTenants(Instant now, int limit) {
    var state = transactions.writing();
    var expired =
        state.uploads().values().stream()
            .filter(upload -> upload.isExpired(now))
            .sorted(Comparator.comparing(upload -> upload.expiry().at()))
            .limit(limit)
            .toList();
    expired.forEach(state::bury);
    return expired.size();
  }

  @Override
  public List<BlobKey> tombstonesAcrossTenants(int limit) {
    return transactions.reading().tombstones().keySet().stream().limit(limit).toList();
  }

  @Override
  public List<BlobKey> claimTombstonesAcrossTenants(int limit, Instant now, Instant until) {
    var tombstones = transactions.writing().tombstones();
    var longest = until.plus(Duration.between(now, until));
    var free =
        tombstones.entrySet().stream()
            .filter(claim -> !claim.getValue().isAfter(now) || claim.getValue().isAfter(longest))
            .map(Map.Entry::getKey)
            .limit(limit)
            .toList();
    free.forEach(key -> tombstones.put(key, until));
    return free;
  }

  @Override
  public void release(Collection<BlobKey> tombstones) {
    var state = transactions.writing();
    tombstones.forEach(key -> state.tombstones().replace(key, Instant.MIN));
  }

  @Override
  public void forget(Collection<BlobKey> tombstones) {
    transactions.writing().tombstones().keySet().removeAll(Set.copyOf(tombstones));
  }

  @Override
  public Set<BlobKey> known(Collection<BlobKey> keys) {
    var state = transactions.reading();
    var known = new HashSet<>(state.tombstones().keySet());
    state.files().forEach(file -> known.add(file.blob()));
    known.retainAll(Set.copyOf(keys));
    return known;
  }

  /// Keys of tombstones tell the hour in which their blobs were made, and nothing nearer.
  @Override
  public Backlog backlogAcrossTenants(Instant now, int limit) {
    var state = transactions.reading();
    var expired =
        state.uploads().values().stream().filter(upload -> upload.isExpired(now)).toList();
    var oldest =
        Stream.concat(
                expired.stream().map(upload -> upload.expiry().at()),
                state.tombstones().isEmpty() ? Stream.empty() : Stream.of(now))
            .min(Comparator.naturalOrder());
    return new Backlog(
        Math.min(limit, expired.size()), Math.min(limit, state.tombstones().size()), oldest);
  }

  @Override
  public Optional<Instant> clock() {
    transactions.reading();
    return Optional.empty();
  }

  @Override
  public void probe() {
    transactions.writing();
  }
}

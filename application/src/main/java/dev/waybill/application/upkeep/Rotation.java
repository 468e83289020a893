package dev.waybill.application.upkeep;

import dev.waybill.application.port.KeySealer;
import dev.waybill.application.port.StorageUnavailable;
import dev.waybill.application.port.TenantKey;
import dev.waybill.application.port.TenantKeyRepository;
import dev.waybill.application.port.TenantKeyRepository.Rewrapping;
import dev.waybill.application.port.TenantKeyRepository.WrappedBlob;
import dev.waybill.application.port.Transactions;
import dev.waybill.application.upload.ReceiveUpload;
import dev.waybill.domain.upload.BlobKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// One run of [RotateKeys].
final class Rotation {
  /// How long a row may still come under a key that has been superseded: a node may use it for a
  /// minute before it sees the new one, and an upload takes its time.
  static final Duration IN_USE = ReceiveUpload.LONGEST.plus(Duration.ofHours(1));

  private static final Comparator<TenantKey> BY_AGE =
      Comparator.comparing(TenantKey::createdAt).thenComparing(TenantKey::id);

  private final KeySealer sealer;
  private final TenantKeyRepository keys;
  private final Transactions transactions;
  private final Instant now;
  private long resealed;
  private long created;
  private long rewrapped;
  private long unreadable;
  private long erased;
  private long waiting;

  Rotation(KeySealer sealer, TenantKeyRepository keys, Transactions transactions, Instant now) {
    this.sealer = sealer;
    this.keys = keys;
    this.transactions = transactions;
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
  }

  RotateKeys.Outcome run(RotateKeys.Command command) {
    for (var ofTenant : currentKeys()) {
      rotate(ofTenant, command);
    }
    return new RotateKeys.Outcome(resealed, created, rewrapped, unreadable, erased, waiting);
  }

  /// The keys of each tenant, oldest first, all under the first master key: one that is missing is
  /// found before anything is built on it.
  private Collection<List<TenantKey>> currentKeys() {
    var all = new ArrayList<TenantKey>();
    var last = Optional.<String>empty();
    List<TenantKey> page;
    do {
      page = page(last);
      page.forEach(key -> all.add(current(key)));
      last = page.stream().map(TenantKey::id).reduce((_, id) -> id);
    } while (page.size() == RotateKeys.BATCH);
    return all.stream().sorted(BY_AGE).collect(Collectors.groupingBy(TenantKey::tenant)).values();
  }

  private List<TenantKey> page(Optional<String> last) {
    return transactions.read(() -> keys.afterAcrossTenants(last, RotateKeys.BATCH));
  }

  private TenantKey current(TenantKey key) {
    if (sealer.isCurrent(key)) {
      return key;
    }
    var anew = sealer.reseal(key);
    resealed += transactions.write(() -> keys.replace(key, anew));
    return anew;
  }

  private void rotate(List<TenantKey> ofTenant, RotateKeys.Command command) {
    var old = new ArrayList<>(ofTenant);
    var newest = command.newTenantKeys() ? successor(old.getLast()) : old.removeLast();
    for (int nth = 0; nth < old.size(); nth++) {
      rewrapAll(old.get(nth), newest);
      var next = nth + 1 < old.size() ? old.get(nth + 1) : newest;
      eraseIfUnused(old.get(nth), command.alone() || next.createdAt().plus(IN_USE).isBefore(now));
    }
  }

  /// A new key, newer than the old one also where the clocks of nodes differ.
  private TenantKey successor(TenantKey old) {
    var after = old.createdAt().plusMillis(1);
    var key = sealer.create(old.tenant(), now.isBefore(after) ? after : now);
    created += transactions.write(() -> add(key));
    return key;
  }

  private int add(TenantKey key) {
    keys.add(key);
    return 1;
  }

  private void rewrapAll(TenantKey from, TenantKey to) {
    var last = Optional.<BlobKey>empty();
    List<WrappedBlob> page;
    do {
      page = page(from, last);
      var rows = page.stream().flatMap(row -> rewrapping(row, from, to).stream()).toList();
      if (!rows.isEmpty()) {
        rewrapped += transactions.write(() -> keys.rewrapAcrossTenants(rows));
      }
      last = page.stream().map(WrappedBlob::blob).reduce((_, blob) -> blob);
    } while (page.size() == RotateKeys.BATCH);
  }

  private List<WrappedBlob> page(TenantKey key, Optional<BlobKey> last) {
    return transactions.read(() -> keys.wrappedByAcrossTenants(key.id(), last, RotateKeys.BATCH));
  }

  private Optional<Rewrapping> rewrapping(WrappedBlob row, TenantKey from, TenantKey to) {
    try {
      var anew = sealer.rewrap(row.blob(), row.key(), from, to);
      return Optional.of(new Rewrapping(row.blob(), row.key(), anew));
    } catch (StorageUnavailable doesNotOpen) {
      unreadable++;
      return Optional.empty();
    }
  }

  private void eraseIfUnused(TenantKey key, boolean noneCanCome) {
    var gone = noneCanCome ? transactions.write(() -> keys.eraseUnused(key.id())) : 0;
    erased += gone;
    waiting += 1 - gone;
  }
}

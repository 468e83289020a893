package dev.waybill.application.download;

import dev.waybill.application.port.Transactions;
import dev.waybill.application.port.UploadRepository;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.UploadId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/// Counts downloads. One counts when an answer has brought the last byte of the content (of a file,
/// of the zip, of the ciphertext) to the client: of a download that was resumed only the last
/// answer, of one that was cut none. An upload has one number for all of its files and all of its
/// readers, its owner too.
///
/// The number is a hint for the owner and no audit: it waits in memory until the next [#write], and
/// is lost with a process that dies before. Nobody waits for it in exchange.
public final class CountDownloads {
  /// So many uploads that wait are written at once.
  static final int WRITTEN_AT = 1_000;

  /// While the database is away so many uploads wait at most; downloads of further ones are not
  /// counted.
  static final int LIMIT = 10 * WRITTEN_AT;

  private record Counted(TenantId tenant, UploadId upload) {}

  private final UploadRepository uploads;
  private final Transactions transactions;
  private final Executor background;
  private final Map<Counted, Long> waiting = new ConcurrentHashMap<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final ReentrantLock writing = new ReentrantLock();

  /// @param background has to run what it gets, soon and on another thread; it may drop it
  public CountDownloads(UploadRepository uploads, Transactions transactions, Executor background) {
    this.uploads = uploads;
    this.transactions = transactions;
    this.background = background;
  }

  /// A download of this upload has come to its end. Never waits for the database, never fails.
  public void count(TenantId tenant, UploadId upload) {
    var counted = new Counted(tenant, upload);
    if (waiting.size() < LIMIT || waiting.containsKey(counted)) {
      waiting.merge(counted, 1L, Long::sum);
    }
    if (waiting.size() >= WRITTEN_AT && !called.getAndSet(true)) {
      background.execute(this::write);
    }
  }

  /// Writes what waits, in one transaction. Where that fails it waits for the next time; a commit
  /// whose answer was lost may then be counted twice.
  public void write() {
    writing.lock();
    try {
      called.set(false);
      var taken = Map.copyOf(waiting);
      if (!taken.isEmpty()) {
        var _ = transactions.write(() -> add(taken));
        taken.forEach(this::forget);
      }
    } finally {
      writing.unlock();
    }
  }

  private boolean add(Map<Counted, Long> taken) {
    var byTenant =
        new TreeMap<TenantId, Map<UploadId, Long>>(Comparator.comparing(TenantId::value));
    taken.forEach(
        (counted, times) ->
            byTenant
                .computeIfAbsent(counted.tenant(), _ -> new HashMap<>())
                .put(counted.upload(), times));
    byTenant.forEach(uploads::countDownloads);
    return true;
  }

  /// Leaves what has come meanwhile.
  private void forget(Counted counted, long written) {
    waiting.computeIfPresent(counted, (_, now) -> now > written ? now - written : null);
  }
}

package dev.waybill.application.upload;

import dev.waybill.application.content.StoredContents;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.FileId;
import dev.waybill.domain.upload.FilePath;
import dev.waybill.domain.upload.MediaType;
import dev.waybill.domain.upload.StoredFile;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// The files of one upload on their way into storage. Their keys are in flight from their first
/// byte until they are [#abandon]ed or [#release]d. For one thread.
final class IncomingFiles {
  private final StoredContents contents;
  private final InFlight inFlight;
  private final RandomBytes random;
  private final InstantSource clock;
  private final TenantId tenant;
  private final List<Incoming> files = new ArrayList<>();

  IncomingFiles(
      StoredContents contents,
      InFlight inFlight,
      RandomBytes random,
      InstantSource clock,
      TenantId tenant) {
    this.contents = contents;
    this.inFlight = inFlight;
    this.random = random;
    this.clock = clock;
    this.tenant = tenant;
  }

  int count() {
    return files.size();
  }

  List<Incoming> all() {
    return List.copyOf(files);
  }

  /// Begins the next one.
  ///
  /// @param atMost as [StoredContents#create] has it
  void open(FilePath path, MediaType type, OptionalLong atMost) {
    var key = BlobKey.of(clock.instant(), random.next(BlobKey.RANDOM_BYTES));
    inFlight.add(key);
    try {
      var begun = contents.create(tenant, key, atMost);
      files.add(
          new Incoming(
              new FileId(random.nextUuid()), path, type, key, begun.wrappedKey(), begun.sink()));
    } catch (RuntimeException notBegun) {
      inFlight.remove(List.of(key));
      throw notBegun;
    }
  }

  /// The one that was opened last.
  Incoming last() {
    return files.getLast();
  }

  /// The node that the first one was received under, see [InFlight#nodeOf].
  Optional<String> node() {
    return inFlight.nodeOf(files.getFirst().key());
  }

  /// As [StoredContents#requiresNoTenantKeys()].
  boolean requiresNoTenantKeys() {
    return contents.requiresNoTenantKeys();
  }

  void publish() {
    files.forEach(Incoming::publish);
  }

  /// Once: digests are spent.
  List<StoredFile> stored(Optional<UploadOptions.Encryption> encryption) {
    return IntStream.range(0, files.size())
        .mapToObj(index -> files.get(index).stored(encryption.map(e -> e.forFile(index))))
        .toList();
  }

  /// Takes back what was not committed: files that storage has are removed again, best effort; what
  /// that misses, the orphan sweep finds.
  void abandon() {
    files.forEach(file -> file.abandon(contents));
    forget();
  }

  /// Leaves files where they are.
  void release() {
    files.forEach(Incoming::close);
    forget();
  }

  private void forget() {
    inFlight.remove(files.stream().map(Incoming::key).toList());
  }
}

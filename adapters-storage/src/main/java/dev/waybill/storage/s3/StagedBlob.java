package dev.waybill.storage.s3;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/// The steps of a blob from its first byte to its object. What is no longer than the shortest part
/// stays in memory until it is published, by one call; of others the store keeps the parts. Used by
/// one thread at a time.
final class StagedBlob {
  private enum Where {
    MEMORY,
    PARTS,
    OBJECT
  }

  /// Copied at once where an end of zeros is cut off; S3 allows for 5 GiB.
  private static final long COPIED = 256L * 1024 * 1024;

  private final Place place;
  private final SlabPool pool;
  private final MultipartUpload upload;
  private final MultipartUpload trimmed;
  private final Intake intake;
  private Where where = Where.PARTS;
  private int kept;

  /// Where a blob goes.
  ///
  /// @param object its name
  record Place(Bucket bucket, Multiparts multiparts, String object) {}

  StagedBlob(Place place, OptionalLong atMost, SlabPool pool, Executor threads) {
    this.place = place;
    this.pool = pool;
    this.upload = new MultipartUpload(place.multiparts(), place.object());
    this.trimmed = new MultipartUpload(place.multiparts(), place.object());
    this.intake = new Intake(upload, atMost, pool, threads);
  }

  void write(ByteBuffer bytes) {
    intake.write(bytes);
  }

  void finish() {
    var whole = intake.whole();
    if (whole != null && (whole.size() == 0 || keep(whole.slabs()))) {
      where = Where.MEMORY;
    } else {
      intake.finish();
      intake.stop();
    }
  }

  /// All that is gathered is at most the shortest part; how much of the memory may wait for a
  /// publish is up to the pool.
  private boolean keep(int slabs) {
    if (!pool.keep(slabs)) {
      return false;
    }
    kept = slabs;
    return true;
  }

  void publish() {
    var whole = intake.whole();
    if (where == Where.MEMORY && whole != null) {
      where = Where.OBJECT;
      place.bucket().put(place.object(), whole.body());
      return;
    }
    where = Where.OBJECT;
    upload.complete(place.bucket(), intake.written() + intake.zeros());
    if (intake.zeros() > 0) {
      trim();
    }
  }

  /// Puts the object's true bytes in its own place, without moving them through here.
  private void trim() {
    var size = intake.written();
    var step = Math.max(COPIED, PartPlan.length(size));
    for (long at = 0; at < size; at += step) {
      trimmed.addCopy(place.object(), at, Math.min(step, size - at));
    }
    trimmed.complete(place.bucket(), size);
  }

  /// Leaves nothing in the store.
  void discard() {
    intake.stop();
    upload.abort();
    trimmed.abort();
    if (where == Where.OBJECT) {
      place.bucket().delete(place.object());
    }
  }

  /// Lets go of the memory. The last call.
  void release() {
    intake.stop();
    pool.letGo(kept);
    kept = 0;
  }
}

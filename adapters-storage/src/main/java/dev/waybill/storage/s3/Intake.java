package dev.waybill.storage.s3;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Makes parts of what is written. A part is gathered in memory where there is some, so that it has
/// its true length and can be sent again; else it is streamed, at a length that has to be promised.
final class Intake {
  private final MultipartUpload upload;
  private final OptionalLong atMost;
  private final Executor threads;
  private final Gathered gathered;
  private @Nullable StreamedPart streamed;
  private long written;
  private long sent;
  private long zeros;

  /// @param threads that send streamed parts
  Intake(MultipartUpload upload, OptionalLong atMost, SlabPool pool, Executor threads) {
    this.upload = upload;
    this.atMost = atMost;
    this.threads = threads;
    this.gathered = new Gathered(pool);
  }

  void write(ByteBuffer bytes) {
    written += bytes.remaining();
    while (bytes.hasRemaining()) {
      if (streamed != null) {
        pour(streamed, bytes);
      } else if (!gather(bytes)) {
        stream();
      }
    }
  }

  private boolean gather(ByteBuffer bytes) {
    // Only now is it known to be a part: it might have been the whole blob.
    if (gathered.size() == PartPlan.SHORTEST) {
      sendGathered();
    }
    return PartPlan.isGathered(sent) && gathered.take(bytes, PartPlan.SHORTEST);
  }

  private void stream() {
    var length = PartPlan.streamed(sent, atMost);
    var part = upload.stream(length, threads);
    streamed = part;
    sent += length;
    gathered.pieces().forEach(part::write);
    gathered.clear();
  }

  private void pour(StreamedPart part, ByteBuffer bytes) {
    part.write(bytes);
    if (part.left() == 0) {
      endStreamed(part);
    }
  }

  private void endStreamed(StreamedPart part) {
    upload.add(part);
    streamed = null;
  }

  private void sendGathered() {
    upload.add(gathered.body());
    sent += gathered.size();
    gathered.clear();
  }

  /// What is all there is and still in memory, or nothing where some of it is with the store.
  @Nullable Gathered whole() {
    return streamed == null && !upload.hasParts() ? gathered : null;
  }

  /// Brings the rest to the store.
  void finish() {
    if (streamed != null) {
      zeros = streamed.fill();
      endStreamed(streamed);
    } else if (gathered.size() > 0) {
      sendGathered();
    }
  }

  /// How many bytes were written.
  long written() {
    return written;
  }

  /// How many zeros follow them in the store.
  long zeros() {
    return zeros;
  }

  /// Ends what is under way and lets go of the memory.
  void stop() {
    if (streamed != null) {
      streamed.cancel();
      streamed = null;
    }
    gathered.clear();
  }
}

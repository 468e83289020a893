package dev.waybill.storage.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import okhttp3.Call;
import okhttp3.RequestBody;

/// A part that is sent while its bytes come in. Its length was promised: where fewer bytes come it
/// is filled up with zeros. Used by one thread at a time.
final class StreamedPart {
  private static final ByteBuffer ZEROS =
      ByteBuffer.allocateDirect(SlabPool.SLAB_BYTES).asReadOnlyBuffer();

  private final HandOver body;
  private final Call call;
  private final CompletableFuture<String> etag = new CompletableFuture<>();
  private long left;

  private StreamedPart(HandOver body, Call call, long length) {
    this.body = body;
    this.call = call;
    this.left = length;
  }

  /// @param prepare makes the request of a body
  /// @param send sends it and answers the ETag
  /// @param threads one of which sends
  static StreamedPart start(
      long length,
      Function<RequestBody, Call> prepare,
      Function<Call, String> send,
      Executor threads) {
    var body = new HandOver(length);
    var part = new StreamedPart(body, prepare.apply(body), length);
    threads.execute(() -> part.run(send));
    return part;
  }

  private void run(Function<Call, String> send) {
    try {
      etag.complete(send.apply(call));
    } catch (Throwable failed) {
      etag.completeExceptionally(failed);
    } finally {
      body.end();
    }
  }

  /// How many bytes it still takes.
  long left() {
    return left;
  }

  /// Takes what it still takes of the remaining bytes.
  void write(ByteBuffer bytes) {
    var end = bytes.limit();
    bytes.limit((int) Math.min(end, bytes.position() + left));
    left -= bytes.remaining();
    try {
      body.offer(bytes);
    } catch (IOException ended) {
      throw endedEarly();
    } finally {
      bytes.limit(end);
    }
  }

  private S3Fault endedEarly() {
    cancel();
    Answers.await(etag);
    return S3Fault.notS3("an answer before the end of the request");
  }

  /// Fills it up and answers how many zeros that took.
  long fill() {
    var zeros = left;
    while (left > 0) {
      write(ZEROS.duplicate());
    }
    return zeros;
  }

  /// Waits for the store to have it, and answers its ETag.
  String finish() {
    return Answers.await(etag);
  }

  /// Breaks the request off. Returns when it has ended.
  void cancel() {
    call.cancel();
    body.end();
    var _ = etag.handle((done, failed) -> done != null).join();
  }
}

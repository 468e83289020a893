package dev.waybill.storage.s3;

import dev.waybill.application.port.StorageFull;
import io.minio.messages.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/// One object in the making: nobody sees it before [#complete]. Used by one thread at a time.
final class MultipartUpload {
  private final Multiparts calls;
  private final String object;
  private final List<Part> parts = new ArrayList<>();
  private @Nullable String id;

  MultipartUpload(Multiparts calls, String object) {
    this.calls = calls;
    this.object = object;
  }

  boolean hasParts() {
    return !parts.isEmpty();
  }

  /// @param part can be sent more than once
  void add(RequestBody part) {
    var number = next();
    parts.add(calls.put(object, id(), number, part));
  }

  StreamedPart stream(long length, Executor threads) {
    var number = next();
    var into = id();
    return StreamedPart.start(
        length, body -> calls.prepare(object, into, number, body), calls::sendOnce, threads);
  }

  /// The part that was streamed last.
  void add(StreamedPart part) {
    parts.add(new Part(next(), part.finish()));
  }

  /// Adds a piece of another object.
  void addCopy(String from, long offset, long length) {
    var number = next();
    parts.add(calls.copy(from, offset, length, object, id(), number));
  }

  /// Makes the object and sees that it is there.
  ///
  /// @param size that it must have
  void complete(Bucket bucket, long size) {
    calls.complete(object, id(), parts, size, () -> bucket.isStored(object, size));
    bucket.requireStored(object, size);
    id = null;
  }

  /// Leaves nothing of it in the store.
  void abort() {
    if (id != null) {
      calls.abort(object, id);
      id = null;
    }
  }

  private String id() {
    if (id == null) {
      id = calls.begin(object);
    }
    return id;
  }

  private int next() {
    if (parts.size() == PartPlan.MOST_PARTS) {
      throw new StorageFull("the blob is larger than an object store supports");
    }
    return parts.size() + 1;
  }
}

package dev.waybill.storage.s3;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.application.port.StorageMark;
import java.io.IOException;
import java.util.Optional;
import okhttp3.RequestBody;

/// An object beside the blobs.
final class S3Mark implements StorageMark {
  /// Longer than any mark.
  private static final long MOST_BYTES = 4096;

  private final Bucket bucket;
  private final String object;

  S3Mark(Bucket bucket, String object) {
    this.bucket = bucket;
    this.object = object;
  }

  @Override
  public Optional<String> read() {
    return Guard.get("cannot read the storage's mark", () -> bucket.head(object).map(this::text));
  }

  private String text(Bucket.Head head) {
    var length = Math.min(head.size(), MOST_BYTES);
    if (length == 0) {
      return "";
    }
    try (var in = bucket.read(object, head.etag(), 0, length)) {
      return new String(in.readNBytes((int) length), US_ASCII).strip();
    } catch (IOException e) {
      throw S3Fault.network(e);
    }
  }

  @Override
  public void write(String text) {
    var body = RequestBody.create((text + "\n").getBytes(US_ASCII));
    Guard.run("cannot write the storage's mark", () -> bucket.put(object, body));
  }
}

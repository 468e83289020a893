package dev.waybill.storage.s3;

import dev.waybill.domain.upload.BlobKey;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.RequestBody;

/// Tries whether the bucket takes what is written to it.
///
/// @param keys as new as a blob's: what a trial leaves behind is swept like what an upload does
/// @param inUse the objects that no sweep may take
record WriteTrial(
    Clients clients,
    Timeouts timeouts,
    Bucket bucket,
    Multiparts multiparts,
    Layout layout,
    Supplier<BlobKey> keys,
    Set<String> inUse) {

  /// Each right that the store needs. Whether it may delete cannot be tried where that leaves a
  /// version and a marker behind.
  void everything(BucketRules rules) {
    if (rules.keepsVersions()) {
      write();
      var _ = bucket.head(layout.mark());
      return;
    }
    bucket.put(layout.probe(), RequestBody.create(new byte[] {1}));
    var _ = bucket.head(layout.probe());
    bucket.delete(layout.probe());
  }

  /// Goes on behind the back of one who cannot wait for it.
  void atOnce() {
    var writing = CompletableFuture.runAsync(this::write, clients.threads());
    Guard.run("cannot write to the bucket", () -> Answers.await(writing, timeouts.look(), _ -> {}));
  }

  /// An upload that is begun and given up is a write like any other, and the only one that leaves
  /// nothing in a bucket that keeps versions.
  void write() {
    var object = layout.blob(keys.get());
    var upload = new MultipartUpload(multiparts, object);
    inUse.add(object);
    try {
      upload.add(RequestBody.create(new byte[] {1}));
    } finally {
      upload.abort();
      inUse.remove(object);
    }
  }
}

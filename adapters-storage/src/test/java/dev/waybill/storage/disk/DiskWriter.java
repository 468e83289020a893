package dev.waybill.storage.disk;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.BlobSink;
import dev.waybill.application.port.UnavailableException;
import dev.waybill.domain.size.ByteCount;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// A process of its own, to be traced: writes blobs to the store under the first argument, one for
/// each further argument, and marks every one that was published by a directory `acknowledged-n`.
final class DiskWriter {
  private DiskWriter() {}

  public static void main(String[] args) throws IOException {
    var root = Path.of(args[0]);
    var store = DiskBlobStore.open(root, ByteCount.ZERO);
    for (int n = 1; n < args.length; n++) {
      var key = Blobs.key(Integer.parseInt(args[n]));
      try (var sink = store.create(Blobs.ref(key), OptionalLong.empty())) {
        write(sink);
        Files.createDirectory(root.resolve("acknowledged-" + args[n]));
      } catch (UnavailableException e) {
        System.out.println(e.getMessage() + ": " + e.getClass().getSimpleName());
      }
    }
  }

  private static void write(BlobSink sink) {
    sink.write(ByteBuffer.wrap(Blobs.bytes(1000)));
    sink.finish();
    sink.publish();
  }
}

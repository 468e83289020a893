package dev.waybill.application.port;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// Where the bytes of a blob go: a response, usually. Both methods block until the bytes are handed
/// on, so a slow reader slows the source down. An [IOException] means that the reader is gone.
public interface BlobTarget {
  /// Takes all remaining bytes. The buffer is the caller's again on return.
  void write(ByteBuffer bytes) throws IOException;

  /// Takes `count` bytes of an open file from `position` on, by whatever way is fastest. A file
  /// that ends sooner is an [IOException].
  void transferFrom(FileChannel file, long position, long count) throws IOException;
}

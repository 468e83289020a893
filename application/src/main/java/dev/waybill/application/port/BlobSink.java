package dev.waybill.application.port;

import java.nio.ByteBuffer;

/// A blob being written: stage with [#write], end with [#finish], make it visible with [#publish].
/// Closing before that leaves nothing behind. Used by one thread at a time.
public interface BlobSink extends AutoCloseable {
  /// Takes all remaining bytes; the buffer is the caller's again on return.
  void write(ByteBuffer bytes);

  /// No more bytes: brings what was written to durable media and lets go of what writing needs
  /// (open files, connections). Nothing is visible yet.
  void finish();

  /// Makes the finished blob readable under its key, durably.
  void publish();

  /// Discards the blob unless it was published. Never throws.
  @Override
  void close();
}

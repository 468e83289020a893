package dev.waybill.storage.resilient;

import dev.waybill.application.port.BlobSink;
import java.nio.ByteBuffer;

/// Holds its place among the uploads until it has finished writing: after that it needs no
/// connection, and a form may have more files than there are places.
final class GuardedSink implements BlobSink {
  private final BlobSink sink;
  private final Permit permit;
  private final Breaker breaker;
  private final RecentWrites writes;

  GuardedSink(BlobSink sink, Permit permit, Breaker breaker, RecentWrites writes) {
    this.sink = sink;
    this.permit = permit;
    this.breaker = breaker;
    this.writes = writes;
  }

  @Override
  public void write(ByteBuffer bytes) {
    counted(() -> sink.write(bytes));
  }

  @Override
  public void finish() {
    counted(sink::finish);
    permit.close();
  }

  @Override
  public void publish() {
    counted(sink::publish);
    breaker.went();
    writes.went();
  }

  private void counted(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException failed) {
      writes.failed();
      breaker.failed(failed);
      throw failed;
    }
  }

  @Override
  public void close() {
    try {
      sink.close();
    } finally {
      permit.close();
    }
  }
}

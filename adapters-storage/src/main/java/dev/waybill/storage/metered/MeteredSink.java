package dev.waybill.storage.metered;

import dev.waybill.application.port.BlobSink;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.ByteBuffer;

/// Times what ends a blob, and counts what fails on the way there.
final class MeteredSink implements BlobSink {
  /// The calls of every sink of a store.
  record Calls(CallFailures write, MeteredCall finish, MeteredCall publish) {
    static Calls in(MeterRegistry meters) {
      return new Calls(
          new CallFailures(meters, "write"),
          new MeteredCall(meters, "finish"),
          new MeteredCall(meters, "publish"));
    }
  }

  private final BlobSink sink;
  private final Calls calls;

  MeteredSink(BlobSink sink, Calls calls) {
    this.sink = sink;
    this.calls = calls;
  }

  @Override
  public void write(ByteBuffer bytes) {
    try {
      sink.write(bytes);
    } catch (RuntimeException failed) {
      calls.write().count(failed);
      throw failed;
    }
  }

  @Override
  public void finish() {
    calls.finish().time(sink::finish);
  }

  @Override
  public void publish() {
    calls.publish().time(sink::publish);
  }

  @Override
  public void close() {
    sink.close();
  }
}

package dev.waybill.rest.container;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http2.BufferingFlowControlStrategy;
import org.eclipse.jetty.http2.api.Stream;

/// Flow control as Jetty has it, which also counts what of each stream's content is with the
/// network.
final class CountingFlowControl extends BufferingFlowControlStrategy {
  private static final String SENT = CountingFlowControl.class.getName();

  /// Jetty's own: a window is opened again once half of it is used.
  private static final float RATIO = 0.5F;

  CountingFlowControl() {
    super(RATIO);
  }

  @Override
  public void onDataSent(Stream stream, int length) {
    super.onDataSent(stream, length);
    if (stream.getAttribute(SENT) instanceof AtomicLong sent) {
      sent.addAndGet(length);
    } else {
      // One thread at a time flushes a connection.
      stream.setAttribute(SENT, new AtomicLong(length));
    }
  }

  /// Bytes of content so far.
  static long sent(Stream stream) {
    return stream.getAttribute(SENT) instanceof AtomicLong sent ? sent.get() : 0;
  }
}

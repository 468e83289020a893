package dev.waybill.bootstrap.attacks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Many connections of one client that are kept busy with as little as possible; one that the
/// service closes is opened again.
final class Hoard implements AutoCloseable {
  /// What each connection does, as slowhttptest would.
  ///
  /// @param first what is sent at once
  /// @param drip what is sent in each round
  /// @param gulp how many bytes are read in each round
  record Habit(String first, String drip, int gulp) {}

  private static final long ROUND = Duration.ofMillis(250).toNanos();
  private static final int WINDOW = 4 << 10;

  private final InetSocketAddress service;
  private final Habit habit;
  private final List<SocketChannel> connections = new ArrayList<>();
  private final AtomicInteger closed = new AtomicInteger();
  private final CountDownLatch begun = new CountDownLatch(1);
  private final Thread thread;
  private volatile boolean going = true;

  Hoard(int port, int size, Habit habit) {
    this.service = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.habit = habit;
    this.thread = Thread.ofPlatform().name("hoard").start(() -> run(size));
  }

  /// How many connections the service has closed.
  int closed() {
    return closed.get();
  }

  /// Waits until all were opened once.
  Hoard begun() {
    try {
      begun.await();
      return this;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void run(int size) {
    try {
      for (int n = 0; n < size && going; n++) {
        connections.add(open());
      }
      begun.countDown();
      while (going) {
        for (int n = 0; n < size && going; n++) {
          if (!use(connections.get(n))) {
            closed.incrementAndGet();
            connections.get(n).close();
            connections.set(n, open());
          }
        }
        LockSupport.parkNanos(ROUND);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      begun.countDown();
    }
  }

  private SocketChannel open() throws IOException {
    var channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, WINDOW);
    channel.connect(service);
    channel.configureBlocking(false);
    if (!send(channel, habit.first())) {
      closed.incrementAndGet();
    }
    return channel;
  }

  /// Whether the service has not closed it.
  private boolean use(SocketChannel channel) {
    try {
      return channel.read(ByteBuffer.allocate(habit.gulp())) >= 0 && send(channel, habit.drip());
    } catch (IOException closedByService) {
      return false;
    }
  }

  private static boolean send(SocketChannel channel, String text) {
    try {
      var _ = channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
      return true;
    } catch (IOException closedByService) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    going = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    for (var connection : connections) {
      connection.close();
    }
  }
}

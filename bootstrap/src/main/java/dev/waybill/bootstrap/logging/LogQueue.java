package dev.waybill.bootstrap.logging;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lines on their way to the log. Whoever logs only puts an object into a queue; one thread makes
/// lines of them and writes many at once.
final class LogQueue implements LogLines, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LogQueue.class);

  /// How long the first line after a pause waits for others, so that the thread is not woken for
  /// each.
  private static final long GATHER = TimeUnit.MILLISECONDS.toNanos(10);

  private static final int MOST_CHARACTERS = 64 << 10;
  private static final Duration AT_THE_END = Duration.ofSeconds(2);

  private final Queue<LogEntry> waiting = new ConcurrentLinkedQueue<>();
  private final LineLimits limits = new LineLimits();
  private final Map<Loss, LongAdder> lost = new EnumMap<>(Loss.class);
  private final AtomicBoolean idle = new AtomicBoolean();
  private final LineWriter lines;
  private final OutputStream out;
  private final Thread thread;
  private volatile boolean closing;
  private volatile boolean urgent;
  private boolean torn;
  private long told;

  /// @param out unbuffered; its failures are survived
  LogQueue(LineWriter lines, OutputStream out) {
    this.lines = lines;
    this.out = out;
    for (var why : Loss.values()) {
      lost.put(why, new LongAdder());
    }
    thread = Thread.ofPlatform().name("log").daemon().start(this::run);
  }

  @Override
  public void offer(LogEntry entry) {
    var refused = limits.take(entry.network());
    if (refused != null) {
      count(refused, 1);
      return;
    }
    waiting.add(entry);
    if (idle.get() && idle.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
    if (urgent && entry.network() < 0 && Thread.currentThread() != thread) {
      urgent = flush(AT_THE_END);
    }
  }

  @Override
  public long lost(Loss why) {
    return lostBy(why).sum();
  }

  /// Waits until all that was offered before is written, or could not be.
  ///
  /// @return whether it was in time
  boolean flush(Duration limit) {
    if (!thread.isAlive()) {
      return true;
    }
    var mark = new Mark(new CompletableFuture<>());
    waiting.add(mark);
    LockSupport.unpark(thread);
    try {
      mark.done.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  /// From now on whoever logs a message waits until it is written, for a while: the process ends.
  void hurry() {
    urgent = flush(AT_THE_END);
  }

  /// Writes what is left, as far as that can be done soon.
  @Override
  public void close() {
    closing = true;
    flush(AT_THE_END);
  }

  private void run() {
    while (await()) {
      var marks = new ArrayList<Mark>();
      var count = fill(marks);
      write(count);
      marks.forEach(mark -> mark.done.complete(null));
    }
  }

  /// @return false when there is nothing to write any more
  private boolean await() {
    while (waiting.isEmpty()) {
      if (closing) {
        return false;
      }
      idle.set(true);
      if (waiting.isEmpty()) {
        LockSupport.park(this);
      }
      if (idle.getAndSet(false)) {
        continue;
      }
      LockSupport.parkNanos(this, GATHER);
    }
    return true;
  }

  private int fill(List<Mark> marks) {
    var count = 0;
    while (marks.isEmpty() && lines.length() < MOST_CHARACTERS) {
      switch (waiting.poll()) {
        case null -> {
          return count;
        }
        case Mark mark -> marks.add(mark);
        case LogEntry entry -> {
          limits.give(entry.network());
          entry.writeTo(lines);
          count++;
        }
      }
    }
    return count;
  }

  private void write(int count) {
    if (count == 0) {
      return;
    }
    var bytes = lines.take();
    try {
      if (torn) {
        out.write('\n');
        torn = false;
      }
      out.write(bytes);
      out.flush();
      tellOfLost();
    } catch (IOException e) {
      // Of these lines some, or a part of one, may be there.
      torn = true;
      count(Loss.WRITE_FAILED, count);
    }
  }

  private void tellOfLost() {
    var all = 0L;
    for (var why : Loss.values()) {
      all += lost(why);
    }
    if (all > told) {
      LOG.warn(
          "The log lost {} lines: its reader was too slow, or it could not be written", all - told);
      told = all;
    }
  }

  private void count(Loss why, int lines) {
    lostBy(why).add(lines);
  }

  private LongAdder lostBy(Loss why) {
    return Objects.requireNonNull(lost.get(why));
  }

  /// Stands between lines, for who waits until those before it are written.
  private record Mark(CompletableFuture<Void> done) implements LogEntry {
    @Override
    public void writeTo(LineWriter line) {
      // It is no line.
    }
  }
}

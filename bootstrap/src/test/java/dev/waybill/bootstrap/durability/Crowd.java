package dev.waybill.bootstrap.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/// Many clients that ask the same again and again.
final class Crowd implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final List<Integer> answers = new ArrayList<>();
  private final CountDownLatch answered;

  /// @param ask answers a status
  Crowd(int clients, IntSupplier ask) {
    this.answered = new CountDownLatch(clients);
    for (int i = 0; i < clients; i++) {
      threads.execute(() -> goOn(ask));
    }
  }

  private void goOn(IntSupplier ask) {
    while (!enough.get()) {
      int status = ask.getAsInt();
      synchronized (answers) {
        answers.add(status);
      }
      answered.countDown();
    }
  }

  /// Waits until as many answers as clients have come: no connection has been free for a while.
  void isThere() throws InterruptedException {
    answered.await();
  }

  /// Every status that was answered.
  List<Integer> end() {
    close();
    return List.copyOf(answers);
  }

  @Override
  public void close() {
    enough.set(true);
    threads.close();
  }
}

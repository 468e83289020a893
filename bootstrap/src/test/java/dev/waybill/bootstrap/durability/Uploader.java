package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/// Uploads and writes down what was answered.
final class Uploader implements AutoCloseable {
  private final Wire wire;
  private final Ledger ledger;
  private final AtomicBoolean enough = new AtomicBoolean();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> running = new ArrayList<>();

  Uploader(int port, Ledger ledger) {
    this.wire = new Wire(port);
    this.ledger = ledger;
  }

  /// Goes on until [#close()].
  void start(int clients, long seed) {
    for (int client = 0; client < clients; client++) {
      var random = new Random(seed + client);
      running.add(
          threads.submit(
              () -> {
                while (!enough.get()) {
                  upload(random);
                }
              }));
    }
  }

  Line upload(Random random) {
    try {
      var reply = wire.post("/upload", UploadBody.TYPE, UploadBody.random(random).bytes());
      if (reply.status() != 200) {
        throw new AssertionError(reply.status() + " " + reply.text());
      }
      var answer = reply.text();
      var line =
          new Line(
              Answers.id(answer),
              Answers.token(answer),
              Optional.of(Answers.settings(answer)),
              Answers.files(answer));
      ledger.acknowledge(line);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Fails as an upload has failed.
  @Override
  public void close() {
    enough.set(true);
    threads.close();
    for (var client : running) {
      try {
        client.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      } catch (ExecutionException e) {
        throw new AssertionError("an upload failed", e);
      }
    }
  }
}

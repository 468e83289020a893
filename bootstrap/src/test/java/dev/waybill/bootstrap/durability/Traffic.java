package dev.waybill.bootstrap.durability;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that upload and download without a pause, and some that take their time.
final class Traffic implements AutoCloseable {
  private static final int SMALL = 16 << 10;
  private static final int LARGE = 24 << 20;

  /// In so many pieces a large file is moved, with a pause after each.
  private static final int PIECES = 12;

  private static final long PAUSE_MILLIS = 500;

  /// In the middle; longer than the second that Jetty would have allowed.
  private static final long LONG_PAUSE_MILLIS = 3_000;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI url;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final List<Thread> clients = new ArrayList<>();

  Traffic(int port) {
    url = URI.create("http://127.0.0.1:" + port);
  }

  private interface Exchange {
    void run() throws IOException, InterruptedException;
  }

  /// Until as many uploads in a row are answered as two nodes and a store need that have just
  /// started: on a busy machine these are too slow for their own limits at first.
  void warmUp() throws IOException, InterruptedException {
    var end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    for (var row = 0; row < 10; ) {
      try {
        upload(bytes(LARGE / PIECES, row));
        row++;
      } catch (IOException notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        row = 0;
      }
    }
    requests.set(0);
  }

  void start(int quickClients, int slowClients) throws IOException, InterruptedException {
    var large = upload(bytes(LARGE, 0));
    for (var i = 0; i < quickClients; i++) {
      var content = bytes(SMALL, i + 1);
      again(() -> roundTrip(content));
    }
    for (var i = 0; i < slowClients; i++) {
      again(() -> downloadSlowly(large));
      again(this::uploadSlowly);
    }
  }

  /// How many were answered.
  int requests() {
    return requests.get();
  }

  /// How many of those took their time.
  int slow() {
    return slow.get();
  }

  Queue<String> failures() {
    return failures;
  }

  /// Lets the clients end what they have begun.
  void end() throws InterruptedException {
    ended.countDown();
    for (var thread : clients) {
      thread.join();
    }
  }

  private void again(Exchange exchange) {
    clients.add(
        Thread.startVirtualThread(
            () -> {
              while (ended.getCount() > 0) {
                run(exchange);
              }
            }));
  }

  private void run(Exchange exchange) {
    try {
      exchange.run();
    } catch (IOException | RuntimeException e) {
      failures.add(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void roundTrip(byte[] content) throws IOException, InterruptedException {
    var id = upload(content);
    try (var body = get("/f/" + id)) {
      require(Arrays.equals(body.readAllBytes(), content), "other bytes");
    }
    requests.incrementAndGet();
  }

  private void downloadSlowly(String id) throws IOException, InterruptedException {
    var length = 0;
    try (var body = get("/f/" + id)) {
      for (var piece = 0; piece < PIECES; piece++) {
        length += body.readNBytes(LARGE / PIECES).length;
        pause(piece);
      }
    }
    require(length == LARGE, length + " of " + LARGE + " bytes");
    requests.incrementAndGet();
    slow.incrementAndGet();
  }

  private void uploadSlowly() throws IOException, InterruptedException {
    upload(BodyPublishers.ofInputStream(() -> new Pieces()));
    slow.incrementAndGet();
  }

  private InputStream get(String path) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve(path)).build();
    var answer = client.send(request, BodyHandlers.ofInputStream());
    require(answer.statusCode() == 200, path + ": " + answer.statusCode());
    return answer.body();
  }

  private String upload(byte[] content) throws IOException, InterruptedException {
    return upload(BodyPublishers.ofByteArray(content));
  }

  private String upload(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(url.resolve("/upload/a.bin")).PUT(body).build();
    var answer = client.send(request, BodyHandlers.ofString());
    require(answer.statusCode() == 200, "upload: " + answer.statusCode() + " " + answer.body());
    requests.incrementAndGet();
    return Answers.id(answer.body());
  }

  private static void require(boolean condition, String otherwise) throws IOException {
    if (!condition) {
      throw new IOException(otherwise);
    }
  }

  /// After a piece.
  private static void pause(int piece) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(piece == PIECES / 2 ? LONG_PAUSE_MILLIS : PAUSE_MILLIS);
  }

  private static byte[] bytes(int count, int seed) {
    var bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  @Override
  public void close() throws InterruptedException {
    end();
    client.close();
  }

  /// A body whose sender pauses.
  private static final class Pieces extends InputStream {
    private int piece;
    private int left = LARGE / PIECES;

    @Override
    public int read() {
      throw new UnsupportedOperationException();
    }

    @Override
    public int read(byte[] into, int at, int most) throws IOException {
      if (left == 0) {
        begin();
      }
      if (piece == PIECES) {
        return -1;
      }
      var count = Math.min(left, most);
      Arrays.fill(into, at, at + count, (byte) piece);
      left -= count;
      return count;
    }

    private void begin() throws IOException {
      try {
        pause(piece);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
      piece++;
      left = LARGE / PIECES;
    }
  }
}

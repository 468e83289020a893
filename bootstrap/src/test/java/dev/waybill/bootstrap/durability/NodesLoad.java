package dev.waybill.bootstrap.durability;

import dev.waybill.bootstrap.durability.Line.Content;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// Clients of two nodes behind a proxy, who upload and download without a pause and write down what
/// was acknowledged.
final class NodesLoad {
  private static final int UPLOADERS = 12;
  private static final int READERS = 4;
  private static final int CHECKERS = 8;
  private static final double LARGEST_SMALL = 32 << 10;
  private static final int LARGE = 1 << 20;

  /// One upload of so many is a large one.
  private static final int LARGE_ONE_OF = 40;

  private static final Duration PATIENCE = Duration.ofSeconds(70);
  private static final long REST_MILLIS = 50;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI proxy;
  private final Ledger ledger = new Ledger();
  private final AtomicBoolean enough = new AtomicBoolean();
  private final List<Thread> clients = new ArrayList<>();
  private final Map<String, Integer> seen = new HashMap<>();
  private final List<String> broken = new ArrayList<>();
  private long slowestNanos;

  NodesLoad(int port) {
    proxy = at(port);
  }

  private static URI at(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  void start() {
    for (int i = 0; i < UPLOADERS; i++) {
      var random = new Random(i);
      again(() -> upload(proxy, random));
    }
    for (int i = 0; i < READERS; i++) {
      var random = new Random(-i);
      again(() -> download(random));
    }
  }

  private void again(Callable<Boolean> exchange) {
    clients.add(
        Thread.startVirtualThread(
            () -> {
              while (!enough.get()) {
                once(exchange);
              }
            }));
  }

  private void once(Callable<Boolean> exchange) {
    var began = System.nanoTime();
    try {
      if (!exchange.call()) {
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException cut) {
      saw("cut");
    } catch (Exception e) {
      breaks(e.toString());
    }
    took(System.nanoTime() - began);
  }

  /// What a fault did since then.
  synchronized NodesOutcome outcome(String fault, int before, Duration back, int stackLines) {
    var outcome =
        new NodesOutcome(
            fault,
            ledger.acknowledged() - before,
            seen,
            Duration.ofNanos(slowestNanos),
            back,
            stackLines,
            broken);
    seen.clear();
    broken.clear();
    slowestNanos = 0;
    return outcome;
  }

  int count() {
    return ledger.acknowledged();
  }

  void reach(int acknowledged, Duration most) {
    ledger.reaches(acknowledged, most);
  }

  private synchronized void saw(String what) {
    seen.merge(what, 1, Integer::sum);
  }

  private synchronized void took(long nanos) {
    slowestNanos = Math.max(slowestNanos, nanos);
  }

  private synchronized void breaks(String what) {
    broken.add(what);
  }

  /// Whether a node stores, and gives back what it stored.
  boolean works(int port) throws InterruptedException {
    try {
      var before = at(port);
      var content = content(new Random());
      var answer = put(before, content);
      if (answer.statusCode() != 200) {
        return false;
      }
      var line = Answers.line(answer.body());
      ledger.acknowledge(line);
      return get(before, line.files().getFirst()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean upload(URI to, RandomGenerator random) throws IOException, InterruptedException {
    var content = content(random);
    var answer = put(to, content);
    if (answer.statusCode() != 200) {
      saw(Integer.toString(answer.statusCode()));
      return false;
    }
    var line = Answers.line(answer.body());
    if (!line.files().getFirst().sha256().equals(UploadBody.sha256(content))) {
      breaks("an answer names another digest: " + answer.body());
    }
    ledger.acknowledge(line);
    return true;
  }

  private static byte[] content(RandomGenerator random) {
    var large = random.nextInt(LARGE_ONE_OF) == 0;
    var content = new byte[large ? LARGE : (int) Math.pow(LARGEST_SMALL, random.nextDouble())];
    random.nextBytes(content);
    return content;
  }

  private HttpResponse<String> put(URI to, byte[] content)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(to.resolve("/upload/a.bin")).timeout(PATIENCE);
    return client.send(
        request.PUT(BodyPublishers.ofByteArray(content)).build(), BodyHandlers.ofString());
  }

  private boolean download(RandomGenerator random) throws IOException, InterruptedException {
    var line = ledger.any(random);
    return line.isPresent() && download(proxy, line.get());
  }

  private boolean download(URI from, Line line) throws IOException, InterruptedException {
    var file = line.files().getFirst();
    var answer = get(from, file);
    if (answer.statusCode() == 404) {
      breaks("404 for " + file.id());
    } else if (answer.statusCode() != 200) {
      saw(Integer.toString(answer.statusCode()));
    } else if (!UploadBody.sha256(answer.body()).equals(file.sha256())) {
      breaks("other bytes of " + file.id());
    }
    return answer.statusCode() == 200;
  }

  private HttpResponse<byte[]> get(URI from, Content file)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(from.resolve("/f/" + file.id() + "/content"));
    return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
  }

  /// Lets the clients end what they have begun.
  void end() throws InterruptedException {
    enough.set(true);
    for (var thread : clients) {
      thread.join();
    }
  }

  /// Reads every line of the ledger from one node or the other.
  NodesOutcome readBack(List<Integer> ports) throws InterruptedException, ExecutionException {
    outcome("the load in between", 0, Duration.ZERO, 0);
    var lines = ledger.kept();
    try (var pool = Executors.newFixedThreadPool(CHECKERS)) {
      var asked = new ArrayList<Callable<Boolean>>();
      for (int i = 0; i < lines.size(); i++) {
        var line = lines.get(i);
        var node = at(ports.get(i % ports.size()));
        asked.add(() -> download(node, line) || lost(line));
      }
      for (var answer : pool.invokeAll(asked)) {
        answer.get();
      }
    }
    return outcome("**all of it, read back in the end**", 0, Duration.ZERO, 0);
  }

  private boolean lost(Line line) {
    breaks("cannot be read: " + line.id());
    return true;
  }
}

package dev.waybill.rest.container;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.glassfish.jersey.server.ResourceConfig;

/// A running server with recorded reports.
final class Served implements AutoCloseable {
  static final ConnectionLimits CONNECTIONS =
      new ConnectionLimits(
          Share.undivided(1_000),
          Share.undivided(100),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10));

  final BlockingQueue<RequestReport> reports = new LinkedBlockingQueue<>();
  final AtomicInteger active = new AtomicInteger();
  private final AtomicInteger ids = new AtomicInteger();
  private final HttpServer server;

  Served(HttpSettings settings, Object... components) {
    this(Proxies.NONE, settings, components);
  }

  private Served(Proxies proxies, HttpSettings settings, Object... components) {
    var resources = new ResourceConfig();
    for (var component : components) {
      if (component instanceof Class<?> type) {
        resources.register(type);
      } else {
        resources.register(component);
      }
    }
    server = new HttpServer(settings, resources, hooks(proxies));
    server.start();
  }

  static Served with(Object... components) {
    return with(CONNECTIONS, components);
  }

  static Served with(ConnectionLimits connections, Object... components) {
    return new Served(settings(HeadLimits.DEFAULT, BodyLimits.DEFAULT, connections), components);
  }

  static Served with(HeadLimits head, Object... components) {
    return new Served(settings(head, BodyLimits.DEFAULT, CONNECTIONS), components);
  }

  static Served with(BodyLimits body, Object... components) {
    return new Served(settings(HeadLimits.DEFAULT, body, CONNECTIONS), components);
  }

  static Served with(HttpSettings settings, Object... components) {
    return new Served(settings, components);
  }

  static Served behind(Proxies proxies, Object... components) {
    return behind(proxies, CONNECTIONS, components);
  }

  static Served behind(Proxies proxies, ConnectionLimits connections, Object... components) {
    var settings = settings(HeadLimits.DEFAULT, BodyLimits.DEFAULT, connections);
    return new Served(proxies, settings, components);
  }

  private static HttpSettings settings(
      HeadLimits head, BodyLimits body, ConnectionLimits connections) {
    return new HttpSettings("127.0.0.1", 0, head, body, connections);
  }

  int port() {
    return server.port();
  }

  /// Waits for the report of a request, passing over others.
  RequestReport report(Predicate<RequestReport> wanted) throws InterruptedException {
    for (var report = next(); ; report = next()) {
      if (wanted.test(report)) {
        return report;
      }
    }
  }

  private RequestReport next() throws InterruptedException {
    var report = reports.poll(10, TimeUnit.SECONDS);
    if (report == null) {
      throw new AssertionError("no such report");
    }
    return report;
  }

  /// Until so many requests are being answered.
  void awaitRunning(int requests) {
    await(() -> active.get() >= requests);
  }

  /// Until so many are accepted.
  void awaitConnections(int open) {
    await(() -> server.connections() >= open);
  }

  void awaitNoConnection() {
    await(() -> server.connections() == 0);
  }

  private static void await(BooleanSupplier condition) {
    var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not come");
      }
      Thread.onSpinWait();
    }
  }

  long answersTooSlow() {
    return server.answersTooSlow();
  }

  long connectionsClosed() {
    return server.connectionsClosed();
  }

  void retire() {
    server.retire();
  }

  void stop() {
    server.stop();
  }

  void hurry() {
    server.hurry();
  }

  @Override
  public void close() {
    server.close();
  }

  private HttpHooks hooks(Proxies proxies) {
    return new HttpHooks(
        () -> "id-" + ids.incrementAndGet(), Served::errorBody, new Recorder(), proxies);
  }

  private static ErrorBody errorBody(HttpError error) {
    return error.status() == 404
        ? new ErrorBody(error.code(), "text/plain;charset=utf-8", "File not found or expired")
        : new ErrorBody(
            error.code(),
            "application/json;charset=utf-8",
            "{\"error\":\"…\",\"code\":\"%s\",\"request_id\":\"%s\"}"
                .formatted(error.code(), error.requestId()));
  }

  private final class Recorder implements RequestObserver {
    @Override
    public void started() {
      active.incrementAndGet();
    }

    @Override
    public void finished(RequestReport report) {
      active.decrementAndGet();
      reports.add(report);
    }
  }
}

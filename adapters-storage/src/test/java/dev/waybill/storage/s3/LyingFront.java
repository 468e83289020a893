package dev.waybill.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// A proxy before a real S3 server that answers some calls itself, and well: what a portal, a
/// firewall or a wrong route does. Everything else it hands on.
final class LyingFront implements AutoCloseable {
  /// @param headers beside the length
  record Lie(int status, Map<String, String> headers, String body) {
    static Lie of(String body) {
      return new Lie(200, Map.of("Content-Type", "application/xml"), body);
    }

    /// As S3 refuses.
    static Lie refusal(int status, String code) {
      return new Lie(
          status,
          Map.of("Content-Type", "application/xml"),
          "<Error><Code>" + code + "</Code></Error>");
    }

    /// As S3 says that there is no object of that name.
    static Lie missing(String key) {
      return new Lie(
          404,
          Map.of("Content-Type", "application/xml"),
          "<Error><Code>NoSuchKey</Code><Key>" + key + "</Key></Error>");
    }

    Lie without() {
      return new Lie(status, headers, "");
    }

    Lie with(String name, String value) {
      var all = new HashMap<>(headers);
      all.put(name, value);
      return new Lie(status, Map.copyOf(all), body);
    }
  }

  /// What is written anew for each hop.
  private static final Set<String> OF_THE_HOP =
      Set.of("content-length", "connection", "transfer-encoding", "expect");

  private final OkHttpClient onward =
      new OkHttpClient.Builder().followRedirects(false).retryOnConnectionFailure(false).build();
  private final URI upstream;
  private final AtomicInteger told = new AtomicInteger();
  private final Queue<String> calls = new ConcurrentLinkedQueue<>();
  private volatile Predicate<HttpExchange> about = exchange -> false;
  private volatile @Nullable Lie lie;
  private volatile String beforeETags = "";
  private volatile boolean isDone;
  private volatile Predicate<HttpExchange> altered = exchange -> false;
  private volatile @Nullable CountDownLatch hanging;
  private final LoopbackHttp server = LoopbackHttp.answering(this::handle);

  LyingFront(URI upstream) {
    this.upstream = upstream;
  }

  URI endpoint() {
    return server.endpoint();
  }

  /// From now on.
  void lie(Predicate<HttpExchange> about, Lie lie) {
    this.lie = lie;
    this.about = about;
  }

  /// From now on, of what it has handed on and was done.
  void lieAfterwards(Predicate<HttpExchange> about, Lie lie) {
    isDone = true;
    lie(about, lie);
  }

  /// From now on it hands such requests on with one bit of their bodies turned over.
  void alter(Predicate<HttpExchange> about) {
    altered = about;
  }

  /// From now on it takes such requests and never answers.
  void hang(Predicate<HttpExchange> about) {
    hanging = new CountDownLatch(1);
    lie(about, Lie.of(""));
  }

  void tellTheTruth() {
    altered = exchange -> false;
    about = exchange -> false;
    isDone = false;
    if (hanging != null) {
      hanging.countDown();
      hanging = null;
    }
  }

  /// ETags that are no digests, as servers give them that encrypt with keys of their own. Nothing
  /// can be read then, as reads name the ETag.
  void giveOtherETags() {
    beforeETags = "other-";
  }

  /// How many lies were told.
  int told() {
    return told.get();
  }

  /// The calls since this was asked, as S3 calls them.
  List<String> calls() {
    return Stream.generate(calls::poll).takeWhile(Objects::nonNull).toList();
  }

  private static String name(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    var asked = query == null ? "" : query;
    var isOfBucket = exchange.getRequestURI().getPath().indexOf('/', 1) < 0;
    return switch (exchange.getRequestMethod()) {
      case "PUT" -> asked.contains("partNumber") ? "UploadPart" : "PutObject";
      case "POST" -> asked.contains("uploadId") ? "CompleteUpload" : "CreateUpload";
      case "DELETE" -> asked.contains("uploadId") ? "AbortUpload" : "DeleteObject";
      case "HEAD" -> isOfBucket ? "HeadBucket" : "HeadObject";
      default -> isOfBucket ? "GetBucket" : "GetObject";
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    calls.add(name(exchange));
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var falsehood = lie;
      if (falsehood != null && about.test(exchange)) {
        told.incrementAndGet();
        await(hanging);
        if (isDone) {
          var _ = ask(exchange, body).body().bytes();
        }
        falsehood.headers().forEach(exchange.getResponseHeaders()::set);
        answer(exchange, falsehood.status(), falsehood.body().getBytes(UTF_8));
      } else {
        if (altered.test(exchange)) {
          told.incrementAndGet();
          body[body.length / 2] ^= 1;
        }
        handOn(exchange, body);
      }
    }
  }

  private static void await(@Nullable CountDownLatch latch) throws IOException {
    try {
      if (latch != null) {
        latch.await();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private void handOn(HttpExchange exchange, byte[] body) throws IOException {
    try (var response = ask(exchange, body)) {
      response.headers().forEach(field -> passBack(exchange, field.getFirst(), field.getSecond()));
      answer(exchange, response.code(), response.body().bytes());
    }
  }

  private Response ask(HttpExchange exchange, byte[] body) throws IOException {
    var method = exchange.getRequestMethod();
    var request = new Request.Builder().url(upstream.resolve(exchange.getRequestURI()).toString());
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> values.forEach(value -> pass(request, name, value)));
    var isBare = List.of("GET", "HEAD").contains(method) || method.equals("DELETE");
    request.method(method, isBare ? null : RequestBody.create(body));
    return onward.newCall(request.build()).execute();
  }

  private static void pass(Request.Builder request, String name, String value) {
    if (!OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
      request.addHeader(name, value);
    }
  }

  private void passBack(HttpExchange exchange, String name, String value) {
    var isLengthOfHead =
        name.equalsIgnoreCase("content-length") && exchange.getRequestMethod().equals("HEAD");
    if (name.equalsIgnoreCase("etag")) {
      exchange.getResponseHeaders().add(name, value.replaceFirst("^\"?", "$0" + beforeETags));
    } else if (isLengthOfHead || !OF_THE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
      exchange.getResponseHeaders().add(name, value);
    }
  }

  private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
    var none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    tellTheTruth();
    server.close();
  }
}

package dev.waybill.storage.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import okio.HashingSource;
import okio.Okio;

/// A server that answers what it is told to, so that S3 can be seen to refuse; untold, it takes
/// everything and keeps nothing but how long it was.
final class ScriptedS3 implements AutoCloseable {
  /// An answer to requests of `method`, or to all where that is `*`.
  private record Answer(String method, int status, String type, String body) {}

  private static final String LIST =
      "<ListBucketResult><Name>bucket</Name><Prefix></Prefix><KeyCount>0</KeyCount>"
          + "<MaxKeys>1</MaxKeys><IsTruncated>false</IsTruncated></ListBucketResult>";
  private static final String BEGUN =
      "<InitiateMultipartUploadResult><Bucket>bucket</Bucket><Key>key</Key>"
          + "<UploadId>upload</UploadId></InitiateMultipartUploadResult>";
  private static final String COPIED =
      "<CopyPartResult><ETag>0</ETag><LastModified>2026-11-23T10:00:00.000Z</LastModified>"
          + "</CopyPartResult>";

  private final AtomicInteger requests = new AtomicInteger();
  private final Map<String, Long> sizes = new ConcurrentHashMap<>();
  private final Map<String, Answer> once = new ConcurrentHashMap<>();
  private volatile Answer answer = new Answer("none", 0, "", "");
  private final LoopbackHttp server = LoopbackHttp.answering(this::handle);

  URI endpoint() {
    return server.endpoint();
  }

  S3BlobStore.Settings settings() {
    return InProcessS3.settings(endpoint(), "bucket");
  }

  /// From now on.
  void refuse(String method, int status, String code) {
    answer = refusal(method, status, code);
  }

  /// The next request of the method.
  void refuseOnce(String method, int status, String code) {
    once.put(method, refusal(method, status, code));
  }

  private static Answer refusal(String method, int status, String code) {
    return new Answer(
        method, status, "application/xml", "<Error><Code>" + code + "</Code></Error>");
  }

  /// As something that is no S3 server.
  void answer(String method, int status, String html) {
    answer = new Answer(method, status, "text/html", html);
  }

  /// How many were answered since this was asked.
  int requests() {
    return requests.getAndSet(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    try (exchange) {
      var isPart = query(exchange).contains("partNumber");
      var received = Received.of(exchange.getRequestBody(), !isPart);
      var method = exchange.getRequestMethod();
      var told = told(method);
      if (told.method().equals("*") || told.method().equals(method)) {
        send(exchange, told.status(), told.type(), told.body());
      } else {
        note(exchange, received.size());
        exchange.getResponseHeaders().add("ETag", '"' + received.etag() + '"');
        exchange.getResponseHeaders().add("Last-Modified", "Mon, 23 Nov 2026 10:00:00 GMT");
        if (method.equals("HEAD")) {
          var size = sizes.getOrDefault(exchange.getRequestURI().getPath(), 0L);
          exchange.getResponseHeaders().add("Content-Length", Long.toString(size));
        }
        var status = method.equals("DELETE") ? 204 : 200;
        send(exchange, status, "application/xml", body(exchange));
      }
    }
  }

  /// What came in a body, which may be large.
  private record Received(long size, String etag) {
    static Received of(InputStream body, boolean hashed) throws IOException {
      if (!hashed) {
        return new Received(body.skip(Long.MAX_VALUE), "0");
      }
      try (var hash = HashingSource.md5(Okio.source(body));
          var bytes = Okio.buffer(hash)) {
        var size = bytes.readAll(Okio.blackhole());
        return new Received(size, hash.hash().hex());
      }
    }
  }

  private static String query(HttpExchange exchange) {
    return Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "");
  }

  /// A copied range counts as long as it is; the parts of an upload add up.
  private void note(HttpExchange exchange, long received) {
    var object = exchange.getRequestURI().getPath();
    var query = query(exchange);
    var range = exchange.getRequestHeaders().getFirst("x-amz-copy-source-range");
    switch (exchange.getRequestMethod()) {
      case "POST" ->
          sizes.computeIfPresent(object, (_, size) -> query.contains("uploads") ? 0L : size);
      case "PUT" ->
          sizes.merge(
              object,
              range == null ? received : length(range),
              query.contains("partNumber") ? Long::sum : (_, whole) -> whole);
      default -> {}
    }
  }

  private static long length(String range) {
    var ends = range.replace("bytes=", "").split("-", 2);
    return Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1;
  }

  private Answer told(String method) {
    return Objects.requireNonNullElse(once.remove(method), answer);
  }

  private static String body(HttpExchange exchange) {
    var copied = exchange.getRequestHeaders().containsKey("x-amz-copy-source");
    return switch (exchange.getRequestMethod()) {
      case "GET" -> LIST;
      case "POST" -> BEGUN;
      case "PUT" -> copied ? COPIED : "";
      default -> "";
    };
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.getResponseHeaders().add("x-amz-request-id", "4711");
    var none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
    if (!none) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.waybill.bootstrap.generated;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;

/// Answers as the service does, but as a later release might: with a member more in each JSON
/// object that has members of ours, and with a code that nobody knows yet in each error.
final class LaterRelease implements AutoCloseable {
  static final String CODE = "code_of_a_later_release";

  private static final String MEMBER = "\"later_member\":{\"later\":[1,null]},";

  /// What each side sends on by itself.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;
  private final HttpServer server;

  private LaterRelease(URI service, HttpServer server) {
    this.service = service;
    this.server = server;
  }

  static LaterRelease of(URI service) throws IOException {
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    var server = HttpServer.create(address, 0);
    var later = new LaterRelease(service, server);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", later::answer);
    server.start();
    return later;
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var answer = ask(exchange);
      var type = answer.headers().firstValue("Content-Type").orElse("application/octet-stream");
      var body = type.contains("json") ? later(answer.body()) : answer.body();
      answer.headers().map().forEach((name, values) -> pass(exchange, name, values));
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  private static void pass(HttpExchange exchange, String name, List<String> values) {
    if (OF_THE_CONNECTION.stream().noneMatch(name::equalsIgnoreCase)) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException {
    var body = HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
    var request =
        HttpRequest.newBuilder(URI.create(service + exchange.getRequestURI().toString()))
            .method(exchange.getRequestMethod(), body);
    exchange.getRequestHeaders().forEach((name, values) -> send(request, name, values));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void send(HttpRequest.Builder request, String name, List<String> values) {
    if (OF_THE_CONNECTION.stream().noneMatch(name::equalsIgnoreCase)) {
      values.forEach(value -> request.header(name, value));
    }
  }

  private static byte[] later(byte[] json) {
    return new String(json, UTF_8)
        .replaceAll("\\{(?=\")", "{" + MEMBER)
        .replaceAll("\"code\":\"[a-z0-9_]+\"", "\"code\":\"" + CODE + "\"")
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}

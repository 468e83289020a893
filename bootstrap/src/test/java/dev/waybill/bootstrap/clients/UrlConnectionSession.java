package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `java.net.HttpURLConnection`, which keeps connections for all of the JVM. It has no forms:
/// [HandMadeForm].
final class UrlConnectionSession implements JvmClient.Session {
  private static final int PATIENCE = 30_000;
  private static final int CHUNK = 8192;

  @Override
  public Answer make(Call call) throws IOException {
    return switch (call) {
      case Call.Upload upload -> upload(upload);
      case Call.Put(var url, var file, var stream) ->
          send(at(url, "PUT"), "application/octet-stream", file, stream);
      case Call.Get get -> get(get);
      case Call.Head(var url) -> answer(at(url, "HEAD"));
      case Call.Patch(var url, _) -> answer(at(url, "PATCH"));
      case Call.Delete(var url) -> answer(at(url, "DELETE"));
    };
  }

  private static Answer upload(Call.Upload upload) throws IOException {
    var form = HandMadeForm.write(upload);
    try {
      return send(at(upload.url(), "POST"), HandMadeForm.TYPE, form, upload.unknownLength());
    } finally {
      Files.delete(form);
    }
  }

  private static Answer get(Call.Get get) throws IOException {
    var connection = at(get.url(), "GET");
    get.headers().forEach(connection::setRequestProperty);
    get.basic().map(JdkHttpClientSession::knowing).ifPresent(connection::setAuthenticator);
    var status = connection.getResponseCode();
    try (var body = body(connection)) {
      Files.copy(body, get.out());
    }
    return new Answer(status, headers(connection), "");
  }

  private static HttpURLConnection at(URI url, String method) throws IOException {
    var connection = (HttpURLConnection) url.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setConnectTimeout(PATIENCE);
    connection.setReadTimeout(PATIENCE);
    return connection;
  }

  private static Answer send(
      HttpURLConnection connection, String type, Path file, boolean unknownLength)
      throws IOException {
    connection.setRequestProperty("Content-Type", type);
    connection.setDoOutput(true);
    if (unknownLength) {
      connection.setChunkedStreamingMode(CHUNK);
    } else {
      connection.setFixedLengthStreamingMode(Files.size(file));
    }
    try (var out = connection.getOutputStream()) {
      Files.copy(file, out);
    }
    return answer(connection);
  }

  private static Answer answer(HttpURLConnection connection) throws IOException {
    var status = connection.getResponseCode();
    try (var body = body(connection)) {
      return new Answer(status, headers(connection), new String(body.readAllBytes(), UTF_8));
    }
  }

  private static InputStream body(HttpURLConnection connection) throws IOException {
    return connection.getResponseCode() < 400
        ? connection.getInputStream()
        : Optional.ofNullable(connection.getErrorStream()).orElseGet(InputStream::nullInputStream);
  }

  /// Without the status line, which has no name.
  private static Map<String, List<String>> headers(HttpURLConnection connection) {
    var headers = new HashMap<>(connection.getHeaderFields());
    headers.remove(null);
    return headers;
  }

  @Override
  public void close() {}
}

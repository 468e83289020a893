package dev.waybill.bootstrap.metrics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// A client that makes all kinds of requests, good and bad.
final class Caller implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("/f/([0-9a-f-]{36})");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI service;

  Caller(URI service) {
    this.service = service;
  }

  /// @param headers names and values in turn
  /// @return the status
  int ask(String method, String path, String... headers) {
    return ask(method, path, BodyPublishers.noBody(), headers);
  }

  int ask(String method, String path, BodyPublisher body, String... headers) {
    var request = HttpRequest.newBuilder(service.resolve(path)).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Asks, and does not mind an answer that is cut off.
  void leave(String path) {
    try {
      var request = HttpRequest.newBuilder(service.resolve(path)).build();
      var _ = client.send(request, BodyHandlers.discarding());
    } catch (IOException expected) {
      // As a reader of a damaged file sees it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// @param password or nothing, for a public upload
  /// @return its path, without what comes after the id
  String upload(String content, String password) {
    var request =
        HttpRequest.newBuilder(service.resolve("/upload/a.txt"))
            .PUT(BodyPublishers.ofString(content));
    if (!password.isEmpty()) {
      request.header("Waybill-Password", password);
    }
    try {
      var text = client.send(request.build(), BodyHandlers.ofString()).body();
      var link = ID.matcher(text);
      if (!link.find()) {
        throw new AssertionError("no upload: " + text);
      }
      return link.group();
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Sends these bytes as they are, and leaves the connection open.
  Socket send(String bytes) throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), service.getPort());
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    return socket;
  }

  /// The same, until the other end closes.
  void sendAndWait(String bytes) throws IOException {
    try (var socket = send(bytes)) {
      socket.shutdownOutput();
      var _ = socket.getInputStream().readAllBytes();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

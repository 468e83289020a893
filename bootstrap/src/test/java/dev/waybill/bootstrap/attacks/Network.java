package dev.waybill.bootstrap.attacks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/// Clients behind one address, as a trusted proxy names it.
record Network(HttpClient client, URI service, String address) implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("/f/[0-9a-f-]{36}");

  Network(URI service, String address) {
    this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), service, address);
  }

  int get(String path, String password) {
    return send("GET", path, BodyPublishers.noBody(), password).statusCode();
  }

  int put(String password) {
    return send("PUT", "/upload/a.txt", BodyPublishers.ofString("a"), password).statusCode();
  }

  /// @return the path of its link
  String upload(String password) {
    var text = send("PUT", "/upload/a.txt", BodyPublishers.ofString("a"), password).body();
    var link = ID.matcher(text);
    if (!link.find()) {
      throw new AssertionError("no upload: " + text);
    }
    return link.group();
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String password) {
    var request =
        HttpRequest.newBuilder(service.resolve(path))
            .method(method, body)
            .headers("X-Forwarded-For", address, "Waybill-Password", password)
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}

package dev.waybill.bootstrap.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;

/// One round of everything that clients usually do, for the AOT cache's training run.
final class TrainingRequests {
  private static final int ROUNDS = 50;
  private static final Pattern TOKEN = Pattern.compile("/manage/([A-Za-z0-9_-]+)");
  private static final Pattern LINK = Pattern.compile("/f/([0-9a-f-]{36})");
  private static final String UPLOAD =
      """
      --train\r
      Content-Disposition: form-data; name="files"; filename="train.txt"\r
      Content-Type: text/plain\r
      \r
      all aboard\r
      --train\r
      Content-Disposition: form-data; name="files"; filename="again.txt"\r
      \r
      all aboard again\r
      --train\r
      Content-Disposition: form-data; name="expires"\r
      \r
      1d\r
      --train--\r
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final String service;
  private final String management;

  TrainingRequests(int port, int managementPort) {
    service = "http://127.0.0.1:" + port;
    management = "http://127.0.0.1:" + managementPort;
  }

  void run() {
    for (int round = 0; round < ROUNDS; round++) {
      round();
    }
    client.close();
  }

  private void round() {
    var uploaded = expect(200, post("/upload", "multipart/form-data; boundary=train", UPLOAD));
    var manage = "/manage/" + first(TOKEN, uploaded);
    var link = "/f/" + first(LINK, uploaded);
    for (var accept : new String[] {"*/*", "text/html", "application/json"}) {
      expect(200, get(service + link, accept));
      expect(200, get(service + manage, accept));
    }
    expect(200, post(manage, "application/x-www-form-urlencoded", "public=on&expires=1d"));
    expect(200, post(manage.replace("manage", "delete"), "application/x-www-form-urlencoded", ""));
    expect(404, get(service + link, "*/*"));
    expect(200, get(management + "/health/ready", "*/*"));
    expect(200, get(management + "/metrics", "*/*"));
  }

  private static String first(Pattern pattern, String text) {
    var found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("the training run cannot read an answer");
    }
    return found.group(1);
  }

  private HttpResponse<String> get(String url, String accept) {
    return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", accept));
  }

  private HttpResponse<String> post(String path, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(service + path))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String expect(int status, HttpResponse<String> response) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          "the training run got " + response.statusCode() + " instead of " + status);
    }
    return response.body();
  }
}

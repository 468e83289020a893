package dev.waybill.bootstrap.clients;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// `java.net.http`. It has no forms: what most write by hand around it is [HandMadeForm].
final class JdkHttpClientSession implements JvmClient.Session {
  interface Publishing {
    BodyPublisher publish(Path file) throws IOException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http;
  private final Publishing known;
  private final Publishing unknown;

  /// @param known publishes a file with its length
  /// @param unknown publishes a file without
  private JdkHttpClientSession(HttpClient.Version version, Publishing known, Publishing unknown) {
    this.http = builder(version).build();
    this.known = known;
    this.unknown = unknown;
  }

  /// With a file's own publisher and one of a stream.
  static JdkHttpClientSession ofFiles(HttpClient.Version version) {
    return new JdkHttpClientSession(
        version, BodyPublishers::ofFile, file -> BodyPublishers.ofInputStream(() -> open(file)));
  }

  /// With bytes in memory and a publisher of one's own.
  static JdkHttpClientSession ofBytes(HttpClient.Version version) {
    return new JdkHttpClientSession(
        version,
        file -> BodyPublishers.ofByteArray(Files.readAllBytes(file)),
        file -> BodyPublishers.fromPublisher(BodyPublishers.ofFile(file)));
  }

  private static InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Answer make(Call call) throws IOException, InterruptedException {
    return switch (call) {
      case Call.Upload upload -> upload(upload);
      case Call.Put(var url, var file, var stream) ->
          send(at(url).PUT((stream ? unknown : known).publish(file)));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(at(url).HEAD());
      case Call.Patch(var url, var json) ->
          send(
              at(url)
                  .header("Content-Type", Call.Patch.TYPE)
                  .method("PATCH", BodyPublishers.ofString(json)));
      case Call.Delete(var url) -> send(at(url).DELETE());
    };
  }

  private Answer upload(Call.Upload upload) throws IOException, InterruptedException {
    var form = HandMadeForm.write(upload);
    try {
      var body = (upload.unknownLength() ? unknown : known).publish(form);
      return send(at(upload.url()).header("Content-Type", HandMadeForm.TYPE).POST(body));
    } finally {
      Files.delete(form);
    }
  }

  private Answer get(Call.Get get) throws IOException, InterruptedException {
    if (get.basic().isEmpty()) {
      return fetch(http, get);
    }
    try (var knowing = builder(http.version()).authenticator(knowing(get.basic().get())).build()) {
      return fetch(knowing, get);
    }
  }

  private static Answer fetch(HttpClient http, Call.Get get)
      throws IOException, InterruptedException {
    var request = at(get.url());
    get.headers().forEach(request::header);
    var answer = http.send(request.build(), BodyHandlers.ofFile(get.out()));
    return new Answer(answer.statusCode(), answer.headers().map(), "");
  }

  /// Waits for a challenge.
  static Authenticator knowing(Call.User user) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(user.name(), user.password().toCharArray());
      }
    };
  }

  private static HttpClient.Builder builder(HttpClient.Version version) {
    return HttpClient.newBuilder().version(version).connectTimeout(PATIENCE);
  }

  private static HttpRequest.Builder at(URI url) {
    return HttpRequest.newBuilder(url).timeout(PATIENCE);
  }

  private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }

  @Override
  public void close() {
    http.close();
  }
}

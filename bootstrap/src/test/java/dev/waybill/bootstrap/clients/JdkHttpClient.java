package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// `java.net.http`. It has no forms: what most write by hand around it is [HandMadeForm].
///
/// @param known publishes a file with its length
/// @param unknown publishes a file without
record JdkHttpClient(String name, HttpClient.Version version, Publishing known, Publishing unknown)
    implements Client {
  interface Publishing {
    BodyPublisher publish(Path file) throws IOException;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  static BodyPublisher stream(Path file) {
    return BodyPublishers.ofInputStream(() -> open(file));
  }

  private static java.io.InputStream open(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Override
  public List<Answer> ask(List<Call> calls) throws IOException, InterruptedException {
    try (var http = HttpClient.newBuilder().version(version).build()) {
      var answers = new ArrayList<Answer>();
      for (var call : calls) {
        answers.add(ask(http, call));
      }
      return answers;
    }
  }

  private Answer ask(HttpClient http, Call call) throws IOException, InterruptedException {
    return switch (call) {
      case Call.Upload upload -> upload(http, upload);
      case Call.Put(var url, var file, var stream) ->
          send(http, at(url).PUT((stream ? unknown : known).publish(file)));
      case Call.Get get -> get(http, get);
      case Call.Head(var url) -> send(http, at(url).HEAD());
      case Call.Patch(var url, var json) ->
          send(
              http,
              at(url)
                  .header("Content-Type", "application/merge-patch+json")
                  .method("PATCH", BodyPublishers.ofString(json)));
      case Call.Delete(var url) -> send(http, at(url).DELETE());
    };
  }

  private Answer upload(HttpClient http, Call.Upload upload)
      throws IOException, InterruptedException {
    var form = HandMadeForm.write(upload);
    try {
      var body = (upload.unknownLength() ? unknown : known).publish(form);
      return send(http, at(upload.url()).header("Content-Type", HandMadeForm.TYPE).POST(body));
    } finally {
      Files.delete(form);
    }
  }

  private static Answer get(HttpClient http, Call.Get get)
      throws IOException, InterruptedException {
    var request = at(get.url());
    get.headers().forEach(request::header);
    get.basic().ifPresent(user -> request.header("Authorization", basic(user)));
    var answer = http.send(request.build(), BodyHandlers.ofFile(get.out()));
    return new Answer(answer.statusCode(), answer.headers().map(), "");
  }

  private static String basic(Call.User user) {
    var both = (user.name() + ":" + user.password()).getBytes(UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  private static HttpRequest.Builder at(URI url) {
    return HttpRequest.newBuilder(url).timeout(PATIENCE);
  }

  private static Answer send(HttpClient http, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
  }
}

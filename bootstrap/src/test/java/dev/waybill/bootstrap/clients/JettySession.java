package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.AuthenticationStore;
import org.eclipse.jetty.client.BasicAuthentication;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamRequestContent;
import org.eclipse.jetty.client.MultiPartRequestContent;
import org.eclipse.jetty.client.PathRequestContent;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Content;

/// Jetty's client.
final class JettySession implements JvmClient.Session {
  private static final int PATIENCE_SECONDS = 30;
  private static final ByteBufferPool.Sized BUFFERS = ByteBufferPool.SIZED_NON_POOLING;

  private final HttpClient http;

  private JettySession(HttpClient http) throws Exception {
    this.http = http;
    http.setFollowRedirects(false);
    http.start();
  }

  static JettySession http1() throws Exception {
    return new JettySession(new HttpClient(new HttpClientTransportOverHTTP(1)));
  }

  static JettySession http2() throws Exception {
    return new JettySession(new HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client())));
  }

  @Override
  public Answer make(Call call) throws Exception {
    return switch (call) {
      case Call.Upload upload -> send(at(upload.url(), HttpMethod.POST).body(form(upload)));
      case Call.Put(var url, var file, var stream) ->
          send(
              at(url, HttpMethod.PUT).body(stream ? streamed(file) : new PathRequestContent(file)));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(at(url, HttpMethod.HEAD));
      case Call.Patch(var url, var json) ->
          send(
              at(url, HttpMethod.PATCH)
                  .body(new StringRequestContent(Call.Patch.TYPE, json, UTF_8)));
      case Call.Delete(var url) -> send(at(url, HttpMethod.DELETE));
    };
  }

  private static Request.Content streamed(Path file) throws IOException {
    return new InputStreamRequestContent(
        "application/octet-stream", Files.newInputStream(file), BUFFERS);
  }

  private static MultiPartRequestContent form(Call.Upload upload) throws IOException {
    var form = new MultiPartRequestContent();
    for (var file : upload.files()) {
      form.addPart(part(file, upload.unknownLength()));
    }
    upload
        .fields()
        .forEach(
            (name, value) ->
                form.addPart(
                    new MultiPart.ByteBufferPart(
                        name, null, HttpFields.EMPTY, UTF_8.encode(value))));
    form.close();
    return form;
  }

  private static MultiPart.Part part(Call.NamedFile file, boolean unknownLength)
      throws IOException {
    return unknownLength
        ? new MultiPart.ContentSourcePart(
            "files",
            file.name(),
            HttpFields.EMPTY,
            Content.Source.from(BUFFERS, Files.newInputStream(file.path())))
        : new MultiPart.PathPart(BUFFERS, "files", file.name(), HttpFields.EMPTY, file.path());
  }

  private Answer get(Call.Get get) throws Exception {
    var request = at(get.url(), HttpMethod.GET);
    get.headers().forEach((name, value) -> request.headers(headers -> headers.put(name, value)));
    get.basic().ifPresent(user -> know(get.url(), user));
    var response = request.send();
    Files.write(get.out(), response.getContent());
    return answer(response, "");
  }

  /// Waits for a challenge.
  private void know(URI url, Call.User user) {
    AuthenticationStore store = http.getAuthenticationStore();
    store.addAuthentication(
        new BasicAuthentication(url, BasicAuthentication.ANY_REALM, user.name(), user.password()));
  }

  private Request at(URI url, HttpMethod method) {
    return http.newRequest(url).method(method).timeout(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private static Answer send(Request request) throws Exception {
    var response = request.send();
    return answer(response, response.getContentAsString());
  }

  private static Answer answer(ContentResponse response, String body) {
    var headers = new HashMap<String, List<String>>();
    for (HttpField field : response.getHeaders()) {
      headers.merge(field.getName(), List.of(field.getValue()), Answer::joined);
    }
    return new Answer(response.getStatus(), headers, body);
  }

  @Override
  public void close() throws IOException {
    try {
      http.stop();
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}

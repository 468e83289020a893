package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;
import org.apache.http.auth.AuthScope;
import org.apache.http.auth.UsernamePasswordCredentials;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.FileEntity;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.entity.StringEntity;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.apache.http.entity.mime.MultipartEntityBuilder;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/// Apache HttpClient 4.
final class ApacheFourSession implements JvmClient.Session {
  private static final ContentType BYTES = ContentType.APPLICATION_OCTET_STREAM;

  private final CloseableHttpClient http = HttpClients.custom().disableRedirectHandling().build();
  private final HttpMultipartMode mode;

  /// @param mode how names of files are written in forms
  private ApacheFourSession(HttpMultipartMode mode) {
    this.mode = mode;
  }

  static ApacheFourSession strict() {
    return new ApacheFourSession(HttpMultipartMode.STRICT);
  }

  static ApacheFourSession browserCompatible() {
    return new ApacheFourSession(HttpMultipartMode.BROWSER_COMPATIBLE);
  }

  static ApacheFourSession rfc6532() {
    return new ApacheFourSession(HttpMultipartMode.RFC6532);
  }

  @Override
  public Answer make(Call call) throws IOException {
    return switch (call) {
      case Call.Upload upload -> send(RequestBuilder.post(upload.url()).setEntity(form(upload)));
      case Call.Put put -> send(RequestBuilder.put(put.url()).setEntity(body(put)));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(RequestBuilder.head(url));
      case Call.Patch(var url, var json) ->
          send(
              RequestBuilder.patch(url)
                  .setEntity(new StringEntity(json, ContentType.create(Call.Patch.TYPE, UTF_8))));
      case Call.Delete(var url) -> send(RequestBuilder.delete(url));
    };
  }

  private HttpEntity form(Call.Upload upload) throws IOException {
    var form = MultipartEntityBuilder.create().setMode(mode).setCharset(UTF_8);
    for (var file : upload.files()) {
      if (upload.unknownLength()) {
        form.addBinaryBody("files", Files.newInputStream(file.path()), BYTES, file.name());
      } else {
        form.addBinaryBody("files", file.path().toFile(), BYTES, file.name());
      }
    }
    var text = ContentType.create("text/plain", UTF_8);
    upload.fields().forEach((name, value) -> form.addTextBody(name, value, text));
    return form.build();
  }

  private static HttpEntity body(Call.Put put) throws IOException {
    return put.unknownLength()
        ? new InputStreamEntity(Files.newInputStream(put.file()), BYTES)
        : new FileEntity(put.file().toFile(), BYTES);
  }

  private Answer get(Call.Get get) throws IOException {
    var request = RequestBuilder.get(get.url());
    get.headers().forEach(request::addHeader);
    var context = HttpClientContext.create();
    get.basic().map(ApacheFourSession::knowing).ifPresent(context::setCredentialsProvider);
    try (var response = http.execute(request.build(), context)) {
      if (response.getEntity() != null) {
        Files.copy(response.getEntity().getContent(), get.out());
      }
      return answer(response, "");
    }
  }

  /// Waits for a challenge.
  private static BasicCredentialsProvider knowing(Call.User user) {
    var provider = new BasicCredentialsProvider();
    var credentials = new UsernamePasswordCredentials(user.name(), user.password());
    provider.setCredentials(AuthScope.ANY, credentials);
    return provider;
  }

  private Answer send(RequestBuilder request) throws IOException {
    try (var response = http.execute(request.build())) {
      var entity = response.getEntity();
      return answer(response, entity == null ? "" : EntityUtils.toString(entity, UTF_8));
    }
  }

  private static Answer answer(HttpResponse response, String body) {
    Map<String, List<String>> headers =
        Arrays.stream(response.getAllHeaders())
            .collect(
                Collectors.groupingBy(
                    Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
    return new Answer(response.getStatusLine().getStatusCode(), headers, body);
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}

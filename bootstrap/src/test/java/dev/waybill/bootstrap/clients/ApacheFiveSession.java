package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.FileEntity;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/// Apache HttpClient 5.
final class ApacheFiveSession implements JvmClient.Session {
  private static final ContentType BYTES = ContentType.APPLICATION_OCTET_STREAM;

  private final CloseableHttpClient http = HttpClients.custom().disableRedirectHandling().build();
  private final HttpMultipartMode mode;

  /// @param mode how names of files are written in forms
  ApacheFiveSession(HttpMultipartMode mode) {
    this.mode = mode;
  }

  @Override
  public Answer make(Call call) throws IOException {
    return switch (call) {
      case Call.Upload upload ->
          send(ClassicRequestBuilder.post(upload.url()).setEntity(form(upload)));
      case Call.Put put -> send(ClassicRequestBuilder.put(put.url()).setEntity(body(put)));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(ClassicRequestBuilder.head(url));
      case Call.Patch(var url, var json) ->
          send(
              ClassicRequestBuilder.patch(url)
                  .setEntity(new StringEntity(json, ContentType.create(Call.Patch.TYPE, UTF_8))));
      case Call.Delete(var url) -> send(ClassicRequestBuilder.delete(url));
    };
  }

  private HttpEntity form(Call.Upload upload) throws IOException {
    var form = MultipartEntityBuilder.create().setMode(mode).setCharset(UTF_8);
    for (var file : upload.files()) {
      if (upload.unknownLength()) {
        form.addBinaryBody("files", Files.newInputStream(file.path()), BYTES, file.name());
      } else {
        form.addBinaryBody("files", file.path(), BYTES, file.name());
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
    var request = ClassicRequestBuilder.get(get.url());
    get.headers().forEach(request::addHeader);
    var context = HttpClientContext.create();
    get.basic().map(ApacheFiveSession::knowing).ifPresent(context::setCredentialsProvider);
    return http.execute(
        request.build(),
        context,
        response -> {
          if (response.getEntity() != null) {
            Files.copy(response.getEntity().getContent(), get.out());
          }
          return new Answer(response.getCode(), headers(response), "");
        });
  }

  /// Waits for a challenge.
  private static BasicCredentialsProvider knowing(Call.User user) {
    var provider = new BasicCredentialsProvider();
    var credentials = new UsernamePasswordCredentials(user.name(), user.password().toCharArray());
    provider.setCredentials(new AuthScope(null, -1), credentials);
    return provider;
  }

  private Answer send(ClassicRequestBuilder request) throws IOException {
    return http.execute(request.build(), ApacheFiveSession::answer);
  }

  private static Answer answer(ClassicHttpResponse response) throws IOException, ParseException {
    var entity = response.getEntity();
    var body = entity == null ? "" : EntityUtils.toString(entity, UTF_8);
    return new Answer(response.getCode(), headers(response), body);
  }

  private static Map<String, List<String>> headers(ClassicHttpResponse response) {
    return Arrays.stream(response.getHeaders())
        .collect(
            Collectors.groupingBy(
                Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
  }

  @Override
  public void close() throws IOException {
    http.close();
  }
}

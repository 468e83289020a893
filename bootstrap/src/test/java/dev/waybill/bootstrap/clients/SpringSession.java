package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/// Spring's `RestClient` on the JDK's client, as Spring itself chooses where there is no other.
final class SpringSession implements JvmClient.Session {
  private static final MediaType PATCH = MediaType.parseMediaType(Call.Patch.TYPE);

  private final HttpClient http = HttpClient.newHttpClient();
  private final RestClient rest =
      RestClient.builder().requestFactory(new JdkClientHttpRequestFactory(http)).build();

  @Override
  public Answer make(Call call) {
    return switch (call) {
      case Call.Upload upload ->
          send(
              rest.post()
                  .uri(upload.url())
                  .contentType(MediaType.MULTIPART_FORM_DATA)
                  .body(form(upload)));
      case Call.Put put ->
          send(
              rest.put()
                  .uri(put.url())
                  .contentType(MediaType.APPLICATION_OCTET_STREAM)
                  .body(
                      put.unknownLength()
                          ? new InputStreamResource(() -> Files.newInputStream(put.file()))
                          : new FileSystemResource(put.file())));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(rest.head().uri(url));
      case Call.Patch(var url, var json) ->
          send(rest.patch().uri(url).contentType(PATCH).body(json));
      case Call.Delete(var url) -> send(rest.delete().uri(url));
    };
  }

  private static MultiValueMap<String, Object> form(Call.Upload upload) {
    var form = new LinkedMultiValueMap<String, Object>();
    for (var file : upload.files()) {
      form.add("files", upload.unknownLength() ? streamed(file.path(), file.name()) : named(file));
    }
    upload.fields().forEach(form::add);
    return form;
  }

  private static Resource named(Call.NamedFile file) {
    return new FileSystemResource(file.path()) {
      @Override
      public String getFilename() {
        return file.name();
      }
    };
  }

  private static Resource streamed(Path file, String name) {
    return new InputStreamResource(() -> Files.newInputStream(file)) {
      @Override
      public String getFilename() {
        return name;
      }

      /// Not found out, as else it is by reading.
      @Override
      public long contentLength() {
        return -1;
      }
    };
  }

  private Answer get(Call.Get get) {
    return rest.get()
        .uri(get.url())
        .headers(
            headers -> {
              get.headers().forEach(headers::set);
              get.basic().ifPresent(user -> headers.setBasicAuth(user.name(), user.password()));
            })
        .exchange(
            (request, response) -> {
              Files.copy(response.getBody(), get.out());
              return answer(response, "");
            });
  }

  private static Answer send(RequestHeadersSpec<?> request) {
    return request.exchange(
        (sent, response) -> answer(response, new String(response.getBody().readAllBytes(), UTF_8)));
  }

  private static Answer answer(ClientHttpResponse response, String body) throws IOException {
    var headers = new HashMap<String, List<String>>();
    response.getHeaders().forEach(headers::put);
    return new Answer(response.getStatusCode().value(), headers, body);
  }

  @Override
  public void close() {
    http.close();
  }
}

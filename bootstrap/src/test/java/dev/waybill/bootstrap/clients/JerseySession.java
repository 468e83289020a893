package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.RequestEntityProcessing;
import org.glassfish.jersey.client.authentication.HttpAuthenticationFeature;
import org.glassfish.jersey.media.multipart.FormDataMultiPart;
import org.glassfish.jersey.media.multipart.MultiPart;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.media.multipart.file.StreamDataBodyPart;

/// Jersey's client with its own connector, which is on `HttpURLConnection`.
final class JerseySession implements JvmClient.Session {
  private final Client http =
      ClientBuilder.newClient()
          .register(MultiPartFeature.class)
          .register(HttpAuthenticationFeature.basicBuilder().build())
          .property(ClientProperties.FOLLOW_REDIRECTS, false);

  @Override
  public Answer make(Call call) throws IOException {
    return switch (call) {
      case Call.Upload upload -> upload(upload);
      case Call.Put put -> put(put);
      case Call.Get get -> get(get);
      case Call.Head(var url) -> answer(at(url).build("HEAD").invoke());
      case Call.Patch(var url, var json) ->
          answer(at(url).build("PATCH", Entity.entity(json, Call.Patch.TYPE)).invoke());
      case Call.Delete(var url) -> answer(at(url).build("DELETE").invoke());
    };
  }

  private Answer upload(Call.Upload upload) throws IOException {
    try (var form = new FormDataMultiPart()) {
      for (var file : upload.files()) {
        form.bodyPart(new StreamDataBodyPart("files", open(file.path()), file.name()));
      }
      upload.fields().forEach(form::field);
      return send(
          at(upload.url()),
          "POST",
          Entity.entity((MultiPart) form, form.getMediaType()),
          upload.unknownLength());
    }
  }

  private Answer put(Call.Put put) throws IOException {
    try (var body = open(put.file())) {
      var entity = Entity.entity(body, MediaType.APPLICATION_OCTET_STREAM_TYPE);
      return send(at(put.url()), "PUT", entity, put.unknownLength());
    }
  }

  private static Answer send(
      Invocation.Builder request, String method, Entity<?> entity, boolean unknownLength) {
    var processing =
        unknownLength ? RequestEntityProcessing.CHUNKED : RequestEntityProcessing.BUFFERED;
    request.property(ClientProperties.REQUEST_ENTITY_PROCESSING, processing);
    return answer(request.build(method, entity).invoke());
  }

  private static InputStream open(Path file) throws IOException {
    return Files.newInputStream(file);
  }

  private Answer get(Call.Get get) throws IOException {
    var request = at(get.url());
    get.headers().forEach(request::header);
    get.basic()
        .ifPresent(
            user ->
                request
                    .property(
                        HttpAuthenticationFeature.HTTP_AUTHENTICATION_BASIC_USERNAME, user.name())
                    .property(
                        HttpAuthenticationFeature.HTTP_AUTHENTICATION_BASIC_PASSWORD,
                        user.password()));
    try (var response = request.get();
        var body = response.readEntity(InputStream.class)) {
      Files.copy(body, get.out());
      return new Answer(response.getStatus(), response.getStringHeaders(), "");
    }
  }

  private Invocation.Builder at(URI url) {
    return http.target(url).request(MediaType.WILDCARD);
  }

  private static Answer answer(Response response) {
    try (response) {
      var bytes = response.readEntity(byte[].class);
      return new Answer(
          response.getStatus(), response.getStringHeaders(), new String(bytes, UTF_8));
    }
  }

  @Override
  public void close() {
    http.close();
  }
}

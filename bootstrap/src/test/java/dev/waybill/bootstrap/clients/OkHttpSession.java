package dev.waybill.bootstrap.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/// OkHttp.
final class OkHttpSession implements JvmClient.Session {
  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private final OkHttpClient http;

  private OkHttpSession(Protocol protocol) {
    http = new OkHttpClient.Builder().protocols(List.of(protocol)).followRedirects(false).build();
  }

  static OkHttpSession http1() {
    return new OkHttpSession(Protocol.HTTP_1_1);
  }

  static OkHttpSession http2() {
    return new OkHttpSession(Protocol.H2_PRIOR_KNOWLEDGE);
  }

  @Override
  public Answer make(Call call) throws IOException {
    return switch (call) {
      case Call.Upload upload -> send(at(upload.url()).post(form(upload)));
      case Call.Put(var url, var file, var stream) -> send(at(url).put(body(file, stream)));
      case Call.Get get -> get(get);
      case Call.Head(var url) -> send(at(url).head());
      case Call.Patch(var url, var json) ->
          send(at(url).patch(RequestBody.create(json, MediaType.get(Call.Patch.TYPE))));
      case Call.Delete(var url) -> send(at(url).delete());
    };
  }

  private static RequestBody form(Call.Upload upload) {
    var form = new MultipartBody.Builder().setType(MultipartBody.FORM);
    for (var file : upload.files()) {
      form.addFormDataPart("files", file.name(), body(file.path(), upload.unknownLength()));
    }
    upload.fields().forEach(form::addFormDataPart);
    return form.build();
  }

  private static RequestBody body(Path file, boolean unknownLength) {
    return unknownLength ? new Streamed(file) : RequestBody.create(file.toFile(), BYTES);
  }

  private Answer get(Call.Get get) throws IOException {
    var request = at(get.url());
    get.headers().forEach(request::header);
    get.basic()
        .map(user -> Credentials.basic(user.name(), user.password(), ISO_8859_1))
        .ifPresent(credentials -> request.header("Authorization", credentials));
    try (var response = http.newCall(request.build()).execute()) {
      Files.copy(response.body().byteStream(), get.out());
      return answer(response, "");
    }
  }

  private static Request.Builder at(URI url) {
    return new Request.Builder().url(url.toString());
  }

  private Answer send(Request.Builder request) throws IOException {
    try (var response = http.newCall(request.build()).execute()) {
      return answer(response, response.body().string());
    }
  }

  private static Answer answer(Response response, String body) {
    return new Answer(response.code(), response.headers().toMultimap(), body);
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }

  /// A body that does not say how long it is.
  private static final class Streamed extends RequestBody {
    private final Path file;

    Streamed(Path file) {
      this.file = file;
    }

    @Override
    public @Nullable MediaType contentType() {
      return BYTES;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      try (var source = Okio.source(file)) {
        sink.writeAll(source);
      }
    }
  }
}

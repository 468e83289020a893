package dev.waybill.rest.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.util.zip.GZIPInputStream;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionFilterTest {
  private static final PageResponse PAGES =
      new PageResponse(new PageWriter(new PageRenderer(Samples.ASSETS), () -> Samples.NONCE));
  private static final ApplicationHandler SERVER =
      new ApplicationHandler(
          new ResourceConfig()
              .property(ServerProperties.WADL_FEATURE_DISABLE, true)
              .register(new CompressionFilter())
              .register(new Answers()));

  /// A page, a short one, and what is none.
  @Path("/")
  public static final class Answers {
    @GET
    public Response page(@Context ContainerRequestContext request) {
      return PAGES.with(new DeletedPage(), request).build();
    }

    @GET
    @Path("short")
    public Response shortPage() {
      var html = "x".repeat(CompressionFilter.LEAST_BYTES - 1);
      return Response.ok(html, "text/html").header("Content-Language", "en").build();
    }

    @GET
    @Path("upload")
    @Produces("text/html")
    public String upload() {
      return "x".repeat(100_000);
    }
  }

  @Test
  void aPageIsSmallerForWhoTakesGzip() throws Exception {
    var plain = ask("GET", "/");
    var packed = ask("GET", "/", "Accept-Encoding", "br, gzip;q=0.8");
    assertThat(packed.getHeaderString("Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.getHeaderString("Content-Type")).isEqualTo("text/html;charset=utf-8");
    assertThat(packed.getHeaderString("Vary")).contains("Accept-Encoding");
    var sent = (byte[]) packed.getEntity();
    assertThat(sent.length).isLessThan(((String) plain.getEntity()).length() / 2);
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(plain.getEntity());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "identity", "gzip;q=0", "br, deflate", "*"})
  void aPageIsAsItIsForAnybodyElse(String codings) throws Exception {
    var answer = ask("GET", "/", "Accept-Encoding", codings);
    assertThat(answer.getHeaderString("Content-Encoding")).isNull();
    assertThat(answer.getHeaderString("Vary")).contains("Accept-Encoding");
    assertThat(answer.getEntity()).asString().startsWith("<!doctype html>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/short", "/upload"})
  void whatIsShortOrNoPageOfOursIsAsItIs(String path) throws Exception {
    var answer = ask("GET", path, "Accept-Encoding", "gzip");
    assertThat(answer.getHeaderString("Content-Encoding")).isNull();
    assertThat(answer.getEntity()).asString().startsWith("xxx");
  }

  @Test
  void headSaysWhatGetSends() throws Exception {
    var head = ask("HEAD", "/", "Accept-Encoding", "gzip");
    assertThat(head.getHeaderString("Content-Encoding")).isEqualTo("gzip");
  }

  private static ContainerResponse ask(String method, String path, String... headers)
      throws Exception {
    return SERVER.apply(Asking.ask(method, path, headers)).get();
  }
}

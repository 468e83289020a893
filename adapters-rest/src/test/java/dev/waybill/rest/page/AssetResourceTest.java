package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.access.EncryptionScheme;
import dev.waybill.rest.security.SecurityHeaders;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetResourceTest {
  private static final ApplicationHandler SERVER =
      new ApplicationHandler(
          new ResourceConfig()
              .property(ServerProperties.WADL_FEATURE_DISABLE, true)
              .register(new AssetResource(Samples.ASSETS)));

  static List<Asset> assets() {
    return List.of(Samples.ASSETS.style(), Samples.ASSETS.decryptScript(), Samples.ASSETS.icon());
  }

  @ParameterizedTest
  @MethodSource("assets")
  void anAssetMayBeKeptForEverAndRunsAsNothingElse(Asset asset) throws Exception {
    var answer = answer(request(asset.path()));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getEntity()).isEqualTo(asset.bytes());
    assertThat(answer.getHeaderString("Content-Type")).isEqualTo(asset.type().replace("; ", ";"));
    assertThat(answer.getHeaderString("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.getHeaderString("ETag")).isEqualTo('"' + asset.etag() + '"');
    SecurityHeaders.forBytes()
        .forEach((name, value) -> assertThat(answer.getHeaderString(name)).isEqualTo(value));
  }

  @ParameterizedTest
  @MethodSource("assets")
  void anAssetThatTheBrowserHasIsNotSentAgain(Asset asset) throws Exception {
    var request = request(asset.path());
    request.header("If-None-Match", '"' + asset.etag() + '"');
    var answer = answer(request);
    assertThat(answer.getStatus()).isEqualTo(304);
    assertThat(answer.hasEntity()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/waybill.css",
        "/assets/waybill.0000000000000000.css",
        "/assets/PageRenderer.class",
        "/assets/..%2Fpage%2Fwaybill.css"
      })
  void nothingElseIsServed(String path) throws Exception {
    assertThat(answer(request(path)).getStatus()).isEqualTo(404);
  }

  @Test
  void theScriptKnowsTheSchemeThatTheServerNames() {
    var script = new String(Samples.ASSETS.decryptScript().bytes(), StandardCharsets.UTF_8);
    assertThat(script).contains('"' + EncryptionScheme.WHOLE.word() + '"');
  }

  @Test
  void styleAndScriptLoadNothingFromElsewhere() {
    for (Asset asset : List.of(Samples.ASSETS.style(), Samples.ASSETS.decryptScript())) {
      assertThat(new String(asset.bytes(), StandardCharsets.UTF_8))
          .doesNotContain("://", "@import", "innerHTML", "eval(");
    }
  }

  private static ContainerRequest request(String path) {
    var base = URI.create("http://waybill.test/");
    return new ContainerRequest(
        base, base.resolve(path), "GET", null, new MapPropertiesDelegate(), null);
  }

  private static ContainerResponse answer(ContainerRequest request) throws Exception {
    return SERVER.apply(request).get();
  }
}

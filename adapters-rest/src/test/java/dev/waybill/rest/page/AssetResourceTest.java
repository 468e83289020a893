package dev.waybill.rest.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.domain.encryption.EncryptionScheme;
import dev.waybill.rest.security.SecurityHeaders;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssetResourceTest {
  private static final Pattern IMPORT = Pattern.compile("from \"\\./([a-z0-9-]+\\.js)\"");
  private static final ApplicationHandler SERVER =
      new ApplicationHandler(
          new ResourceConfig()
              .property(ServerProperties.WADL_FEATURE_DISABLE, true)
              .register(new AssetResource(Samples.ASSETS)));

  static Collection<Asset> assets() {
    return Samples.ASSETS.all();
  }

  @ParameterizedTest
  @MethodSource("assets")
  void anAssetMayBeKeptForEverAndRunsAsNothingElse(Asset asset) throws Exception {
    var answer = answer(path(asset));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getEntity()).isEqualTo(asset.bytes());
    assertThat(answer.getHeaderString("Content-Type")).isEqualTo(asset.type().replace("; ", ";"));
    assertThat(answer.getHeaderString("Cache-Control"))
        .isEqualTo("public, max-age=31536000, immutable");
    assertThat(answer.getHeaderString("ETag")).isEqualTo('"' + asset.etag() + '"');
    assertThat(answer.getHeaderString("Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.getHeaderString("Content-Encoding")).isNull();
    SecurityHeaders.forBytes()
        .forEach((name, value) -> assertThat(answer.getHeaderString(name)).isEqualTo(value));
  }

  @ParameterizedTest
  @MethodSource("assets")
  void whoTakesGzipGetsTheSameBytesSmaller(Asset asset) throws Exception {
    var answer = answer(path(asset), "Accept-Encoding", "deflate, gzip;q=0.8");
    var sent = (byte[]) answer.getEntity();
    assertThat(answer.getHeaderString("Content-Encoding")).isEqualTo("gzip");
    assertThat(answer.getHeaderString("ETag")).isEqualTo('"' + asset.etag() + "-gzip\"");
    assertThat(sent).hasSizeLessThan(asset.bytes().length);
    try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      assertThat(unzipped.readAllBytes()).isEqualTo(asset.bytes());
    }
  }

  @ParameterizedTest
  @MethodSource("assets")
  void anAssetThatTheBrowserHasIsNotSentAgain(Asset asset) throws Exception {
    var answer = answer(path(asset), "If-None-Match", '"' + asset.etag() + '"');
    assertThat(answer.getStatus()).isEqualTo(304);
    assertThat(answer.hasEntity()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("assets")
  void modulesImportOnlyWhatLiesBesideThem(Asset asset) {
    var imports = IMPORT.matcher(text(asset)).results().map(match -> match.group(1)).toList();
    assertThat(Samples.ASSETS.all()).extracting(Asset::name).containsAll(imports);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/waybill.css",
        "/assets/0000000000000000/waybill.css",
        "/assets/{version}/PageRenderer.class",
        "/assets/{version}/words/pages_en.properties",
        "/assets/{version}/..%2Fpage%2Fwaybill.css"
      })
  void nothingElseIsServed(String path) throws Exception {
    var asked = path.replace("{version}", Samples.ASSETS.version());
    assertThat(answer(asked).getStatus()).isEqualTo(404);
  }

  @Test
  void theScriptsKnowTheSchemesThatTheServerNames() {
    var scripts = assets().stream().map(AssetResourceTest::text).toList();
    assertThat(scripts)
        .anyMatch(script -> script.contains('"' + EncryptionScheme.WHOLE.word() + '"'))
        .anyMatch(script -> script.contains('"' + EncryptionScheme.RECORDS.word() + '"'));
  }

  @ParameterizedTest
  @MethodSource("assets")
  void noAssetLoadsAnythingFromElsewhereOrWritesHtml(Asset asset) {
    assertThat(text(asset).replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("://", "@import", "innerHTML", "eval(", "insertAdjacentHTML");
  }

  private static String text(Asset asset) {
    return new String(asset.bytes(), StandardCharsets.UTF_8);
  }

  private static String path(Asset asset) {
    return Samples.ASSETS.path(asset.name());
  }

  private static ContainerResponse answer(String path, String... headers) throws Exception {
    return SERVER.apply(Asking.get(path, headers)).get();
  }

  @Test
  void commentsOfTheStyleSheetStayHere() {
    var assets = Samples.ASSETS;
    var css = assets.find(assets.version(), "waybill.css").orElseThrow().bytes();
    assertThat(new String(css, StandardCharsets.UTF_8))
        .doesNotContain("/*")
        .contains("@media print", ".visually-hidden");
  }
}

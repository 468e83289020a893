package dev.waybill.rest.docs;

import dev.waybill.domain.digest.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/// What the page under `/docs` loads: two files of the viewer's webjar and two of ours. Nothing
/// else out of the webjar is served. Read when somebody first asks, and then kept (1.7 MB).
final class DocsAssets {
  private static final String CSS = "text/css; charset=utf-8";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final int VERSION_BYTES = 8;

  private final Map<String, StaticFile> files;
  private final String version;

  private DocsAssets(Map<String, StaticFile> files) {
    this.files = files;
    this.version = versionOf(files);
  }

  static DocsAssets get() {
    return Loaded.ASSETS;
  }

  /// Changes with the content of any of the files.
  String version() {
    return version;
  }

  Optional<StaticFile> find(String version, String name) {
    return Optional.ofNullable(files.get(name)).filter(_ -> version.equals(this.version));
  }

  /// Loads them once, on first use.
  private static final class Loaded {
    static final DocsAssets ASSETS = load();

    private static DocsAssets load() {
      var viewer = "/META-INF/resources/webjars/swagger-ui/" + viewerVersion() + "/";
      var ours = "/dev/waybill/rest/docs/";
      return new DocsAssets(
          Map.of(
              "swagger-ui.css", StaticFile.load(viewer + "swagger-ui.css", CSS),
              "swagger-ui-bundle.js", StaticFile.load(viewer + "swagger-ui-bundle.js", JAVASCRIPT),
              "docs.css", StaticFile.load(ours + "docs.css", CSS),
              "docs.js", StaticFile.load(ours + "docs.js", JAVASCRIPT)));
    }

    /// A webjar's files stand in a folder named after its version.
    private static String viewerVersion() {
      var about = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
      try (var in = Objects.requireNonNull(DocsAssets.class.getResourceAsStream(about), about)) {
        var properties = new Properties();
        properties.load(in);
        return Objects.requireNonNull(properties.getProperty("version"), about);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String versionOf(Map<String, StaticFile> files) {
    var all = Sha256.begin();
    files.keySet().stream()
        .sorted()
        .map(name -> name + Objects.requireNonNull(files.get(name)).sha256())
        .forEach(line -> all.update(line.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(all.digest(), 0, VERSION_BYTES);
  }
}

package dev.waybill.rest.page;

import dev.waybill.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The assets of the pages, read once at start. Nothing outside [#NAMES] is served.
///
/// All of them lie in one folder named after a hash over all of them, so that modules can import
/// each other by relative names and everything may still be cached for ever.
public final class Assets {
  /// Files beside this class, in `src/main/resources`.
  private static final List<String> NAMES =
      List.of(
          "waybill.css",
          "icon.svg",
          "page.js",
          "words.js",
          "copy.js",
          "receive.js",
          "manage.js",
          "decrypt.js",
          "decrypt-files.js",
          "decrypt-row.js",
          "e2e.js",
          "e2e-bytes.js",
          "e2e-container.js",
          "e2e-fetch.js",
          "e2e-keys.js",
          "e2e-metadata.js",
          "e2e-reader.js",
          "e2e-save.js",
          "e2e-seed.js",
          "e2e-worker.js",
          "e2e-writer.js",
          "upload.js",
          "upload-body.js",
          "upload-encrypt.js",
          "upload-failures.js",
          "upload-files.js",
          "upload-intake.js",
          "upload-list.js",
          "upload-options.js",
          "upload-pace.js",
          "upload-progress.js",
          "upload-run.js",
          "upload-send.js");

  private static final int VERSION_BYTES = 8;

  private final SortedMap<String, Asset> assets;
  private final String version;
  private final String nonce;

  private Assets(SortedMap<String, Asset> assets, String version, String nonce) {
    this.assets = assets;
    this.version = version;
    this.nonce = nonce;
  }

  public static Assets load() {
    var assets = new TreeMap<String, Asset>();
    NAMES.forEach(name -> assets.put(name, Asset.load(name)));
    return new Assets(assets, versionOf(assets), "");
  }

  private static String versionOf(SortedMap<String, Asset> assets) {
    var lines = new StringBuilder();
    assets.forEach((name, asset) -> lines.append(name).append(' ').append(asset.etag()));
    var all = Sha256.of(lines.toString().getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(all, 0, VERSION_BYTES);
  }

  /// The same, for a page whose policy lets those scripts run that have this nonce.
  Assets with(String nonce) {
    return new Assets(assets, version, nonce);
  }

  /// The value of the `nonce` attribute of everything that loads a script.
  public String nonce() {
    return nonce;
  }

  /// 16 hexadecimal digits that change with the content of any asset.
  public String version() {
    return version;
  }

  /// The address of an asset on this server.
  public String path(String name) {
    return "/assets/" + version + "/" + get(name).name();
  }

  /// The value of an asset's `integrity` attribute.
  public String integrity(String name) {
    return get(name).integrity();
  }

  public Collection<Asset> all() {
    return List.copyOf(assets.values());
  }

  /// @param version that of the folder; none but the present one is found
  public Optional<Asset> find(String version, String name) {
    return Optional.ofNullable(assets.get(name)).filter(_ -> version.equals(this.version));
  }

  private Asset get(String name) {
    var asset = assets.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("not listed: " + name);
    }
    return asset;
  }
}

package dev.waybill.rest.page;

import java.util.Optional;
import java.util.stream.Stream;

/// The assets of the pages, read once at start. Nothing outside this list is served.
public record Assets(Asset style, Asset decryptScript, Asset icon) {
  public static Assets load() {
    return new Assets(
        Asset.load("waybill", "css", "text/css; charset=utf-8"),
        Asset.load("decrypt", "js", "text/javascript; charset=utf-8"),
        Asset.load("icon", "svg", "image/svg+xml"));
  }

  /// By its name with the hash.
  public Optional<Asset> find(String name) {
    return Stream.of(style, decryptScript, icon)
        .filter(asset -> asset.name().equals(name))
        .findFirst();
  }
}

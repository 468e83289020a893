package dev.waybill.bootstrap.clients;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// A program that downloads, with the lines of shell that its users type. They find the variables
/// `URL`, `SITE` and `ID`, its parts, `PASSWORD` (of any user) and `OUT`, a file name.
final class Downloader {
  private final String name;
  private final Map<Download, String> lines = new EnumMap<>(Download.class);
  private final Map<Download, String> reasons = new EnumMap<>(Download.class);
  private boolean transliterates;

  private Downloader(String name) {
    this.name = name;
  }

  /// @param line that saves under the file's own name
  static Downloader of(String name, String line) {
    var downloader = new Downloader(name);
    for (var download : new Download[] {Download.NAME, Download.WIDE_NAME, Download.ZIP}) {
      downloader.lines.put(download, line);
    }
    return downloader.does(Download.GONE, line);
  }

  /// @param line for what is not there; it has no way to save under the file's own name
  static Downloader withoutNames(String name, String line) {
    var downloader = new Downloader(name).does(Download.GONE, line).does(Download.ZIP, line);
    var reason = "names a file by its address";
    return downloader.cannot(Download.NAME, reason).cannot(Download.WIDE_NAME, reason);
  }

  Downloader does(Download download, String line) {
    lines.put(download, line);
    return this;
  }

  Downloader cannot(Download download, String reason) {
    reasons.put(download, reason);
    return this;
  }

  /// It reads `filename` alone, the fallback for letters beyond ASCII.
  Downloader transliterating() {
    transliterates = true;
    return this;
  }

  String name() {
    return name;
  }

  boolean transliterates() {
    return transliterates;
  }

  Optional<String> reasonAgainst(Download download) {
    return Optional.ofNullable(reasons.get(download));
  }

  String line(Download download) {
    var line = lines.get(download);
    if (line == null) {
      throw new IllegalStateException(name + " has neither line nor reason for " + download);
    }
    return line;
  }
}

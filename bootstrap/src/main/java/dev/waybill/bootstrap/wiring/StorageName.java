package dev.waybill.bootstrap.wiring;

import dev.waybill.bootstrap.config.Configuration;
import java.net.URI;
import java.util.Locale;

/// What a storage is called in the database: `disk`, wherever the folder is, or `s3
/// {endpoint}/{bucket}/{prefix}`. Equal for equal places.
final class StorageName {
  private static final String DISK = "disk";

  private StorageName() {}

  static String of(Configuration configuration) {
    return configuration.storage().s3().map(StorageName::of).orElse(DISK);
  }

  private static String of(Configuration.S3 s3) {
    return "s3 " + authority(s3.endpoint()) + "/" + s3.bucket() + "/" + s3.prefix();
  }

  private static String authority(URI endpoint) {
    var text = endpoint.toString().toLowerCase(Locale.ROOT);
    return text.replaceFirst("/+$", "").replaceFirst("^(https://[^/]*):443$", "$1");
  }

  /// For a sentence.
  static String shown(String name) {
    return name.equals(DISK) ? "the data folder" : name;
  }

  /// Where it says which primary of the database was in use.
  static String primaryMark(String name) {
    return name.equals(DISK) ? "`blobs/primary` from the data folder" : "`primary` from " + name;
  }

  /// `disk` or `s3`: what the setting says.
  static String kind(String name) {
    return name.split(" ", 2)[0];
  }
}

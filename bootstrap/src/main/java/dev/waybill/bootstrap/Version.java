package dev.waybill.bootstrap;

import java.util.Optional;

/// Which Waybill this is, and what it runs on.
public final class Version {
  private Version() {}

  /// From the jar's manifest; `development` for classes that are in no jar.
  public static String number() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }

  public static String line() {
    return "waybill %s (Java %s, %s)"
        .formatted(
            number(),
            System.getProperty("java.runtime.version"),
            System.getProperty("java.vendor"));
  }
}

package dev.waybill.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// What the machine is called. No name server is asked: it may take its time.
final class HostNames {
  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");
  private static final String UNKNOWN = "node";

  private HostNames() {}

  static String ofThisMachine(Map<String, String> environment) {
    var name = fromTheKernel();
    if (name.isEmpty()) {
      name = environment.getOrDefault("HOSTNAME", "").strip();
    }
    return name.isEmpty() ? UNKNOWN : name;
  }

  private static String fromTheKernel() {
    try {
      return Files.isReadable(LINUX) ? Files.readString(LINUX).strip() : "";
    } catch (IOException unknown) {
      return "";
    }
  }
}

package dev.waybill.bootstrap;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.report.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The process.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    MachineLocale.set();
    System.exit(new Cli(console()).run(arguments));
  }

  private static Console console() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.in,
        System.getenv());
  }
}

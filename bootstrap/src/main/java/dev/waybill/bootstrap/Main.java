package dev.waybill.bootstrap;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.cli.Console;
import dev.waybill.bootstrap.cli.Service;
import dev.waybill.bootstrap.config.Configuration;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/// The process.
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new Cli(new Unwired(), console()).run(arguments));
  }

  private static Console console() {
    return new Console(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        System.getenv());
  }

  /// Holds the place of the wiring.
  private static final class Unwired implements Service {
    @Override
    public int serve(Configuration configuration) {
      throw new UnsupportedOperationException("serve");
    }

    @Override
    public int sweep(Configuration configuration) {
      throw new UnsupportedOperationException("sweep");
    }

    @Override
    public int train(Configuration configuration) {
      return 0;
    }
  }
}

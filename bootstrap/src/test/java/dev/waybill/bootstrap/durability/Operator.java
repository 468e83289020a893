package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.report.Console;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Types commands, in this process.
final class Operator {
  private final Map<String, String> environment = new HashMap<>();
  private byte[] input = new byte[0];

  Operator(Path data) {
    environment.put("WAYBILL_DATA_DIR", data.toString());
  }

  record Result(int exit, String out, String err) {}

  Operator with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// What the next commands find on standard input.
  Operator given(String text) {
    input = text.getBytes(US_ASCII);
    return this;
  }

  Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new ByteArrayInputStream(input),
            environment);
    var exit = new Cli(console).run(arguments);
    return new Result(exit, out.toString(), err.toString());
  }
}

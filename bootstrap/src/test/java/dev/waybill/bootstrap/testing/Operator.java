package dev.waybill.bootstrap.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.waybill.bootstrap.cli.Cli;
import dev.waybill.bootstrap.report.Console;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Types commands, in this process.
public final class Operator {
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> site;
  private byte[] input = new byte[0];

  /// Of an installation that has all in that folder, until told otherwise.
  public Operator(Path data) {
    this(data, List.of());
  }

  private Operator(Path data, List<String> site) {
    this.site = List.copyOf(site);
    environment.put("WAYBILL_DATA_DIR", data.toString());
  }

  /// Of that installation.
  public static Operator of(Site site, Path data) {
    var operator = new Operator(data, site.settings());
    site.secrets().forEach(operator::with);
    return operator;
  }

  /// What a command ended with and has printed.
  public record Result(int exit, String out, String err) {}

  /// Sets a variable of its shell.
  public Operator with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// What the next commands find on standard input.
  public Operator given(String text) {
    input = text.getBytes(US_ASCII);
    return this;
  }

  /// Types a command and its flags, and waits for its end.
  public Result run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            new ByteArrayInputStream(input),
            environment);
    var exit = new Cli(console).run(all(arguments));
    return new Result(exit, out.toString(), err.toString());
  }

  private String[] all(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(site);
    return all.toArray(String[]::new);
  }
}

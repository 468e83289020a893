package dev.waybill.bootstrap.testing;

import dev.waybill.bootstrap.config.Configuration;
import dev.waybill.bootstrap.config.ConfigurationReader;
import dev.waybill.bootstrap.config.Input;
import dev.waybill.bootstrap.config.Reading;
import dev.waybill.bootstrap.wiring.Overrides;
import dev.waybill.bootstrap.wiring.Server;
import dev.waybill.rest.container.HttpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A whole service on free ports of loopback, with its data in a directory of the test.
public final class RunningWaybill implements AutoCloseable {
  private final Server server;
  private final Path data;

  private RunningWaybill(Server server, Path data) {
    this.server = server;
    this.data = data;
  }

  /// Starts with the defaults of a user, but for the ports.
  ///
  /// @param settings further flags and their values, like `--max-upload-size`, `8MiB`
  public static RunningWaybill start(Path data, String... settings) {
    return new RunningWaybill(Server.start(configuration(data, settings)), data);
  }

  /// As [#start(Path, String...)], by a clock of the test's.
  public static RunningWaybill start(Path data, InstantSource clock, String... settings) {
    return start(data, Overrides.NONE.with(clock), settings);
  }

  /// As [#start(Path, String...)], with limits of the test's for the service port.
  public static RunningWaybill start(Path data, HttpSettings listening, String... settings) {
    return start(data, Overrides.NONE.with(listening), settings);
  }

  public static RunningWaybill start(Path data, Overrides overrides, String... settings) {
    return new RunningWaybill(Server.start(configuration(data, settings), overrides), data);
  }

  public static Configuration configuration(Path data, String... settings) {
    var flags = new HashMap<String, String>();
    flags.put("--http-host", "127.0.0.1");
    flags.put("--http-port", "0");
    flags.put("--management-port", "0");
    flags.put("--data-dir", data.toString());
    for (int i = 0; i < settings.length; i += 2) {
      flags.put(settings[i], settings[i + 1]);
    }
    return switch (ConfigurationReader.read(new Input(flags, List.of(), Map.of()))) {
      case Reading.Valid(_, var configuration) -> configuration;
      case Reading.Invalid(_, var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  public int port() {
    return server.port();
  }

  /// Of the service port, without a slash at its end.
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  public URI managementUrl() {
    return URI.create("http://127.0.0.1:" + server.managementPort());
  }

  public Path data() {
    return data;
  }

  @Override
  public void close() {
    server.close();
  }
}

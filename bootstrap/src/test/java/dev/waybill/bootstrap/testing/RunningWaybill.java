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
  private final NoStoreInTransaction rule;
  private final Site site;
  private final Path data;

  private RunningWaybill(Server server, NoStoreInTransaction rule, Site site, Path data) {
    this.server = server;
    this.rule = rule;
    this.site = site;
    this.data = data;
  }

  /// Starts with the defaults of a user, but for the ports and what the edition needs.
  ///
  /// @param settings further flags and their values, like `--max-upload-size`, `8MiB`
  public static RunningWaybill start(Path data, String... settings) {
    return start(data, Overrides.NONE, settings);
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
    return start(Edition.site(data), data, overrides, settings);
  }

  /// A node of that installation.
  public static RunningWaybill start(
      Site site, Path data, Overrides overrides, String... settings) {
    var rule = new NoStoreInTransaction();
    var server = Server.start(configuration(site, data, settings), rule.over(overrides));
    return new RunningWaybill(server, rule, site, data);
  }

  public static Configuration configuration(Path data, String... settings) {
    return configuration(Edition.site(data), data, settings);
  }

  public static Configuration configuration(Site site, Path data, String... settings) {
    var flags = new HashMap<String, String>();
    flags.put("--http-host", "127.0.0.1");
    flags.put("--http-port", "0");
    flags.put("--management-port", "0");
    flags.put("--data-dir", data.toString());
    // Where a test before has configured the log, theirs would be on its console.
    flags.put("--access-log", "off");
    putAll(flags, site.settings());
    putAll(flags, List.of(settings));
    return switch (ConfigurationReader.read(new Input(flags, List.of(), site.secrets()))) {
      case Reading.Valid(_, var configuration) -> configuration;
      case Reading.Invalid(_, var problems) ->
          throw new IllegalArgumentException(problems.toString());
    };
  }

  private static void putAll(Map<String, String> flags, List<String> settings) {
    for (int i = 0; i < settings.size(); i += 2) {
      flags.put(settings.get(i), settings.get(i + 1));
    }
  }

  public Site site() {
    return site;
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
    rule.check();
  }
}

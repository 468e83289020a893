package dev.waybill.bootstrap.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a node's meters told at one time, in Prometheus' text format.
///
/// @param samples by series, as they are written
record Scrape(String text, Map<String, Double> samples) {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long PACE = 100;

  /// @param management such as `http://127.0.0.1:8081`
  static Scrape of(URI management) {
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(management.resolve("/metrics")).build();
      return parse(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The first one that is as expected, or the last one after half a minute.
  static Scrape until(URI management, Predicate<Scrape> expected) {
    var deadline = System.nanoTime() + PATIENCE.toNanos();
    var scrape = of(management);
    while (!expected.test(scrape) && System.nanoTime() < deadline) {
      pause();
      scrape = of(management);
    }
    return scrape;
  }

  private static void pause() {
    try {
      Thread.sleep(PACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Scrape parse(String text) {
    var samples = new LinkedHashMap<String, Double>();
    text.lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line -> {
              var end = line.lastIndexOf(' ');
              var value = line.substring(end + 1).replace("+Inf", "Infinity");
              samples.put(line.substring(0, end), Double.valueOf(value));
            });
    return new Scrape(text, samples);
  }

  /// @param series with its labels in the order of the alphabet
  OptionalDouble value(String series) {
    var value = samples.get(series);
    return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /// Whether the series is there and has that value.
  boolean has(String series, double value) {
    return value(series).orElse(Double.NaN) == value;
  }

  /// All series of that name.
  Map<String, Double> named(String name) {
    return samples.entrySet().stream()
        .filter(s -> s.getKey().equals(name) || s.getKey().startsWith(name + "{"))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}

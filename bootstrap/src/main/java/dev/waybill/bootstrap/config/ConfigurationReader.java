package dev.waybill.bootstrap.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the [Configuration]; every problem is reported, not only the first.
public final class ConfigurationReader {
  private static final List<Setting<? extends Optional<?>>> NEEDED_BY_S3 =
      List.of(
          Settings.S3_ENDPOINT, Settings.S3_BUCKET, Settings.S3_ACCESS_KEY, Settings.S3_SECRET_KEY);

  /// Of MinIO.
  private static final Set<String> PUBLISHED_SECRETS = Set.of("minioadmin", "minio123");

  private ConfigurationReader() {}

  public static Reading read(Input input) {
    var found = SettingsReader.read(Settings.all(), input);
    if (!found.problems().isEmpty()) {
      return new Reading.Invalid(found.currents(), found.problems());
    }
    var values = new Values(found.currents());
    var problems = together(values);
    return problems.isEmpty()
        ? new Reading.Valid(found.currents(), Configuration.from(values))
        : new Reading.Invalid(found.currents(), problems);
  }

  /// What each setting alone cannot show.
  private static List<Problem> together(Values values) {
    var problems = new ArrayList<Problem>();
    var port = values.get(Settings.HTTP_PORT);
    if (port != 0 && port.equals(values.get(Settings.MANAGEMENT_PORT))) {
      problems.add(
          Problem.unsuitable(
              values.current(Settings.MANAGEMENT_PORT),
              "has to differ from " + Settings.HTTP_PORT.name()));
    }
    if (values.get(Settings.STORAGE) == StorageKind.S3) {
      NEEDED_BY_S3.stream()
          .filter(needed -> values.get(needed).isEmpty())
          .forEach(needed -> problems.add(neededByS3(values, needed)));
      if (isPublishedSecret(values)) {
        problems.add(
            Problem.unsuitable(
                values.current(Settings.S3_SECRET_KEY),
                "is the default that everybody knows: give the S3 service one of your own"));
      }
    }
    return problems;
  }

  /// Of a server that others can reach: one on this machine is somebody's trial.
  private static boolean isPublishedSecret(Values values) {
    return values.get(Settings.S3_SECRET_KEY).filter(PUBLISHED_SECRETS::contains).isPresent()
        && values.get(Settings.S3_ENDPOINT).filter(ConfigurationReader::isElsewhere).isPresent();
  }

  private static boolean isElsewhere(URI endpoint) {
    return !endpoint.getHost().matches("localhost|127(\\.\\d{1,3}){3}|\\[::1]");
  }

  private static Problem neededByS3(Values values, Setting<?> needed) {
    return Problem.unsuitable(
        values.current(needed), "is needed with " + Settings.STORAGE.name() + "=s3");
  }
}

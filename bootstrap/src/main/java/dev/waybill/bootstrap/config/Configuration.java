package dev.waybill.bootstrap.config;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.upload.ByteCount;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// All settings, read and checked.
public record Configuration(
    Http http,
    Endpoint management,
    Data data,
    Limits limits,
    Passwords passwords,
    Expiries expiries,
    Logging logging) {

  /// An address to listen on; port 0 takes a free one.
  public record Endpoint(String host, int port) {}

  /// @param publicUrl scheme and authority that links begin with
  /// @param trustedProxies whose forwarding headers count
  public record Http(
      Endpoint endpoint,
      Optional<URI> publicUrl,
      TrustedProxies trustedProxies,
      int maxConnections,
      Duration idleTimeout,
      Duration shutdownTimeout) {}

  /// @param directory absolute
  /// @param minFreeSpace what uploads leave free
  public record Data(Path directory, ByteCount minFreeSpace) {}

  /// @param maxUploadSize of one request
  public record Limits(ByteCount maxUploadSize, int maxFiles, boolean rateLimits) {}

  /// @param parallelHashes how many are computed at the same time
  public record Passwords(int parallelHashes) {}

  /// @param ofUploads where the uploader chooses none
  /// @param sweepInterval between two sweeps of what has expired
  public record Expiries(ExpiryChoice ofUploads, Duration sweepInterval) {}

  public record Logging(LogLevel level, LogFormat format) {}

  static Configuration from(Values values) {
    return new Configuration(
        http(values),
        new Endpoint(values.get(Settings.MANAGEMENT_HOST), values.get(Settings.MANAGEMENT_PORT)),
        new Data(values.get(Settings.DATA_DIR), values.get(Settings.MIN_FREE_SPACE)),
        new Limits(
            values.get(Settings.MAX_UPLOAD_SIZE),
            values.get(Settings.MAX_FILES),
            values.get(Settings.RATE_LIMITS)),
        new Passwords(values.get(Settings.PASSWORD_HASHES)),
        new Expiries(values.get(Settings.DEFAULT_EXPIRY), values.get(Settings.SWEEP_INTERVAL)),
        new Logging(values.get(Settings.LOG_LEVEL), values.get(Settings.LOG_FORMAT)));
  }

  private static Http http(Values values) {
    return new Http(
        new Endpoint(values.get(Settings.HTTP_HOST), values.get(Settings.HTTP_PORT)),
        values.get(Settings.PUBLIC_URL),
        values.get(Settings.TRUSTED_PROXIES),
        values.get(Settings.MAX_CONNECTIONS),
        values.get(Settings.IDLE_TIMEOUT),
        values.get(Settings.SHUTDOWN_TIMEOUT));
  }
}

package dev.waybill.bootstrap.config;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// All settings, read and checked.
///
/// @param nodeName what the operator calls this process
public record Configuration(
    Http http,
    Management management,
    Data data,
    Optional<Postgres> postgres,
    Storage storage,
    Limits limits,
    Passwords passwords,
    Expiries expiries,
    Logging logging,
    String nodeName) {

  /// Whether anything is kept in the data directory; else many nodes may share the rest.
  public boolean usesDataDirectory() {
    return postgres.isEmpty() || storage.s3().isEmpty();
  }

  /// An address to listen on; port 0 takes a free one.
  public record Endpoint(String host, int port) {}

  /// @param names hosts with a dot that it answers to
  public record Management(Endpoint endpoint, Set<String> names) {
    public Management {
      names = Set.copyOf(names);
    }
  }

  /// @param publicUrl scheme and authority that links begin with
  /// @param securityContact where vulnerabilities are to be reported
  /// @param trustedProxies whose forwarding headers count
  /// @param forwarded which headers those are
  /// @param drainDelay from the signal to stop to the end of taking requests
  /// @param shutdownTimeout from then on to the end of those that run
  public record Http(
      Endpoint endpoint,
      Optional<URI> publicUrl,
      Optional<URI> securityContact,
      TrustedProxies trustedProxies,
      ForwardedFamily forwarded,
      int maxConnections,
      int maxConnectionsPerNetwork,
      int maxRequestsPerNetwork,
      Duration idleTimeout,
      Duration drainDelay,
      Duration shutdownTimeout) {}

  /// @param directory absolute
  /// @param minFreeSpace what uploads leave free
  public record Data(Path directory, ByteCount minFreeSpace) {}

  /// A database beside this process; without it, there is one in the data directory.
  ///
  /// @param connections that this node opens at most
  public record Postgres(
      DatabaseUrl url, Optional<String> user, Optional<String> password, int connections) {
    @Override
    public String toString() {
      return "Postgres[" + url + "]";
    }
  }

  /// @param s3 where files are kept in a bucket; else they are in the data directory
  /// @param masterKeys base64, the one that encrypts first; none: files are stored unencrypted
  /// @param keyFile that they were read from, where they are in a file
  /// @param withoutKey what that means where files are encrypted already
  public record Storage(
      Optional<S3> s3,
      List<String> masterKeys,
      Optional<KeyFile> keyFile,
      WithoutKey withoutKey,
      DownloadCheck check) {
    public Storage {
      masterKeys = List.copyOf(masterKeys);
    }

    @Override
    public String toString() {
      return "Storage[" + s3 + ", " + masterKeys.size() + " keys, " + check + "]";
    }
  }

  /// @param prefix of all keys; empty or with a slash at its end
  /// @param deleteVersions whether what is deleted goes with the versions that the bucket keeps
  /// @param authorities believed about who the server is, beside those that the JDK knows
  /// @param uploads files that are written at the same time, at most
  /// @param downloads files that are read at the same time, at most
  public record S3(
      URI endpoint,
      String region,
      String bucket,
      String prefix,
      String accessKey,
      String secretKey,
      boolean createBucket,
      boolean deleteVersions,
      List<X509Certificate> authorities,
      int uploads,
      int downloads) {
    public S3 {
      authorities = List.copyOf(authorities);
    }

    @Override
    public String toString() {
      return "S3[" + endpoint + "/" + bucket + "/" + prefix + "]";
    }
  }

  /// @param maxUploadSize of one request
  /// @param keepNetwork how long it is kept where an upload came from; zero: not at all
  /// @param blocked what the link of a blocked upload answers
  public record Limits(
      ByteCount maxUploadSize,
      int maxFiles,
      Duration keepNetwork,
      BlockedStatus blocked,
      boolean rateLimits,
      Budgets budgets,
      Total total) {}

  /// How much the whole installation stores at most, if there is a limit.
  public record Total(Optional<ByteCount> size, Optional<Integer> files) {}

  /// What one client network may upload in an hour, where rates are limited.
  public record Budgets(int uploads, int files, ByteCount bytes) {}

  /// @param parallelHashes how many are computed at the same time
  /// @param waitingPerNetwork how many of one client network wait for that
  /// @param setPerNetwork how many one client network may set in a minute
  public record Passwords(int parallelHashes, int waitingPerNetwork, int setPerNetwork) {}

  /// @param ofUploads where the uploader chooses none
  /// @param sweepInterval between two sweeps of what has expired
  /// @param sweepRate blobs that are removed in a second, at most
  public record Expiries(ExpiryChoice ofUploads, Duration sweepInterval, int sweepRate) {}

  /// @param access which requests have a line
  /// @param client what such a line says of who sent the request
  public record Logging(
      LogLevel level, LogFormat format, AccessLines access, LoggedClient client) {}

  static Configuration from(Values values) {
    return new Configuration(
        http(values),
        management(values),
        new Data(values.get(Settings.DATA_DIR), values.get(Settings.MIN_FREE_SPACE)),
        postgres(values),
        storage(values),
        new Limits(
            values.get(Settings.MAX_UPLOAD_SIZE),
            values.get(Settings.MAX_FILES),
            values.get(Settings.KEEP_CLIENT_NETWORK),
            values.get(Settings.BLOCKED_STATUS),
            values.get(Settings.RATE_LIMITS),
            new Budgets(
                values.get(Settings.MAX_UPLOADS_PER_NETWORK),
                values.get(Settings.MAX_FILES_PER_NETWORK),
                values.get(Settings.MAX_BYTES_PER_NETWORK)),
            new Total(values.get(Settings.MAX_STORED_SIZE), values.get(Settings.MAX_STORED_FILES))),
        new Passwords(
            values.get(Settings.PASSWORD_HASHES),
            values.get(Settings.MAX_WAITING_PASSWORDS_PER_NETWORK),
            values.get(Settings.MAX_PASSWORDS_SET_PER_NETWORK)),
        new Expiries(
            values.get(Settings.DEFAULT_EXPIRY),
            values.get(Settings.SWEEP_INTERVAL),
            values.get(Settings.SWEEP_RATE)),
        logging(values),
        values.get(Settings.NODE_NAME));
  }

  private static Management management(Values values) {
    return new Management(
        new Endpoint(values.get(Settings.MANAGEMENT_HOST), values.get(Settings.MANAGEMENT_PORT)),
        values.get(Settings.MANAGEMENT_NAMES));
  }

  private static Logging logging(Values values) {
    return new Logging(
        values.get(Settings.LOG_LEVEL),
        values.get(Settings.LOG_FORMAT),
        values.get(Settings.ACCESS_LOG),
        values.get(Settings.ACCESS_LOG_CLIENT));
  }

  private static Optional<Postgres> postgres(Values values) {
    return values
        .get(Settings.DATABASE_URL)
        .map(
            url ->
                new Postgres(
                    url,
                    url.user().or(() -> values.get(Settings.DATABASE_USER)),
                    url.password().or(() -> values.get(Settings.DATABASE_PASSWORD)),
                    values.get(Settings.DATABASE_CONNECTIONS)));
  }

  private static Storage storage(Values values) {
    return new Storage(
        values.get(Settings.STORAGE) == StorageKind.S3 ? Optional.of(s3(values)) : Optional.empty(),
        values.get(Settings.ENCRYPTION_KEY).stream().flatMap(String::lines).toList(),
        values
            .current(Settings.ENCRYPTION_KEY)
            .secretFile()
            .map(path -> new KeyFile(Path.of(path))),
        values.get(Settings.WITHOUT_ENCRYPTION_KEY),
        values.get(Settings.VERIFY_DOWNLOADS));
  }

  private static S3 s3(Values values) {
    return new S3(
        values.get(Settings.S3_ENDPOINT).orElseThrow(),
        values.get(Settings.S3_REGION),
        values.get(Settings.S3_BUCKET).orElseThrow(),
        values.get(Settings.S3_PREFIX),
        values.get(Settings.S3_ACCESS_KEY).orElseThrow(),
        values.get(Settings.S3_SECRET_KEY).orElseThrow(),
        values.get(Settings.S3_CREATE_BUCKET),
        values.get(Settings.S3_DELETE_VERSIONS),
        values.get(Settings.S3_CA).orElse(List.of()),
        values.get(Settings.S3_UPLOADS),
        values.get(Settings.S3_DOWNLOADS));
  }

  private static Http http(Values values) {
    return new Http(
        new Endpoint(values.get(Settings.HTTP_HOST), values.get(Settings.HTTP_PORT)),
        values.get(Settings.PUBLIC_URL),
        values.get(Settings.SECURITY_CONTACT),
        values.get(Settings.TRUSTED_PROXIES),
        values.get(Settings.FORWARDED),
        values.get(Settings.MAX_CONNECTIONS),
        values.get(Settings.MAX_CONNECTIONS_PER_NETWORK),
        values.get(Settings.MAX_REQUESTS_PER_NETWORK),
        values.get(Settings.IDLE_TIMEOUT),
        values.get(Settings.DRAIN_DELAY),
        values.get(Settings.SHUTDOWN_TIMEOUT));
  }
}

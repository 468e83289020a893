package dev.waybill.bootstrap.config;

import dev.waybill.domain.expiry.ExpiryChoice;
import dev.waybill.domain.size.ByteCount;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Every setting there is. A line here gives it its variable, its flag, its place in the file, in
/// `waybill config` and in the help; [Configuration] hands its value to whoever needs it.
public final class Settings {
  /// Where the file is. Not in the list, as the file cannot say it itself.
  public static final String CONFIG_FILE = "WAYBILL_CONFIG";

  /// Variables that the launcher reads, not the program.
  static final List<String> LAUNCHER =
      List.of("WAYBILL_JAVA_HOME", "WAYBILL_JAVA_OPTS", "WAYBILL_JDK_FOLDERS");

  private static final List<Setting<?>> LIST = new ArrayList<>();

  static final Setting<String> HTTP_HOST =
      add(
          "HTTP_HOST",
          "Address to serve uploads and downloads on; 0.0.0.0 means all network interfaces",
          Kinds.host(),
          "0.0.0.0");
  static final Setting<Integer> HTTP_PORT =
      add("HTTP_PORT", "Port to serve uploads and downloads on", Kinds.port(), "8080");
  static final Setting<String> MANAGEMENT_HOST =
      add(
          "MANAGEMENT_HOST",
          "Address for health checks and metrics; keep it private",
          Kinds.host(),
          "127.0.0.1");
  static final Setting<Set<String>> MANAGEMENT_NAMES =
      add(
          "MANAGEMENT_NAMES",
          "Host names with a dot under which the management port answers, beside addresses and"
              + " names without one",
          Kinds.hosts(),
          "");
  static final Setting<Integer> MANAGEMENT_PORT =
      add("MANAGEMENT_PORT", "Port for health checks and metrics", Kinds.port(), "8081");
  static final Setting<Optional<URI>> PUBLIC_URL =
      add(
          "PUBLIC_URL",
          "Address that links begin with; without it, the one that the request was sent to",
          Kinds.publicUrl().optional(),
          "");
  static final Setting<Optional<URI>> SECURITY_CONTACT =
      add(
          "SECURITY_CONTACT",
          "Address for reports of vulnerabilities, served in /.well-known/security.txt",
          Kinds.contact().optional(),
          "");
  static final Setting<TrustedProxies> TRUSTED_PROXIES =
      add(
          "TRUSTED_PROXIES",
          "Proxies whose forwarding headers are trusted; see WAYBILL_FORWARDED",
          Kinds.networks(),
          "");
  static final Setting<ForwardedFamily> FORWARDED =
      add(
          "FORWARDED",
          "Forwarding headers that are trusted: X-Forwarded-For, -Proto, -Host and"
              + " -Port, or Forwarded (RFC 7239)",
          Kinds.choice(ForwardedFamily.class),
          "x-forwarded");
  static final Setting<String> NODE_NAME =
      add(
          "NODE_NAME",
          "Name of this node in what commands and logs say of it; the host's unless set",
          Kinds.word(),
          HostNames::ofThisMachine);
  static final Setting<Integer> MAX_CONNECTIONS =
      add(
          "MAX_CONNECTIONS",
          "Maximum number of open connections; further ones wait",
          Kinds.count(1, 1_000_000),
          "4096");
  static final Setting<Integer> MAX_CONNECTIONS_PER_NETWORK =
      add(
          "MAX_CONNECTIONS_PER_NETWORK",
          "Maximum number of open connections of one client network (/24 or /56); beyond it the"
              + " oldest idle one is closed",
          Kinds.count(1, 1_000_000),
          "1024");
  static final Setting<Integer> MAX_REQUESTS_PER_NETWORK =
      add(
          "MAX_REQUESTS_PER_NETWORK",
          "Maximum number of requests of one client network that are answered at the same time;"
              + " further ones are refused with 429",
          Kinds.count(1, 4_096),
          "1024");
  static final Setting<Duration> IDLE_TIMEOUT =
      add(
          "IDLE_TIMEOUT",
          "Time after which an idle connection is closed",
          Kinds.duration("1s", "1h"),
          "60s");
  static final Setting<Duration> DRAIN_DELAY =
      add(
          "DRAIN_DELAY",
          "How long requests are still taken after SIGTERM, while readiness is 503; Ctrl-C does not"
              + " wait",
          Kinds.duration("0s", "10m"),
          "5s");
  static final Setting<Duration> SHUTDOWN_TIMEOUT =
      add(
          "SHUTDOWN_TIMEOUT",
          "Time that running transfers then have to finish before they are cut off",
          Kinds.duration("0s", "1h"),
          "30s");

  static final Setting<Path> DATA_DIR =
      add(
          "DATA_DIR",
          "Folder for the files and the database, created if missing; $XDG_DATA_HOME/waybill or"
              + " ~/.local/share/waybill unless set",
          Kinds.path(),
          DataDirectory::defaultFor);
  static final Setting<ByteCount> MIN_FREE_SPACE =
      add(
          "MIN_FREE_SPACE",
          "Space on the data folder's disk that uploads leave free; with less, they answer 507",
          Kinds.size("0", "1024TiB"),
          "256MiB");

  static final Setting<Optional<DatabaseUrl>> DATABASE_URL =
      addSecret(
          "DATABASE_URL",
          "PostgreSQL database, like postgresql://user:password@host:5432/name?sslmode=verify-full;"
              + " without it, a file in the data folder",
          Kinds.databaseUrl().optional());
  static final Setting<Optional<String>> DATABASE_USER =
      add(
          "DATABASE_USER",
          "PostgreSQL user, where the address names none",
          Kinds.word().optional(),
          "");
  static final Setting<Optional<String>> DATABASE_PASSWORD =
      addSecret(
          "DATABASE_PASSWORD",
          "PostgreSQL password, where the address holds none",
          Kinds.secret().optional());
  static final Setting<Integer> DATABASE_CONNECTIONS =
      add(
          "DATABASE_CONNECTIONS",
          "Maximum number of connections of this node to PostgreSQL",
          Kinds.count(2, 1000),
          "16");

  static final Setting<StorageKind> STORAGE =
      add(
          "STORAGE",
          "Where the bytes of files are kept: disk is the data folder, s3 a bucket",
          Kinds.choice(StorageKind.class),
          "disk");
  static final Setting<Optional<URI>> S3_ENDPOINT =
      add(
          "S3_ENDPOINT",
          "Address of the S3 service, like https://s3.eu-central-1.amazonaws.com",
          Kinds.serviceUrl().optional(),
          "");
  static final Setting<String> S3_REGION =
      add("S3_REGION", "Region of the bucket", Kinds.word(), "us-east-1");
  static final Setting<Optional<String>> S3_BUCKET =
      add("S3_BUCKET", "Bucket that files are kept in", Kinds.bucket().optional(), "");
  static final Setting<String> S3_PREFIX =
      add(
          "S3_PREFIX",
          "Prefix of all object keys, for example waybill/, for a shared bucket",
          Kinds.keyPrefix(),
          "");
  static final Setting<Optional<String>> S3_ACCESS_KEY =
      add("S3_ACCESS_KEY", "Access key of the S3 service", Kinds.word().optional(), "");
  static final Setting<Optional<String>> S3_SECRET_KEY =
      addSecret("S3_SECRET_KEY", "Secret key of the S3 service", Kinds.secret().optional());
  static final Setting<Boolean> S3_CREATE_BUCKET =
      add(
          "S3_CREATE_BUCKET",
          "Whether a missing bucket is created at the start",
          Kinds.onOff(),
          "off");
  static final Setting<Boolean> S3_DELETE_VERSIONS =
      add(
          "S3_DELETE_VERSIONS",
          "Whether deleted files go with all their versions, in a bucket that keeps versions",
          Kinds.onOff(),
          "off");
  static final Setting<Optional<List<X509Certificate>>> S3_CA =
      addSecret(
          "S3_CA",
          "Additional CA certificates (PEM) to trust for the S3 service",
          Kinds.certificates().optional());
  static final Setting<Integer> S3_UPLOADS =
      add(
          "S3_UPLOADS",
          "Maximum number of files sent to S3 at the same time; more are answered 503",
          Kinds.count(1, 100_000),
          "512");
  static final Setting<Integer> S3_DOWNLOADS =
      add(
          "S3_DOWNLOADS",
          "Maximum number of files read from S3 at the same time; more are answered 503",
          Kinds.count(1, 100_000),
          "1024");

  static final Setting<Optional<String>> ENCRYPTION_KEY =
      addSecret(
          "ENCRYPTION_KEY",
          "Keys for encryption at rest, 32 bytes in base64, one a line: the first encrypts, all"
              + " decrypt; without it, files are stored unencrypted",
          Kinds.masterKeys().optional());
  static final Setting<WithoutKey> WITHOUT_ENCRYPTION_KEY =
      add(
          "WITHOUT_ENCRYPTION_KEY",
          "What a start does if files are encrypted and no key is given: refuse, take no"
              + " uploads, or store new files unencrypted",
          Kinds.choice(WithoutKey.class),
          "refuse");
  static final Setting<DownloadCheck> VERIFY_DOWNLOADS =
      add(
          "VERIFY_DOWNLOADS",
          "Checksum that complete downloads are verified with while they are sent",
          Kinds.choice(DownloadCheck.class),
          "sha256");

  static final Setting<ByteCount> MAX_UPLOAD_SIZE =
      add(
          "MAX_UPLOAD_SIZE",
          "Maximum size of an upload, all its files together",
          Kinds.size("1", "1024TiB"),
          "10GiB");
  static final Setting<Integer> MAX_FILES =
      add("MAX_FILES", "Maximum number of files in an upload", Kinds.count(1, 10_000), "100");
  static final Setting<Optional<ByteCount>> MAX_STORED_SIZE =
      add(
          "MAX_STORED_SIZE",
          "Maximum size of all stored files together; what goes beyond is refused with 507",
          Kinds.size("1", "1048576TiB").optional(),
          "");
  static final Setting<Optional<Integer>> MAX_STORED_FILES =
      add(
          "MAX_STORED_FILES",
          "Maximum number of stored files, each of which takes a file or object of its own; further"
              + " ones are refused with 507",
          Kinds.count(1, 2_000_000_000).optional(),
          "");
  static final Setting<Integer> MAX_UPLOADS_PER_NETWORK =
      add(
          "MAX_UPLOADS_PER_NETWORK",
          "Maximum number of uploads of one client network per hour; further ones are refused with"
              + " 429",
          Kinds.count(1, 1_000_000_000),
          "100000");
  static final Setting<Integer> MAX_FILES_PER_NETWORK =
      add(
          "MAX_FILES_PER_NETWORK",
          "Maximum number of files that one client network uploads per hour; further ones are"
              + " refused with 429",
          Kinds.count(1, 1_000_000_000),
          "1000000");
  static final Setting<ByteCount> MAX_BYTES_PER_NETWORK =
      add(
          "MAX_BYTES_PER_NETWORK",
          "Maximum size of what one client network uploads per hour; more is refused with 429",
          Kinds.size("1", "1024TiB"),
          "1TiB");
  static final Setting<Duration> KEEP_CLIENT_NETWORK =
      add(
          "KEEP_CLIENT_NETWORK",
          "How long a keyed hash of the client network is kept with an upload, for an operator who"
              + " looks for it; 0s keeps none",
          Kinds.duration("0s", "365d"),
          "7d");
  static final Setting<BlockedStatus> BLOCKED_STATUS =
      add(
          "BLOCKED_STATUS",
          "Status at the link of a blocked upload: 451 tells readers that it is blocked, 404 is as"
              + " at an unknown link",
          Kinds.choice(BlockedStatus.class, BlockedStatus::word),
          "451");
  static final Setting<Boolean> RATE_LIMITS =
      add(
          "RATE_LIMITS",
          "Whether clients that try many passwords, or upload very much, are slowed down",
          Kinds.onOff(),
          "on");
  static final Setting<Integer> PASSWORD_HASHES =
      add(
          "PASSWORD_HASHES",
          "Maximum number of passwords checked at the same time, 20 MiB each; half of the"
              + " processors unless set",
          Kinds.count(1, 256),
          env -> halfOfTheProcessors());
  static final Setting<Integer> MAX_WAITING_PASSWORDS_PER_NETWORK =
      add(
          "MAX_WAITING_PASSWORDS_PER_NETWORK",
          "Maximum number of passwords of one client network that wait to be checked or set;"
              + " further ones are refused with 429",
          Kinds.count(1, 2_048),
          "256");
  static final Setting<Integer> MAX_PASSWORDS_SET_PER_NETWORK =
      add(
          "MAX_PASSWORDS_SET_PER_NETWORK",
          "Maximum number of passwords that one client network sets per minute; further ones are"
              + " refused with 429",
          Kinds.count(1, 1_000_000),
          "600");

  static final Setting<ExpiryChoice> DEFAULT_EXPIRY =
      add("DEFAULT_EXPIRY", "Expiry of uploads that do not choose one", Kinds.expiry(), "7d");
  static final Setting<Duration> SWEEP_INTERVAL =
      add(
          "SWEEP_INTERVAL",
          "How often expired uploads are removed from the disk",
          Kinds.duration("1s", "1d"),
          "5m");

  static final Setting<Integer> SWEEP_RATE =
      add(
          "SWEEP_RATE",
          "Maximum number of blobs that a sweep removes per second",
          Kinds.count(1, 1_000_000),
          "1000");

  static final Setting<LogLevel> LOG_LEVEL =
      add(
          "LOG_LEVEL",
          "Log level of Waybill's own messages; libraries log warnings and errors",
          Kinds.choice(LogLevel.class),
          "info");
  static final Setting<LogFormat> LOG_FORMAT =
      add(
          "LOG_FORMAT",
          "Log lines for people or for machines",
          Kinds.choice(LogFormat.class),
          "text");
  static final Setting<AccessLines> ACCESS_LOG =
      add(
          "ACCESS_LOG",
          "Requests that have a line in the log, whatever the level: none, those that failed, or"
              + " all",
          Kinds.choice(AccessLines.class),
          "all");
  static final Setting<LoggedClient> ACCESS_LOG_CLIENT =
      add(
          "ACCESS_LOG_CLIENT",
          "What that line says of the client: its network (/24 or /56), its address, or nothing",
          Kinds.choice(LoggedClient.class),
          "network");

  private Settings() {}

  /// In the order of this page.
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(LIST);
  }

  private static <T> Setting<T> add(String name, String meaning, Kind<T> kind, String text) {
    return add(name, meaning, kind, env -> text);
  }

  private static <T> Setting<T> addSecret(String name, String meaning, Kind<T> kind) {
    return add(new Setting<>(Setting.PREFIX + name, meaning, kind, env -> "", true));
  }

  private static <T> Setting<T> add(
      String name, String meaning, Kind<T> kind, Function<Map<String, String>, String> text) {
    return add(new Setting<>(Setting.PREFIX + name, meaning, kind, text, false));
  }

  private static <T> Setting<T> add(Setting<T> setting) {
    LIST.add(setting);
    return setting;
  }

  private static String halfOfTheProcessors() {
    return Integer.toString(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }
}

package dev.waybill.storage.s3;

import io.minio.BaseS3Client;
import io.minio.MinioAsyncClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/// One HTTP client, with one pool of connections, with several timeout profiles.
///
/// @param bodies for requests that carry a blob, as long as they move
/// @param reading for answers that carry a blob, as long as they move
/// @param control for calls that are answered at once
/// @param slow for calls that may take the store a while
/// @param look for the quick look whether the store is there
/// @param firstByte how long an answer that carries a blob may take to begin
record Clients(
    OkHttpClient bodies,
    BareClient reading,
    BareClient control,
    BareClient slow,
    BareClient look,
    Duration firstByte,
    ExecutorService threads)
    implements AutoCloseable {
  /// More than the bulkheads around this store let through: a call never waits for another here.
  private static final int MOST_CALLS = 2048;

  /// For each so many bytes the store has as long again to answer as for any: it may have to put
  /// them together, and between us and it may stand a proxy that takes all of a long part and hands
  /// it on only then.
  private static final long BYTES_OF_AN_ANSWER = 64L * 1024 * 1024;

  private static final int IDLE_CONNECTIONS = 64;

  /// Less than servers keep an idle connection.
  private static final int IDLE_SECONDS = 20;

  /// Where the client warns of answers that it cannot read and does not need, as Ceph gives them to
  /// every upload. Kept here because nobody else would.
  private static final Logger CLIENTS_LOG = Logger.getLogger(BaseS3Client.class.getName());

  static {
    CLIENTS_LOG.setLevel(Level.SEVERE);
  }

  /// How long the store may take to answer what is about so many bytes, once it has them.
  Duration answer(long bytes) {
    var any = Duration.ofMillis(bodies.readTimeoutMillis());
    return any.multipliedBy(1 + bytes / BYTES_OF_AN_ANSWER);
  }

  static Clients open(S3BlobStore.Settings settings, Timeouts timeouts) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    var http = http(settings, threads, timeouts);
    return new Clients(
        http.newBuilder().readTimeout(timeouts.stall()).build(),
        minio(settings, http),
        minio(settings, within(http, timeouts.control())),
        minio(settings, within(http, timeouts.slow())),
        minio(settings, within(http, timeouts.look())),
        timeouts.control(),
        threads);
  }

  private static OkHttpClient http(
      S3BlobStore.Settings settings, ExecutorService threads, Timeouts timeouts) {
    var dispatcher = new Dispatcher(threads);
    dispatcher.setMaxRequests(MOST_CALLS);
    dispatcher.setMaxRequestsPerHost(MOST_CALLS);
    return Trust.add(settings.authorities(), new OkHttpClient.Builder())
        .dispatcher(dispatcher)
        .addInterceptor(new AnswerCheck())
        .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, IDLE_SECONDS, TimeUnit.SECONDS))
        .protocols(List.of(Protocol.HTTP_1_1))
        .followRedirects(false)
        .followSslRedirects(false)
        .connectTimeout(timeouts.connect())
        .readTimeout(timeouts.silence())
        .writeTimeout(timeouts.stall())
        .socketFactory(new ShortQueues())
        .build();
  }

  private static OkHttpClient within(OkHttpClient http, Duration whole) {
    return http.newBuilder().callTimeout(whole).build();
  }

  private static BareClient minio(S3BlobStore.Settings settings, OkHttpClient http) {
    return new BareClient(
        MinioAsyncClient.builder()
            .endpoint(settings.endpoint().toString())
            .region(settings.region())
            .credentials(settings.accessKey(), settings.secretKey())
            .httpClient(http)
            .build());
  }

  @Override
  public void close() {
    bodies.dispatcher().cancelAll();
    threads.shutdown();
    bodies.connectionPool().evictAll();
  }
}

package dev.waybill.storage.s3;

import dev.waybill.application.contract.Blobs;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;

/// An S3 server in this process, started once, with its objects in memory. Each test takes a bucket
/// of its own.
final class InProcessS3 {
  static final String ACCESS_KEY = "in-process";
  static final String SECRET_KEY = "in-process-secret";
  static final String REGION = "us-east-1";

  private static final AtomicInteger BUCKETS = new AtomicInteger();

  private final BlobStore objects;
  private final S3Proxy server;

  private static final class Holder {
    private static final InProcessS3 STARTED =
        start(server -> server.endpoint(URI.create("http://127.0.0.1:0")));
  }

  private InProcessS3(BlobStore objects, S3Proxy server) {
    this.objects = objects;
    this.server = server;
  }

  static InProcessS3 started() {
    return Holder.STARTED;
  }

  /// Another one, over TLS.
  static InProcessS3 start(ServerIdentity identity) {
    return start(
        server ->
            server
                .secureEndpoint(URI.create("https://127.0.0.1:0"))
                .keyStore(identity.keyStore().toString(), ServerIdentity.PASSWORD));
  }

  private static InProcessS3 start(UnaryOperator<S3Proxy.Builder> where) {
    var context =
        ContextBuilder.newBuilder(new TransientApiMetadata())
            .credentials("x", "y")
            .overrides(new Properties())
            .build(BlobStoreContext.class);
    var server =
        where
            .apply(S3Proxy.builder().blobStore(context.getBlobStore()))
            .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
            .ignoreUnknownHeaders(true)
            .build();
    // It writes times in the digits of the host's locale, which a server elsewhere would not.
    Locale.setDefault(Locale.ROOT);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return new InProcessS3(context.getBlobStore(), server);
  }

  int port() {
    return server.getPort();
  }

  URI endpoint() {
    return server.getPort() < 0
        ? URI.create("https://127.0.0.1:" + server.getSecurePort())
        : URI.create("http://127.0.0.1:" + port());
  }

  /// An empty bucket that nobody else has.
  String newBucket() {
    var name = "bucket-" + BUCKETS.incrementAndGet();
    objects.createContainerInLocation(null, name);
    return name;
  }

  S3BlobStore.Settings settings() {
    return settings(endpoint(), newBucket());
  }

  static S3BlobStore.Settings settings(URI endpoint, String bucket) {
    return new S3BlobStore.Settings(
        endpoint,
        REGION,
        bucket,
        "waybill/",
        ACCESS_KEY,
        SECRET_KEY,
        false,
        false,
        List.of(),
        Blobs::fresh);
  }
}

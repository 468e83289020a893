package dev.waybill.bootstrap.testing;

import dev.waybill.application.part.CephRgw;
import dev.waybill.application.part.LocalS3;
import java.util.concurrent.atomic.AtomicInteger;

/// One S3 server for all tests of this JVM: the one that is chosen, else the Ceph gateway where one
/// was started, else s3proxy in a process of its own.
///
/// @param port on loopback
/// @param bucket that is this JVM's alone
/// @param listsUnfinished whether it can name multipart uploads that have not ended
record S3Part(
    int port,
    String region,
    String accessKey,
    String secretKey,
    String bucket,
    boolean listsUnfinished) {
  private static final AtomicInteger PREFIXES = new AtomicInteger();

  private static final class Holder {
    private static final S3Part STARTED = start();
  }

  static S3Part started() {
    return Holder.STARTED;
  }

  private static S3Part start() {
    var part =
        LocalS3.chosen()
            .map(S3Part::of)
            .or(() -> CephRgw.running().map(S3Part::of))
            .orElseGet(S3Part::ofProxy);
    new BucketView(part, "").create();
    return part;
  }

  private static S3Part of(LocalS3 server) {
    return new S3Part(
        server.port(), LocalS3.REGION, LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY, bucketName(), true);
  }

  private static S3Part of(CephRgw ceph) {
    return new S3Part(
        ceph.port(), CephRgw.REGION, CephRgw.ACCESS_KEY, CephRgw.SECRET_KEY, bucketName(), true);
  }

  private static S3Part ofProxy() {
    var key = S3ProxyProcess.KEY;
    var bucket = bucketName();
    return new S3Part(S3ProxyProcess.start(bucket), "us-east-1", key, key, bucket, false);
  }

  private static String bucketName() {
    return "waybill-tests-" + ProcessHandle.current().pid();
  }

  /// Of keys that nobody else uses.
  static String newPrefix() {
    return "site-" + PREFIXES.incrementAndGet() + "/";
  }

  String endpoint() {
    return endpoint(port);
  }

  static String endpoint(int port) {
    return "http://127.0.0.1:" + port;
  }
}

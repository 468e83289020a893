package dev.waybill.storage.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.waybill.application.contract.Blobs;
import dev.waybill.application.port.StorageUnavailable;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls that a real server never got, each answered as if all were well: nothing counts as stored,
/// copied, deleted or listed because a status says so.
abstract class FalseAnswers {
  private static final int SMALL = 1000;
  private static final int LARGE = 12_000_000;

  enum Calls {
    PUT,
    PART,
    COPY,
    BEGIN,
    COMPLETE,
    DELETE,
    DELETE_MANY,
    LIST;

    boolean is(HttpExchange exchange) {
      var query = query(exchange);
      return switch (this) {
        case PUT -> isMethod(exchange, "PUT") && !query.contains("partNumber");
        case PART -> isMethod(exchange, "PUT") && query.contains("partNumber");
        case COPY -> exchange.getRequestHeaders().containsKey("x-amz-copy-source");
        case BEGIN -> isMethod(exchange, "POST") && query.contains("uploads");
        case COMPLETE -> isMethod(exchange, "POST") && query.contains("uploadId");
        case DELETE -> isMethod(exchange, "DELETE");
        case DELETE_MANY -> isMethod(exchange, "POST") && query.contains("delete");
        case LIST -> isMethod(exchange, "GET") && query.contains("list-type");
      };
    }
  }

  private static final String MD5 = "\"d41d8cd98f00b204e9800998ecf8427e\"";
  private static final String PAGE = "<html><head><title>Sign in</title></head><body/></html>";
  private static final String ERROR = "<Error><Code>InternalError</Code></Error>";
  private static final String COMPLETED =
      "<CompleteMultipartUploadResult><Bucket>other</Bucket><Key>key</Key>"
          + "<ETag>\"d41d8cd98f00b204e9800998ecf8427e-2\"</ETag></CompleteMultipartUploadResult>";
  private static final String LIST_OF_ANOTHER =
      "<ListBucketResult><Name>other</Name><Prefix></Prefix><KeyCount>0</KeyCount>"
          + "<MaxKeys>1000</MaxKeys><IsTruncated>false</IsTruncated></ListBucketResult>";

  static final List<Arguments> LIES =
      List.of(
          Arguments.of("a page", LyingFront.Lie.of(PAGE).with("Content-Type", "text/html")),
          Arguments.of(
              "a page with an ETag",
              LyingFront.Lie.of(PAGE).with("Content-Type", "text/html").with("ETag", MD5)),
          Arguments.of("nothing", LyingFront.Lie.of("")),
          Arguments.of("nothing, with an ETag", LyingFront.Lie.of("").with("ETag", MD5)),
          Arguments.of("cut XML", LyingFront.Lie.of("<CompleteMultipartUploadResult><Buck")),
          Arguments.of("other XML", LyingFront.Lie.of("<a><b>c</b></a>").with("ETag", MD5)),
          Arguments.of("an error", LyingFront.Lie.of(ERROR)),
          Arguments.of("another object", LyingFront.Lie.of(COMPLETED).with("ETag", MD5)),
          Arguments.of("another bucket's list", LyingFront.Lie.of(LIST_OF_ANOTHER)));

  private final LyingFront front = new LyingFront(upstream());

  /// Of the real server.
  abstract URI upstream();

  /// Of a bucket of the real server.
  ///
  /// @param endpoint that stands before it
  abstract S3BlobStore.Settings settings(URI endpoint);

  @AfterEach
  void close() {
    front.close();
  }

  private S3BlobStore store() {
    return S3BlobStore.open(settings(front.endpoint()), Impatience.SHORT, new SlabPool(1000));
  }

  static Stream<Arguments> writes() {
    return Stream.of(
            Arguments.of(SMALL, Calls.PUT),
            Arguments.of(LARGE, Calls.BEGIN),
            Arguments.of(LARGE, Calls.PART),
            Arguments.of(LARGE, Calls.COMPLETE))
        .flatMap(
            write ->
                LIES.stream()
                    .map(
                        lie ->
                            Arguments.of(
                                write.get()[0], write.get()[1], lie.get()[0], lie.get()[1])));
  }

  @ParameterizedTest(name = "{0} bytes, {1}: {2}")
  @MethodSource("writes")
  void nothingIsStoredByWord(int size, Calls call, String name, LyingFront.Lie lie) {
    try (var store = store()) {
      front.lie(call::is, lie);
      assertThatExceptionOfType(StorageUnavailable.class)
          .as(name)
          .isThrownBy(() -> Blobs.put(store, Blobs.key(1), Blobs.bytes(size)));
      assertThat(front.told()).isPositive();
      front.tellTheTruth();
      assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
      Blobs.put(store, Blobs.key(2), Blobs.bytes(size));
      assertThat(Blobs.read(store, Blobs.key(2))).hasValue(Blobs.bytes(size));
    }
  }

  /// Its ETag alone would not show it: the server makes it of what has arrived.
  @Test
  void whatArrivesAlteredIsRefused() {
    try (var store = store()) {
      front.alter(Calls.PUT::is);
      assertThatExceptionOfType(StorageUnavailable.class)
          .isThrownBy(() -> Blobs.put(store, Blobs.key(1), Blobs.bytes(SMALL)))
          .withMessageContaining("BadDigest");
      assertThat(front.told()).isEqualTo(3);
      front.tellTheTruth();
      assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
    }
  }

  /// What was streamed without a known length is cut to it by a copy.
  @ParameterizedTest(name = "{0}")
  @FieldSource("LIES")
  void nothingIsCopiedByWord(String name, LyingFront.Lie lie) {
    var settings = settings(front.endpoint());
    try (var store = S3BlobStore.open(settings, Impatience.SHORT, new SlabPool(0))) {
      front.lie(Calls.COPY::is, lie);
      assertThatExceptionOfType(StorageUnavailable.class)
          .as(name)
          .isThrownBy(() -> Blobs.put(store, Blobs.key(1), Blobs.bytes(LARGE)));
      assertThat(front.told()).isPositive();
      front.tellTheTruth();
      assertThat(Blobs.listed(store, Blobs.LATER)).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("LIES")
  void nothingIsDeletedByWord(String name, LyingFront.Lie lie) {
    try (var store = store()) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SMALL));
      front.lie(Calls.DELETE::is, lie);
      assertThatExceptionOfType(StorageUnavailable.class)
          .as(name)
          .isThrownBy(() -> store.delete(Blobs.key(1)));
      front.lie(Calls.DELETE_MANY::is, lie);
      assertThatExceptionOfType(StorageUnavailable.class)
          .as(name)
          .isThrownBy(() -> store.deleteAll(List.of(Blobs.key(1))));
      front.tellTheTruth();
      assertThat(store.deleteAll(List.of(Blobs.key(1)))).containsExactly(Blobs.key(1));
    }
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("LIES")
  void nothingIsMissingByWord(String name, LyingFront.Lie lie) {
    try (var store = store()) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SMALL));
      front.lie(Calls.LIST::is, lie);
      assertThatExceptionOfType(StorageUnavailable.class)
          .as(name)
          .isThrownBy(() -> Blobs.listed(store, Blobs.LATER));
    }
  }

  @Test
  void anETagThatIsNoDigestIsBorneOutByALook() {
    front.giveOtherETags();
    try (var store = store()) {
      Blobs.put(store, Blobs.key(1), Blobs.bytes(SMALL));
    }
    try (var direct = S3BlobStore.open(settings(upstream()))) {
      assertThat(Blobs.read(direct, Blobs.key(1))).hasValue(Blobs.bytes(SMALL));
    }
  }

  private static boolean isMethod(HttpExchange exchange, String method) {
    return exchange.getRequestMethod().equals(method);
  }

  private static String query(HttpExchange exchange) {
    var query = exchange.getRequestURI().getRawQuery();
    return query == null ? "" : query;
  }
}

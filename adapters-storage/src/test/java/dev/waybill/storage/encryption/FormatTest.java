package dev.waybill.storage.encryption;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.RandomBytes;
import dev.waybill.application.port.TenantKey;
import dev.waybill.domain.tenant.TenantId;
import dev.waybill.domain.upload.BlobKey;
import dev.waybill.domain.upload.DataKey;
import dev.waybill.domain.upload.WrappedKey;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What is stored is what the document says, by vectors that another implementation made.
final class FormatTest {
  private static final FormatDocument DOC = FormatDocument.read();
  private static final BlobKey BLOB = new BlobKey(DOC.text("blob key"));
  private static final MasterKeys MASTERS = MasterKeys.of(List.of(DOC.text("master key")));

  @Test
  void aMasterKeyHasItsId() {
    assertThat(MASTERS.firstId()).isEqualTo(DOC.text("master id"));
  }

  @Test
  void aTenantKeyIsSealedForItsTenantAndId() {
    var chance =
        chance(
            DOC.bytes("tenant key id"),
            DOC.bytes("tenant key"),
            DOC.bytes("nonce of the tenant key"));

    assertThat(new TenantKeySealer(MASTERS, chance).create(TenantId.DEFAULT, Instant.EPOCH))
        .isEqualTo(tenantKey());
  }

  @Test
  void aDataKeyIsWrappedForItsTenantAndBlob() {
    var open = new TenantKeySealer(MASTERS, chance()).open(tenantKey());
    var data = DataKey.of(DOC.bytes("data key"));
    var wrapped = WrappedKey.of(DOC.text("tenant key id"), DOC.text("wrapped data key"));

    assertThat(open.wrap(BLOB, data, chance(DOC.bytes("nonce of the data key"))))
        .isEqualTo(wrapped);
    assertThat(open.unwrap(BLOB, wrapped)).isEqualTo(data);
  }

  @Test
  void blobsAreEncryptedSegmentBySegment() throws NoSuchAlgorithmException {
    var large = new byte[65_539];
    for (int i = 0; i < large.length; i++) {
      large[i] = (byte) (i % 251);
    }

    assertThat(encrypted(new byte[0])).isEqualTo(DOC.bytes("empty blob"));
    assertThat(encrypted("Hello, Waybill!".getBytes(US_ASCII)))
        .isEqualTo(DOC.bytes("blob of `Hello, Waybill!`"));
    assertThat(HexFormat.of().formatHex(sha256(encrypted(large))))
        .isEqualTo(DOC.text("SHA-256 of the blob of 65539 bytes"));
  }

  private static TenantKey tenantKey() {
    return new TenantKey(
        DOC.text("tenant key id"),
        new TenantId(DOC.text("tenant")),
        DOC.text("master id"),
        DOC.text("sealed tenant key"),
        Instant.EPOCH);
  }

  private static byte[] encrypted(byte[] plain) {
    var below = new FakeBlobStore();
    var ref = new BlobRef(BLOB, Optional.of(DataKey.of(DOC.bytes("data key"))));
    try (var sink = EncryptingBlobStore.around(below).create(ref, OptionalLong.empty())) {
      sink.write(ByteBuffer.wrap(plain));
      sink.finish();
      sink.publish();
    }
    return Blobs.read(below, BLOB).orElseThrow();
  }

  private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  /// "Random" bytes that are given.
  private static RandomBytes chance(byte[]... given) {
    Deque<byte[]> left = new ArrayDeque<>(List.of(given));
    return count -> {
      var next = left.remove();
      assertThat(next).hasSize(count);
      return next;
    };
  }
}

package dev.waybill.storage.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.waybill.application.contract.Blobs;
import dev.waybill.application.fake.FakeBlobStore;
import dev.waybill.application.fake.MemoryTarget;
import dev.waybill.application.port.BlobRef;
import dev.waybill.application.port.BlobStore;
import dev.waybill.application.port.StorageUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// An encrypted blob, and what comes of changing it behind the store's back.
final class Tampering {
  private final FakeBlobStore below = new FakeBlobStore();
  private final BlobStore store = EncryptingBlobStore.around(new PiecesStore(below, 50_000));
  private final byte[] plain;

  Tampering(int size) {
    plain = Blobs.bytes(size);
    Blobs.put(store, Blobs.key(1), plain);
  }

  byte[] stored() {
    return Blobs.read(below, Blobs.key(1)).orElseThrow();
  }

  byte[] plain() {
    return plain;
  }

  byte[] read(int offset, int length) {
    try (var source = store.open(Blobs.ref(1)).orElseThrow()) {
      return Blobs.read(source, offset, length);
    }
  }

  /// Reading all of the changed blob fails, and what was handed on before is what was stored.
  void isRefused(UnaryOperator<byte[]> change) {
    isRefused(Blobs.ref(1), change);
  }

  void isRefused(BlobRef ref, UnaryOperator<byte[]> change) {
    var before = stored();
    below.put(ref.key(), change.apply(before.clone()));
    var target = new MemoryTarget();
    assertThatExceptionOfType(StorageUnavailable.class).isThrownBy(() -> readAll(ref, target));
    var handedOn = target.bytes();
    assertThat(handedOn).isEqualTo(Arrays.copyOf(plain, handedOn.length));
    assertThat(handedOn.length).isLessThanOrEqualTo(plain.length);
    below.put(Blobs.key(1), before);
    assertThat(below.openSources()).isZero();
  }

  private void readAll(BlobRef ref, MemoryTarget target) {
    try (var source = store.open(ref).orElseThrow()) {
      source.writeTo(0, source.size(), target);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] flip(byte[] bytes, int at, int bit) {
    bytes[at] ^= (byte) (1 << bit);
    return bytes;
  }
}

package dev.waybill.application.contract;

import static dev.waybill.application.fake.Uploads.file;
import static dev.waybill.application.fake.Uploads.named;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.fake.Uploads;
import dev.waybill.domain.access.AccessPolicy;
import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.StoredFile;
import dev.waybill.domain.upload.Upload;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What goes in comes out, every component of it.
public interface UploadRoundTripContract extends DatabasePorts {
  @Test
  default void filesKeepTheirOrder() {
    var backwards = IntStream.range(0, 100).mapToObj(n -> file(1000 - n)).toList();
    assertKept(upload(1, backwards));
  }

  @Test
  default void namesKeepEveryCharacter() {
    var names =
        Stream.of(
            "a b.txt",
            "Grüße.txt",
            "отчёт.pdf",
            "報告書.docx",
            "تقرير.txt",
            "👩‍👩‍👧 𝔘𝔫𝔦.png",
            "quote'\"; drop table upload; --.sql",
            "%_\\${jndi:ldap://x}#{7*7}.txt",
            "x".repeat(255));
    var seeds = IntStream.iterate(1, n -> n + 1).iterator();
    assertKept(upload(1, names.map(name -> named(file(seeds.next()), name)).toList()));
  }

  @Test
  default void checksumsKeepTheirSign() {
    var checksums = List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
    assertKept(
        upload(
            1,
            IntStream.range(0, checksums.size())
                .mapToObj(n -> sized(file(n + 1), n, checksums.get(n)))
                .toList()));
  }

  @Test
  default void sizesFromNothingToTheLargest() {
    assertKept(upload(1, List.of(sized(file(1), 0, 7), sized(file(2), Long.MAX_VALUE, 7))));
  }

  @Test
  default void encryptionParametersStayWithTheirFile() {
    assertKept(
        upload(1, List.of(Uploads.encrypted(file(1), 1), Uploads.encrypted(file(2), 2), file(3))));
  }

  @Test
  default void everyAccessPolicyIsKept() {
    assertKept(Uploads.guarded(upload(1), new AccessPolicy.Public()));
    assertKept(Uploads.guarded(upload(2), new AccessPolicy.Private()));
    assertKept(Uploads.guarded(upload(3), new AccessPolicy.Protected(Uploads.PASSWORD_HASH)));
  }

  @Test
  default void instantsKeepTheirMilliseconds() {
    assertKept(Uploads.expiring(upload(1), Instant.parse("2026-11-30T23:59:59.999Z")));
    assertKept(Uploads.expiring(upload(2), Instant.parse("2027-01-01T00:00:00.001Z")));
  }

  @Test
  default void foldersAreKept() {
    var file = upload(1).files().getFirst();
    assertKept(Uploads.upload(1, List.of(Uploads.named(file, "plans/old/Grundriß 文件.dwg"))));
  }

  private void assertKept(Upload upload) {
    add(upload);
    assertThat(find(upload)).contains(upload);
  }

  private static StoredFile sized(StoredFile file, long size, int crc32) {
    return new StoredFile(
        file.id(),
        file.path(),
        file.type(),
        new ByteCount(size),
        file.sha256(),
        crc32,
        file.blob(),
        file.wrappedKey(),
        file.encryption());
  }
}

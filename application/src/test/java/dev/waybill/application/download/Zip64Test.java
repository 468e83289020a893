package dev.waybill.application.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.Channels;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Archives beyond the old limits, read by commons-compress without storing their bytes.
class Zip64Test {
  private static final long LIMIT = 0xFFFF_FFFFL;
  private static final int LOCAL_HEADER = 31;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, LIMIT - 1, LIMIT, LIMIT + 1, 5L << 30, 1L << 42})
  void membersOfAnySizeAreReadBack(long size) throws IOException {
    var members = List.of(Zips.member("a", size), Zips.member("b", 7), Zips.member("c", size));
    assertReadBack(ZipLayout.of(members), members);
  }

  @ParameterizedTest
  @ValueSource(longs = {LIMIT - 1, LIMIT, LIMIT + 1})
  void headersAtTheLimitAreReadBack(long offsetOfB) throws IOException {
    var half = offsetOfB / 2;
    var members =
        List.of(
            Zips.member("x", half - LOCAL_HEADER),
            Zips.member("a", offsetOfB - half - LOCAL_HEADER),
            Zips.member("b", 9));
    assertReadBack(ZipLayout.of(members), members);
  }

  /// A reader that cannot seek has nothing but the local header.
  @ParameterizedTest
  @ValueSource(longs = {LIMIT - 1, LIMIT, 1L << 42})
  void theLocalHeaderAloneTellsTheSize(long size) throws IOException {
    var layout = ZipLayout.of(List.of(Zips.member("a", size)));
    try (var in =
        new ZipArchiveInputStream(Channels.newInputStream(new ZeroFilledArchive(layout)))) {
      assertThat(in.getNextEntry().getSize()).isEqualTo(size);
    }
  }

  @Test
  void anEntryHasTheExtraFieldExactlyWhereItsSizeNeedsIt() {
    long plain = 2 * LOCAL_HEADER + 2 * 47 + 22;
    assertThat(lengthWithoutMembers(1, LIMIT - 64)).isEqualTo(plain);
    assertThat(lengthWithoutMembers(1, LIMIT - 1)).isEqualTo(plain + 76);
    assertThat(lengthWithoutMembers(LIMIT - 1, 1)).isEqualTo(plain + 12 + 76);
    assertThat(lengthWithoutMembers(1, LIMIT)).isEqualTo(plain + 20 + 20 + 76);
    assertThat(lengthWithoutMembers(LIMIT, 1)).isEqualTo(plain + 20 + 20 + 12 + 76);
    assertThat(lengthWithoutMembers(LIMIT, LIMIT)).isEqualTo(plain + 2 * 20 + 20 + 28 + 76);
  }

  private static long lengthWithoutMembers(long first, long second) {
    return ZipLayout.of(List.of(Zips.member("a", first), Zips.member("b", second))).length()
        - first
        - second;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65534, 65535})
  void anyNumberOfMembersIsReadBack(int count) throws IOException {
    var members = Collections.nCopies(count, Zips.member("a", 1));
    var layout = ZipLayout.of(members);
    assertReadBack(layout, members);
    boolean zip64 = endsWithLocator(layout);
    assertThat(zip64).isEqualTo(count >= 65535);
  }

  private static boolean endsWithLocator(ZipLayout layout) {
    if (layout.length() < 42) {
      return false;
    }
    var end = (ZipSegment.Bytes) layout.segments(layout.length() - 42, 4).getFirst();
    return end.content().getInt() == 0x504b0607;
  }

  private static void assertReadBack(ZipLayout layout, List<ZipMember> members) throws IOException {
    try (var zip = ZipFile.builder().setSeekableByteChannel(new ZeroFilledArchive(layout)).get()) {
      var entries = Collections.list(zip.getEntriesInPhysicalOrder());
      assertThat(entries.stream().map(ZipArchiveEntry::getName).toList()).isEqualTo(layout.names());
      assertThat(entries.stream().map(ZipArchiveEntry::getSize).toList())
          .isEqualTo(members.stream().map(member -> member.size().value()).toList());
      for (var entry : entries.subList(0, Math.min(3, entries.size()))) {
        assertThat(zip.getRawInputStream(entry)).isNotNull();
      }
    }
  }
}

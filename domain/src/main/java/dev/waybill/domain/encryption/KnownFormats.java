package dev.waybill.domain.encryption;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Recognises files by the bytes that they begin with. Each pattern fixes at least 38 bits, so that
/// all of them together meet random bytes less than once in 2^32 times; what has less to go by (a
/// BMP's `BM`) is left alone.
final class KnownFormats {
  /// @param pattern bytes in hex, `..` for any
  private record Format(String kind, int offset, List<String> pattern) {
    Format(String kind, int offset, String pattern) {
      this(kind, offset, List.of(pattern.split(" ")));
    }

    boolean matches(byte[] head) {
      return head.length >= offset + pattern.size()
          && IntStream.range(0, pattern.size()).allMatch(index -> matches(head, index));
    }

    private boolean matches(byte[] head, int index) {
      var wanted = pattern.get(index);
      return wanted.equals("..")
          || HexFormat.fromHexDigits(wanted) == (head[offset + index] & 0xff);
    }

    int bits() {
      return (int) pattern.stream().filter(wanted -> !wanted.equals("..")).count() * Byte.SIZE;
    }
  }

  private static final List<Format> ALL =
      List.of(
          new Format("a PDF", 0, "25 50 44 46 2d"),
          new Format("a PNG image", 0, "89 50 4e 47 0d 0a 1a 0a"),
          new Format("a JPEG image", 0, "ff d8 ff e0 .. .. 4a 46 49 46 00"),
          new Format("a JPEG image", 0, "ff d8 ff e1 .. .. 45 78 69 66 00"),
          new Format("a GIF image", 0, "47 49 46 38 37 61"),
          new Format("a GIF image", 0, "47 49 46 38 39 61"),
          new Format("a WebP image", 0, "52 49 46 46 .. .. .. .. 57 45 42 50"),
          new Format("a WAV sound", 0, "52 49 46 46 .. .. .. .. 57 41 56 45"),
          new Format("an AVI film", 0, "52 49 46 46 .. .. .. .. 41 56 49 20"),
          new Format("an MP4 or HEIC file", 0, "00 00 00 .. 66 74 79 70"),
          new Format("a Matroska or WebM film", 0, "1a 45 df a3 .. 42 86"),
          new Format("an MP3 sound", 0, "49 44 33 03 00"),
          new Format("an MP3 sound", 0, "49 44 33 04 00"),
          new Format("an Ogg sound", 0, "4f 67 67 53 00"),
          new Format("a FLAC sound", 0, "66 4c 61 43 00 00 00 22"),
          // The high bytes of version and method are zero: with the four letters, 48 bits.
          new Format("a zip or an Office file", 0, "50 4b 03 04 .. 00 .. .. .. 00"),
          new Format("an empty zip", 0, "50 4b 05 06 00 00 00 00"),
          new Format("a 7z archive", 0, "37 7a bc af 27 1c"),
          new Format("an xz archive", 0, "fd 37 7a 58 5a 00"),
          new Format("a bzip2 archive", 0, "42 5a 68 .. 31 41 59 26 53 59"),
          new Format("a RAR archive", 0, "52 61 72 21 1a 07"),
          new Format("a tar archive", 257, "75 73 74 61 72"),
          new Format("a program", 0, "7f 45 4c 46 .. .. 01"),
          new Format("an older Office file", 0, "d0 cf 11 e0 a1 b1 1a e1"),
          new Format("an SQLite database", 0, "53 51 4c 69 74 65 20 66 6f 72 6d 61 74"),
          new Format("XML", 0, "3c 3f 78 6d 6c 20"),
          new Format("HTML", 0, "3c 21 44 4f 43 54 59 50 45"),
          new Format("HTML", 0, "3c 21 64 6f 63 74 79 70 65"),
          new Format("HTML", 0, "3c 68 74 6d 6c"));

  /// Bits that [#isGzip] fixes: 24 of the start, 3 of the flags, 6 of the level, 4 of the system.
  private static final int GZIP_BITS = 37;

  private KnownFormats() {}

  static Optional<String> of(byte[] head) {
    if (isGzip(head)) {
      return Optional.of("a gzip archive");
    }
    return ALL.stream().filter(format -> format.matches(head)).map(Format::kind).findFirst();
  }

  /// RFC 1952: three fixed bytes, five flags, a level of 0, 2 or 4, and a system below 14 or 255.
  private static boolean isGzip(byte[] head) {
    return head.length >= 10
        && head[0] == 0x1f
        && head[1] == (byte) 0x8b
        && head[2] == 8
        && (head[3] & 0xe0) == 0
        && (head[8] & ~6) == 0
        && head[8] != 6
        && head[9] < 14
        && head[9] >= -1;
  }

  /// How likely random bytes are taken for one of these, at most.
  static double chance() {
    return Stream.concat(ALL.stream().map(Format::bits), Stream.of(GZIP_BITS))
        .mapToDouble(bits -> Math.pow(2, -bits))
        .sum();
  }
}

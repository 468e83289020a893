package dev.waybill.application.download;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The two headers of one member: the local one before its bytes and the one in the central
/// directory (APPNOTE 6.3.10 §4.3.7, §4.3.12, §4.5.3).
///
/// No data descriptor: size and CRC are known. Each 64-bit field is there exactly where the value
/// does not fit into the 32 bits of the old one.
final class ZipRecord {
  /// Stands in a 32-bit field whose value is in the zip64 field; so a value equal to it is, too.
  static final long MAX_32 = 0xFFFF_FFFFL;

  static final short VERSION_PLAIN = 20;
  static final short VERSION_ZIP64 = 45;

  /// The rules of the unix system apply to the attributes, so that unpacked files can be read.
  static final int MADE_BY_UNIX = 3 << 8;

  private static final int REGULAR_FILE_0644 = 0100644 << 16;
  private static final short UTF_8_NAME = 1 << 11;

  /// 2000-01-01 00:00:00 for every entry. The first date that zip has, 1980-01-01, falls before
  /// that date in programs that apply a time zone to it.
  private static final short DATE = (20 << 9) | (1 << 5) | 1;

  private static final short TIME = 0;

  private static final short ZIP64_TAG = 1;
  private static final int TAG_LENGTH = 4;
  private static final int LOCAL_LENGTH = 30;
  private static final int CENTRAL_LENGTH = 46;

  private final byte[] name;
  private final long size;
  private final int crc32;
  private final long offset;

  /// @param offset of the local header in the archive
  ZipRecord(String name, long size, int crc32, long offset) {
    this.name = name.getBytes(UTF_8);
    this.size = size;
    this.crc32 = crc32;
    this.offset = offset;
  }

  int localLength() {
    return LOCAL_LENGTH + name.length + (isBig() ? TAG_LENGTH + 16 : 0);
  }

  int centralLength() {
    return CENTRAL_LENGTH + name.length + centralExtra();
  }

  /// Where the member after this one begins.
  long end() {
    return Math.addExact(offset, Math.addExact(localLength(), size));
  }

  ByteBuffer local() {
    ByteBuffer out = littleEndian(localLength()).putInt(0x04034b50);
    out.putShort(isBig() ? VERSION_ZIP64 : VERSION_PLAIN);
    putCommon(out, isBig() ? TAG_LENGTH + 16 : 0);
    out.put(name);
    if (isBig()) {
      out.putShort(ZIP64_TAG).putShort((short) 16).putLong(size).putLong(size);
    }
    return out.flip();
  }

  ByteBuffer central() {
    short version = centralExtra() > 0 ? VERSION_ZIP64 : VERSION_PLAIN;
    ByteBuffer out = littleEndian(centralLength()).putInt(0x02014b50);
    out.putShort((short) (MADE_BY_UNIX | version)).putShort(version);
    putCommon(out, centralExtra());
    short noComment = 0;
    short firstDisk = 0;
    short binary = 0;
    out.putShort(noComment).putShort(firstDisk).putShort(binary);
    out.putInt(REGULAR_FILE_0644).putInt(narrow(offset)).put(name);
    putCentralExtra(out);
    return out.flip();
  }

  /// The fields from the flags to the length of the extra field, which both headers have.
  private void putCommon(ByteBuffer out, int extraLength) {
    short stored = 0;
    out.putShort(isAscii() ? 0 : UTF_8_NAME).putShort(stored).putShort(TIME).putShort(DATE);
    out.putInt(crc32).putInt(narrow(size)).putInt(narrow(size));
    out.putShort((short) name.length).putShort((short) extraLength);
  }

  private void putCentralExtra(ByteBuffer out) {
    if (centralExtra() > 0) {
      out.putShort(ZIP64_TAG).putShort((short) (centralExtra() - TAG_LENGTH));
    }
    if (isBig()) {
      out.putLong(size).putLong(size);
    }
    if (isFar()) {
      out.putLong(offset);
    }
  }

  private int centralExtra() {
    int values = (isBig() ? 16 : 0) + (isFar() ? 8 : 0);
    return values == 0 ? 0 : TAG_LENGTH + values;
  }

  private boolean isBig() {
    return size >= MAX_32;
  }

  private boolean isFar() {
    return offset >= MAX_32;
  }

  private boolean isAscii() {
    for (byte b : name) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  static int narrow(long value) {
    return (int) Math.min(value, MAX_32);
  }

  static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}

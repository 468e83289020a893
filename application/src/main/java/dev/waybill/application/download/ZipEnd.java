package dev.waybill.application.download;

import java.nio.ByteBuffer;

/// What ends an archive: the end record of the central directory, and before it the zip64 end
/// record and its locator where a value does not fit (APPNOTE 6.3.10 §4.3.14 to §4.3.16).
///
/// @param entries how many
/// @param offset of the central directory in the archive
/// @param size of the central directory, in bytes
record ZipEnd(int entries, long offset, long size) {
  private static final int END_LENGTH = 22;
  private static final int ZIP64_END_LENGTH = 56;
  private static final int LOCATOR_LENGTH = 20;

  /// Stands in a 16-bit field whose value is in the zip64 record.
  private static final int MAX_16 = 0xFFFF;

  int length() {
    return (isZip64() ? ZIP64_END_LENGTH + LOCATOR_LENGTH : 0) + END_LENGTH;
  }

  ByteBuffer bytes() {
    ByteBuffer out = ZipRecord.littleEndian(length());
    if (isZip64()) {
      putZip64(out);
    }
    short count = (short) Math.min(entries, MAX_16);
    short noComment = 0;
    out.putInt(0x06054b50).putInt(0).putShort(count).putShort(count);
    out.putInt(ZipRecord.narrow(size)).putInt(ZipRecord.narrow(offset)).putShort(noComment);
    return out.flip();
  }

  private void putZip64(ByteBuffer out) {
    short madeBy = ZipRecord.MADE_BY_UNIX | ZipRecord.VERSION_ZIP64;
    out.putInt(0x06064b50).putLong(ZIP64_END_LENGTH - 12);
    out.putShort(madeBy).putShort(ZipRecord.VERSION_ZIP64).putInt(0).putInt(0);
    out.putLong(entries).putLong(entries).putLong(size).putLong(offset);
    out.putInt(0x07064b50).putInt(0).putLong(offset + size).putInt(1);
  }

  private boolean isZip64() {
    return entries >= MAX_16 || size >= ZipRecord.MAX_32 || offset >= ZipRecord.MAX_32;
  }
}

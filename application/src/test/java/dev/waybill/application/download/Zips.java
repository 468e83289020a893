package dev.waybill.application.download;

import dev.waybill.domain.size.ByteCount;
import dev.waybill.domain.upload.Digest;
import dev.waybill.domain.upload.FilePath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.zip.CRC32;

/// Archives of contents that are held in memory, for tests.
final class Zips {
  private Zips() {}

  /// Compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  record Content(String name, byte[] bytes) {
    ZipMember member() {
      return Zips.member(name, bytes.length, crc32(bytes), sha256(bytes));
    }
  }

  static ZipMember member(String name, long size) {
    return member(name, size, 0, sha256(new byte[0]));
  }

  static ZipMember member(String name, long size, int crc32, Digest sha256) {
    return new ZipMember(FilePath.sent(name).path(), new ByteCount(size), crc32, sha256);
  }

  static ZipLayout layout(List<Content> contents) {
    return ZipLayout.of(contents.stream().map(Content::member).toList());
  }

  static byte[] bytes(List<Content> contents) {
    var layout = layout(contents);
    return bytes(layout.segments(0, layout.length()), contents);
  }

  static byte[] bytes(List<ZipSegment> segments, List<Content> contents) {
    var out = new ByteArrayOutputStream();
    write(segments, contents, Channels.newChannel(out));
    return out.toByteArray();
  }

  private static void write(
      List<ZipSegment> segments, List<Content> contents, WritableByteChannel out) {
    try {
      for (ZipSegment segment : segments) {
        out.write(bytes(segment, contents));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ByteBuffer bytes(ZipSegment segment, List<Content> contents) {
    return switch (segment) {
      case ZipSegment.Bytes bytes -> bytes.content();
      case ZipSegment.Slice(int member, long offset, long length) ->
          ByteBuffer.wrap(contents.get(member).bytes(), (int) offset, (int) length);
    };
  }

  static int crc32(byte[] bytes) {
    var crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  static Digest sha256(byte[] bytes) {
    try {
      return Digest.of(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

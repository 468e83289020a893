package dev.waybill.storage.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HexFormat;
import okhttp3.RequestBody;
import okio.HashingSink;
import okio.Okio;

/// What an object has to be once a body has arrived.
///
/// @param size in bytes
/// @param md5 in hex, which S3 answers as the ETag of an object that was sent in one piece
record Sent(long size, String md5) {
  /// As `Content-MD5` has it (RFC 1864).
  String contentMd5() {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(md5));
  }

  /// @param body can be sent more than once; it is in memory
  static Sent of(RequestBody body) {
    try (var hash = HashingSink.md5(Okio.blackhole());
        var sink = Okio.buffer(hash)) {
      body.writeTo(sink);
      sink.flush();
      return new Sent(body.contentLength(), hash.hash().hex());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.waybill.bootstrap.durability;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// A multipart body of one to three random files of 1 byte to 300 KiB, small ones more often.
final class UploadBody {
  static final String TYPE = "multipart/form-data; boundary=ledger";
  private static final double LARGEST = 300.0 * 1024;
  private static final int SMALL = 128 << 10;
  private static final int LARGE = 1400 << 10;
  private static final List<String> EXPIRIES = List.of("1d", "3d", "7d");

  private final byte[] bytes;
  private final List<String> sha256;

  private UploadBody(byte[] bytes, List<String> sha256) {
    this.bytes = bytes;
    this.sha256 = List.copyOf(sha256);
  }

  byte[] bytes() {
    return bytes;
  }

  /// Of each file, in order, counted here and not by the service.
  List<String> sha256() {
    return sha256;
  }

  static UploadBody random(RandomGenerator random) {
    var body = new ByteArrayOutputStream();
    var digests = new ArrayList<String>();
    int files = random.nextInt(4) > 0 ? 1 : 2 + random.nextInt(2);
    for (int i = 0; i < files; i++) {
      var content = new byte[(int) Math.pow(LARGEST, random.nextDouble())];
      random.nextBytes(content);
      part(body, "files\"; filename=\"" + i + ".bin", content);
      digests.add(sha256(content));
    }
    var expires = EXPIRIES.get(random.nextInt(EXPIRIES.size()));
    part(body, "expires", expires.getBytes(ISO_8859_1));
    body.writeBytes("--ledger--\r\n".getBytes(ISO_8859_1));
    return new UploadBody(body.toByteArray(), digests);
  }

  /// Of two files. The first comes in 2 to 16 pieces, with the second more than 20 (of 8 to 64 KiB,
  /// as the network has it).
  static UploadBody ofTwo(String expires) {
    var body = new ByteArrayOutputStream();
    var random = new Random(expires.hashCode());
    var small = new byte[SMALL];
    random.nextBytes(small);
    var large = new byte[LARGE];
    random.nextBytes(large);
    part(body, "files\"; filename=\"0.bin", small);
    part(body, "files\"; filename=\"1.bin", large);
    part(body, "expires", expires.getBytes(ISO_8859_1));
    body.writeBytes("--ledger--\r\n".getBytes(ISO_8859_1));
    return new UploadBody(body.toByteArray(), List.of(sha256(small), sha256(large)));
  }

  private static void part(ByteArrayOutputStream body, String name, byte[] content) {
    var head = "--ledger\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
    body.writeBytes(head.getBytes(ISO_8859_1));
    body.writeBytes(content);
    body.writeBytes("\r\n".getBytes(ISO_8859_1));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

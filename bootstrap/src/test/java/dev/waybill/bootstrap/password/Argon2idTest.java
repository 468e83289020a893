package dev.waybill.bootstrap.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Argon2idTest {
  /// RFC 9106, section 5.3.
  @Test
  void computes_the_test_vector_of_the_rfc() {
    var parameters =
        Argon2id.parameters(new Cost(32, 3, 4))
            .withSalt(filled(16, 2))
            .withSecret(filled(8, 3))
            .withAdditional(filled(12, 4))
            .build();
    assertThat(Argon2id.tag(filled(32, 1), parameters, 32))
        .isEqualTo(
            HexFormat.of()
                .parseHex("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
  }

  private static byte[] filled(int length, int value) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}

package dev.waybill.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatesTest {
  /// Self-signed, for a hundred years.
  private static final String AUTHORITY =
      """
      -----BEGIN CERTIFICATE-----
      MIIBQDCB56ADAgECAghADFg0X+/c+zAKBggqhkjOPQQDAjAUMRIwEAYDVQQDEwlh
      dXRob3JpdHkwIBcNMjYxMTI2MTY1MzMxWhgPMjEyNjExMDIxNjUzMzFaMBQxEjAQ
      BgNVBAMTCWF1dGhvcml0eTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABI6TV+of
      fLcTN73PY8+edY0aLzGAWOZGwo7YqnVkH21HmaihFECysEn5ben08E254so9E1IV
      k72qzxX84VnjWPmjITAfMB0GA1UdDgQWBBT1sQMTN9AorOdGTFZ+FrnU1fX8ujAK
      BggqhkjOPQQDAgNIADBFAiEA6jutJMANI4qRFPEmZ5PLLaAE9jy7AvwPp5Dxbpo2
      7zoCIGcQMr8f07hvXjpruelZmSGaEJK26MPvXNyYlkyouA0Y
      -----END CERTIFICATE-----
      """;

  @Test
  void oneBehindTheOther() {
    assertThat(Certificates.parse("# ours\n" + AUTHORITY + "\n" + AUTHORITY).orElseThrow())
        .hasSize(2)
        .allMatch(one -> one.getSubjectX500Principal().getName().equals("CN=authority"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "certificate",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"
      })
  void none(String text) {
    assertThat(Certificates.parse(text)).isEmpty();
  }

  @Test
  void brokenBehindAGoodOne() {
    var broken = AUTHORITY.replaceFirst("(?m)^[A-Za-z0-9+/=]{64}$", "");
    assertThat(Certificates.parse(AUTHORITY + broken)).isEmpty();
  }
}

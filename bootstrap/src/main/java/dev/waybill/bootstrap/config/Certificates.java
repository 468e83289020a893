package dev.waybill.bootstrap.config;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Reads certificates in PEM, one behind the other (RFC 7468).
final class Certificates {
  private Certificates() {}

  /// Nothing where there is none, or one that is broken.
  static Optional<List<X509Certificate>> parse(String pem) {
    try {
      var found =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)));
      return Optional.of(found.stream().map(X509Certificate.class::cast).toList())
          .filter(certificates -> !certificates.isEmpty());
    } catch (CertificateException broken) {
      return Optional.empty();
    }
  }
}

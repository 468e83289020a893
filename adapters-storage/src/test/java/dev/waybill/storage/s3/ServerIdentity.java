package dev.waybill.storage.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// A key and a certificate that it signs itself, as an operator makes them for a server of his own.
///
/// @param keyStore with both, PKCS #12
record ServerIdentity(Path keyStore) {
  static final String PASSWORD = "password";

  /// @param name whom the certificate is for, like `ip:127.0.0.1` or `dns:example.org`
  static ServerIdentity of(String name, Path folder) throws IOException {
    var identity = new ServerIdentity(folder.resolve("server.p12"));
    identity.keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=test",
        "-validity",
        "2",
        "-ext",
        "san=" + name);
    return identity;
  }

  X509Certificate certificate() throws IOException, GeneralSecurityException {
    var file = keyStore.resolveSibling("server.pem");
    keytool("-exportcert", "-rfc", "-file", file.toString());
    try (var pem = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
    }
  }

  private void keytool(String command, String... arguments) throws IOException {
    var program = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var line = new ArrayList<>(List.of(program.toString(), command, "-alias", "server"));
    line.addAll(List.of("-storetype", "PKCS12", "-keystore", keyStore.toString()));
    line.addAll(List.of("-storepass", PASSWORD));
    line.addAll(List.of(arguments));
    var process = new ProcessBuilder(line).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
  }
}

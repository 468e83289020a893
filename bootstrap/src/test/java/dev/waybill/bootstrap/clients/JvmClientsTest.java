package dev.waybill.bootstrap.clients;

import dev.waybill.bootstrap.testing.InTurn;
import java.io.IOException;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The clients of Java programs.
@InTurn("clients-jvm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JvmClientsTest {
  private Matrix matrix;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    matrix = Matrix.start("jvm", folder);
  }

  @AfterAll
  void stop() {
    matrix.close();
  }

  @TestFactory
  Stream<DynamicNode> every_client_does_every_case() {
    return matrix.tests(
        List.of(
            Row.of(jdk("HttpClient 1.1", Version.HTTP_1_1))
                .deviates("a fault of the service (N1)", "%22final%22", Case.NAME_QUOTES)
                .deviates("a fault of the service", "was: 403", Case.PASSWORD_HEADER),
            Row.of(jdk("HttpClient default", Version.HTTP_2))
                .deviates("a fault of the service (N1)", "%22final%22", Case.NAME_QUOTES)
                .deviates("a fault of the service", "was: 403", Case.PASSWORD_HEADER)
                .deviates(
                    "a fault of the service (h2c upgrade)",
                    "",
                    Case.PUT_STREAM,
                    Case.FORM_STREAM,
                    Case.TOO_LARGE_STREAM)));
  }

  private static Client jdk(String name, Version version) {
    return new JdkHttpClient(name, version, BodyPublishers::ofFile, JdkHttpClient::stream);
  }
}

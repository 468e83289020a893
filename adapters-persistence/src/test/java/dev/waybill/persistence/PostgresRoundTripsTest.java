package dev.waybill.persistence;

import static dev.waybill.application.fake.Uploads.NOW;
import static dev.waybill.application.fake.Uploads.upload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.application.port.AddRequirements;
import dev.waybill.application.port.NodeRegistry;
import dev.waybill.domain.upload.NetworkHash;
import dev.waybill.domain.upload.Upload;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often a request waits for the server: each time costs the network's round trip, and holds
/// one of few connections for as long.
class PostgresRoundTripsTest {
  private final PostgresUnderTest server = EmbeddedServer.get();
  private final String database = server.fresh();
  private final CountingProxy network = CountingProxy.to(server.port());
  private final Node node =
      new Node(
          PostgresUnderTest.open(
              server.settings(database, network.port()), PostgresUnderTest.PATIENT));

  /// As a node that is recorded does.
  private void add(Upload upload) {
    node.write(
        () ->
            node.database()
                .uploads()
                .add(
                    upload.tenant(),
                    upload,
                    new AddRequirements(
                        Optional.of("1"),
                        false,
                        Optional.of("network"),
                        Optional.of(NetworkHash.of(new byte[16])))));
  }

  /// All connections are made, and the statements known.
  @BeforeEach
  void warmUp() throws InterruptedException {
    node.write(
        () ->
            node.database()
                .nodes()
                .record(new NodeRegistry.Node("1", "a", "1", List.of(), 0, NOW, false, NOW)));
    for (int n = 0; n < 12; n++) {
      node.requireAvailable();
      add(upload(100 + n));
      download(upload(100 + n));
    }
    rest();
    node.requireAvailable();
  }

  /// Longer than the pool trusts an idle connection by default.
  private static void rest() throws InterruptedException {
    assertThat(new CountDownLatch(1).await(700, TimeUnit.MILLISECONDS)).isFalse();
  }

  @AfterEach
  void close() {
    node.close();
    network.close();
    server.drop(database);
  }

  private boolean download(Upload upload) {
    return node.database()
        .transactions()
        .lookUp(() -> node.database().uploads().findByLink(upload.tenant(), upload.id().asLink()))
        .isPresent();
  }

  @Test
  void an_upload_waits_three_times_whatever_number_of_files_it_has() throws InterruptedException {
    rest();
    network.waits();
    node.requireAvailable();
    add(upload(1));
    assertThat(network.waits()).as("ask, insert, commit").isEqualTo(3);
    node.requireAvailable();
    add(upload(3, 5));
    assertThat(network.waits()).isEqualTo(3);
  }

  @Test
  void a_download_waits_once_and_so_does_a_look_at_the_settings() throws InterruptedException {
    node.add(upload(1, 5));
    rest();
    network.waits();
    assertThat(download(upload(1, 5))).isTrue();
    assertThat(network.waits()).isEqualTo(1);
    assertThat(
            node.database()
                .transactions()
                .lookUp(
                    () ->
                        node.database()
                            .uploads()
                            .findByToken(upload(1).tenant(), upload(1).token())))
        .isPresent();
    assertThat(network.waits()).isEqualTo(1);
    assertThat(download(upload(2))).isFalse();
    assertThat(network.waits()).isEqualTo(1);
  }
}

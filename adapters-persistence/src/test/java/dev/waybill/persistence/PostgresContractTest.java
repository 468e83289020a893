package dev.waybill.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class PostgresContractTest extends PostgresContracts {
  PostgresContractTest() {
    super(EmbeddedServer.get());
  }

  @Test
  void theServersClockTellsTheTime() {
    assertThat(transactions().read(() -> upkeep().clock()).orElseThrow())
        .isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
  }
}

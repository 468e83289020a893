package dev.waybill.persistence;

import dev.waybill.application.port.InstallationRepository;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The installation's secrets, as they are: whoever reads the file has them.
final class HibernateInstallation implements InstallationRepository {
  private final CurrentSession current;
  private final InstantSource clock;

  HibernateInstallation(CurrentSession current, InstantSource clock) {
    this.current = current;
    this.clock = clock;
  }

  @Override
  public byte[] secret(String name, byte[] fresh) {
    var session = current.writing();
    @Nullable SecretEntity kept = session.get(SecretEntity.class, name);
    if (kept != null) {
      return kept.secret;
    }
    session.insert(SecretEntity.from(name, fresh, clock.instant()));
    return fresh.clone();
  }
}

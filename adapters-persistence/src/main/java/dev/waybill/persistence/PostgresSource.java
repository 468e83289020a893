package dev.waybill.persistence;

import java.io.Serial;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// The driver's connections, whose time limit is ours: the pool would set its own, which is meant
/// for the wait for a connection and too short for making one.
final class PostgresSource extends PGSimpleDataSource {
  @Serial private static final long serialVersionUID = 1;

  void limitLogin(Duration limit) {
    super.setLoginTimeout((int) limit.toSeconds());
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // See above.
  }
}

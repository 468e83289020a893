package dev.waybill.bootstrap.cli;

import dev.waybill.bootstrap.config.Configuration;
import java.util.ArrayList;
import java.util.List;

/// Notes what it was asked for; answers with a code that can be told from the others.
final class RecordingMaintenance implements Maintenance {
  static final int CODE = 4;

  final List<Object> calls = new ArrayList<>();
  final List<Configuration> configurations = new ArrayList<>();

  @Override
  public int migrate(Configuration configuration) {
    return note("migrate", configuration);
  }

  @Override
  public int doctor(Configuration configuration, Doctor options) {
    return note(options, configuration);
  }

  @Override
  public int copyBlobs(Copy options) {
    configurations.add(options.from());
    return note(options, options.to());
  }

  @Override
  public int exportMetadata(Configuration configuration, String file) {
    return note("export " + file, configuration);
  }

  @Override
  public int importMetadata(Configuration configuration, String file) {
    return note("import " + file, configuration);
  }

  @Override
  public int rotateKeys(Configuration configuration, boolean newTenantKeys) {
    return note("rotate " + newTenantKeys, configuration);
  }

  @Override
  public int nodes(Configuration configuration, boolean json) {
    return note("nodes " + json, configuration);
  }

  private int note(Object call, Configuration configuration) {
    calls.add(call);
    configurations.add(configuration);
    return CODE;
  }
}
